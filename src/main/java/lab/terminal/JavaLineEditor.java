package lab.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Completeness;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.EOFError;
import org.jline.reader.Highlighter;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;
import org.jline.terminal.Size;
import org.jline.utils.AttributedString;

/**
 * Edits a line of Java or a command: it knows when the line is complete, completes it on Tab, and
 * colours it.
 */
public final class JavaLineEditor implements Parser, Completer, Highlighter {
  /** Columns between two candidates, and rows that are not theirs: the prompt, what is typed. */
  private static final int MARGIN = 3;

  private static final int FRAME = 4;

  private final Supplier<Optional<SourceCodeAnalysis>> analysis;
  private final Supplier<Size> size;
  private final List<String> commands;
  private final boolean colours;
  private boolean java = true;

  /**
   * An editor for a session.
   *
   * @param analysis the session's; nothing until it is open, which no typing waits for
   * @param size the screen's
   * @param commands such as {@code :help}
   */
  public JavaLineEditor(
      Supplier<Optional<SourceCodeAnalysis>> analysis,
      Supplier<Size> size,
      List<String> commands,
      boolean colours) {
    this.analysis = analysis;
    this.size = size;
    this.commands = commands;
    this.colours = colours;
  }

  /** Whether the next line is Java, or else any text. */
  public void expectJava(boolean expected) {
    java = expected;
  }

  /** The identifier that the cursor stands in or behind. */
  private record Word(String line, int cursor, String word, int wordCursor)
      implements CompletingParsedLine {
    @Override
    public CharSequence escape(CharSequence candidate, boolean complete) {
      return candidate;
    }

    @Override
    public int rawWordCursor() {
      return wordCursor;
    }

    @Override
    public int rawWordLength() {
      return word.length();
    }

    @Override
    public int wordIndex() {
      return 0;
    }

    @Override
    public List<String> words() {
      return List.of(word);
    }
  }

  @Override
  public ParsedLine parse(String line, int cursor, ParseContext context) {
    if (context == ParseContext.ACCEPT_LINE && java && isJava(line) && isIncomplete(line)) {
      throw new EOFError(-1, -1, "the statement does not end yet");
    }
    int from = cursor;
    while (from > 0 && Character.isJavaIdentifierPart(line.charAt(from - 1))) {
      from--;
    }
    if (from == 1 && line.charAt(0) == ':') {
      from = 0; // a command is completed with its colon
    }
    return new Word(line, cursor, line.substring(from, cursor), cursor - from);
  }

  private static boolean isJava(String line) {
    return !line.isBlank() && !line.stripLeading().startsWith(":");
  }

  private boolean isIncomplete(String line) {
    Optional<SourceCodeAnalysis> open = analysis.get();
    return open.isPresent() ? isIncomplete(line, open.get()) : opensBrackets(line);
  }

  /** What can be told without a session. */
  private static boolean opensBrackets(String line) {
    return Tokens.depth(line) > 0;
  }

  private static boolean isIncomplete(String line, SourceCodeAnalysis java) {
    try {
      String rest = line;
      while (!rest.isBlank()) { // a statement that ends may stand before one that does not
        CompletionInfo info = java.analyzeCompletion(rest);
        Completeness completeness = info.completeness();
        if (completeness == Completeness.DEFINITELY_INCOMPLETE
            || completeness == Completeness.CONSIDERED_INCOMPLETE) {
          return true;
        }
        rest = info.remaining() == null || info.remaining().equals(rest) ? "" : info.remaining();
      }
      return false;
    } catch (RuntimeException
        | Error e) { // beyond what the compiler can take: running it will tell
      return false;
    }
  }

  @Override
  public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
    if (line.line().stripLeading().startsWith(":")) {
      commands.forEach(command -> candidates.add(candidate(command, 0)));
    } else if (java) {
      analysis
          .get()
          .map(open -> suggestions(line, open))
          .map(all -> fitting(all, size.get()))
          .ifPresent(candidates::addAll);
    }
  }

  private static List<Candidate> suggestions(ParsedLine line, SourceCodeAnalysis java) {
    int[] anchor = new int[1];
    try {
      return java.completionSuggestions(line.line(), line.cursor(), anchor).stream()
          .filter(found -> anchor[0] == line.cursor() - line.word().length())
          .map(found -> candidate(found.continuation(), found.matchesType() ? 0 : 1))
          .distinct()
          .sorted()
          .toList();
    } catch (RuntimeException | Error e) { // the compiler cannot take it: there is nothing to offer
      return List.of();
    }
  }

  /**
   * As many as the screen has room for, and a word on the others.
   *
   * @param all sorted by what fits, and then by name
   */
  static List<Candidate> fitting(List<Candidate> all, Size screen) {
    int widest = all.stream().mapToInt(one -> one.displ().length()).max().orElse(0);
    int columns = Math.max(1, screen.getColumns() / (widest + MARGIN));
    int most = columns * Math.max(1, screen.getRows() - FRAME);
    if (all.size() <= most) {
      return all;
    }
    List<Candidate> some = new ArrayList<>(all.subList(0, most - columns));
    String common = all.stream().map(Candidate::value).reduce(JavaLineEditor::common).orElse("");
    String others = "… and %d more: type a letter".formatted(all.size() - some.size());
    some.add(new Candidate(common, others, null, null, null, null, false, 2));
    return some;
  }

  /** How both begin; Tab goes so far by itself. */
  private static String common(String a, String b) {
    int end = 0;
    while (end < Math.min(a.length(), b.length()) && a.charAt(end) == b.charAt(end)) {
      end++;
    }
    return a.substring(0, end);
  }

  private static Candidate candidate(String text, int sort) {
    return new Candidate(text, text, null, null, null, null, false, sort);
  }

  @Override
  public AttributedString highlight(LineReader reader, String buffer) {
    return colours && java && isJava(buffer)
        ? Screen.highlighted(buffer)
        : new AttributedString(buffer);
  }

  @Override
  public void setErrorPattern(Pattern pattern) {
    // nothing is marked as wrong while it is being typed
  }

  @Override
  public void setErrorIndex(int index) {
    // nothing is marked as wrong while it is being typed
  }
}
