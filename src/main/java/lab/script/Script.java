package lab.script;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lab.terminal.Prose;
import lab.terminal.Sentence;

/**
 * A lab's script divided into its parts: plain JShell, whose comments make it a lesson.
 *
 * <pre>
 * // Lab 3: The cost                      its title, then the introduction
 * import lab.*;                           the preamble: code before the first step
 *
 * // ---- What a wrong answer costs       a step begins, and its title
 * // Prose: the comment directly below.
 * // ? About how large is it?             a guess is asked for, in the last lines of the prose;
 *                                         with // ?? before the code, which gives it away, is shown
 * cost.loss(S, Y)                         // =&gt; 2.30… (with nothing behind it: whatever it is)
 *
 * // ---- Questions                       the last section
 * // Q Why?
 * // A Because.
 * </pre>
 *
 * <p>A script without any {@code // ----} is one step.
 *
 * @param title its first line
 * @param intro paragraphs; see {@link Prose}
 * @param preamble run when the script is opened
 */
public record Script(
    Path file,
    List<String> lines,
    String title,
    List<String> intro,
    Code preamble,
    List<Step> steps,
    List<Question> questions) {

  /**
   * Lines of a script, one below the other.
   *
   * @param text ends each line with a line feed
   * @param line where it begins, counted from 1
   */
  public record Code(String text, int line) {
    private static final Pattern EXPECTATION = Pattern.compile("\\s*// ?=>(.*)");
    private static final String MARK = "// =>";

    public boolean isEmpty() {
      return text.isBlank();
    }

    /** The code without what it will show. */
    public String withoutExpectations() {
      return withoutExpectations(line -> "");
    }

    /**
     * The code without what it will show, and {@code // =>} alone behind a statement that its
     * semicolon ends: so it is marked as one whose value is shown, whatever that is.
     */
    public String withBareMarks() {
      return withoutExpectations(
          line -> line.stripTrailing().endsWith(";") && !line.contains("System.out.") ? MARK : "");
    }

    /**
     * @param mark what takes the place of an expectation, by the code before it
     */
    private String withoutExpectations(UnaryOperator<String> mark) {
      List<String> kept = new ArrayList<>();
      boolean fresh = true; // whether the statement above has no mark yet
      for (String line : text.lines().toList()) {
        Matcher found = EXPECTATION.matcher(line);
        if (!found.find()) {
          kept.add(line);
          fresh = true;
          continue;
        }
        String code = line.substring(0, found.start());
        boolean below = code.isBlank();
        String before = below && !kept.isEmpty() ? kept.get(kept.size() - 1) : code;
        String gap = line.substring(found.start(), line.indexOf("//", found.start()));
        String sign = mark.apply(before);
        if (!below) {
          kept.add(sign.isEmpty() ? code : code + gap + sign);
        } else if (fresh && !sign.isEmpty()) {
          kept.set(kept.size() - 1, before + "  " + sign);
        }
        fresh = false;
      }
      return String.join("\n", kept).strip();
    }

    /** What it will show, line by line, where {@code …} is any run of characters. */
    public List<String> expectations() {
      return text.lines()
          .map(EXPECTATION::matcher)
          .filter(Matcher::find)
          .map(found -> found.group(1).strip())
          .toList();
    }
  }

  /**
   * A few lines of prose, then a few lines of code.
   *
   * @param prose paragraphs; see {@link Prose}
   * @param guess what the learner is asked before the code runs
   * @param hidden whether the code gives the answer away, and so is shown only then
   */
  public record Step(
      String title, List<String> prose, Optional<String> guess, boolean hidden, Code code) {
    /** The prose that leads to the code. */
    public List<String> lead() {
      return prose.subList(0, taskFrom());
    }

    /**
     * What the learner is to do after the code: the prose from "Your turn:" on, if there is any.
     */
    public List<String> task() {
      return prose.subList(taskFrom(), prose.size());
    }

    private int taskFrom() {
      int from = 0;
      while (from < prose.size() && !prose.get(from).startsWith("Your turn:")) {
        from++;
      }
      return from;
    }
  }

  /** A question at the end, and what can be said to it; both in paragraphs. */
  public record Question(List<String> question, List<String> answer) {}

  private static final Pattern MARKER = Pattern.compile("// ----(?: (?<title>.*))?");

  /** The title of the last section. */
  public static final String QUESTIONS = "Questions";

  /**
   * Reads a script.
   *
   * @throws ScriptException if there is none, if it is no text, or if it breaks the format
   */
  public static Script read(Path file) throws ScriptException {
    try {
      return new Parser(file, lines(file)).parse();
    } catch (NoSuchFileException e) {
      throw new ScriptException(file, "there is no such script", e);
    } catch (CharacterCodingException e) {
      throw new ScriptException(file, "the script must be text in UTF-8, but is not", e);
    } catch (IOException e) {
      throw new ScriptException(file, "the script cannot be read: " + Sentence.of(e), e);
    }
  }

  /** Some editors put a mark of the byte order before the text; it is no part of it. */
  private static List<String> lines(Path file) throws IOException {
    List<String> lines = new ArrayList<>(Files.readAllLines(file));
    if (!lines.isEmpty() && lines.get(0).startsWith("\ufeff")) {
      lines.set(0, lines.get(0).substring(1));
    }
    return lines;
  }

  /** All that is run, from the first line to the last. */
  List<Code> code() {
    List<Code> all = new ArrayList<>(List.of(preamble));
    steps.forEach(step -> all.add(step.code()));
    return all;
  }

  /** A failure at one of its lines. */
  public ScriptException failure(StatementException cause) {
    List<String> excerpt = cause.excerpt(lines.get(cause.line() - 1), Integer.MAX_VALUE);
    return new ScriptException(file, cause.line(), excerpt, cause.getMessage(), cause.getCause());
  }

  /** Goes through the lines once. */
  private static final class Parser {
    private final Path file;
    private final List<String> lines;
    private final Map<String, Integer> titles = new HashMap<>();
    private int at;

    Parser(Path file, List<String> lines) {
      this.file = file;
      this.lines = lines;
    }

    Script parse() throws ScriptException {
      List<String> opening = comment();
      String title =
          opening.isEmpty() ? file.getFileName().toString() : Prose.text(opening.get(0)).strip();
      List<String> intro = Prose.paragraphs(opening.stream().skip(1).toList());
      Code preamble = code();
      List<Step> steps = new ArrayList<>();
      List<Question> questions = List.of();
      if (at == lines.size()) {
        steps.add(new Step(title, List.of(), Optional.empty(), false, preamble));
        preamble = new Code("", 1);
      }
      while (at < lines.size()) {
        String name = title();
        if (name.equals(QUESTIONS)) {
          questions = questions();
        } else {
          steps.add(step(name));
        }
      }
      return new Script(file, lines, title, intro, preamble, steps, questions);
    }

    /** The comment lines from here on, up to a step. */
    private List<String> comment() {
      int from = at;
      while (at < lines.size() && lines.get(at).startsWith("//") && !isMarker()) {
        at++;
      }
      return lines.subList(from, at);
    }

    private boolean isMarker() {
      return MARKER.matcher(lines.get(at)).matches();
    }

    private Code code() throws ScriptException {
      int from = at;
      boolean begun = false;
      while (at < lines.size() && !isMarker()) {
        String line = lines.get(at);
        if (!begun && Code.EXPECTATION.matcher(line).matches()) {
          throw failure("there is no statement above that could show this");
        }
        begun |= !line.isBlank() && !line.stripLeading().startsWith("//");
        at++;
      }
      StringBuilder text = new StringBuilder();
      lines.subList(from, at).forEach(line -> text.append(line).append('\n'));
      return new Code(text.toString(), from + 1);
    }

    private String title() throws ScriptException {
      Matcher marker = MARKER.matcher(lines.get(at));
      String title = marker.matches() && marker.group(1) != null ? marker.group(1).strip() : "";
      if (title.isEmpty()) {
        throw failure("a step needs a title, on the line that begins it: // ---- Title");
      }
      Integer before = titles.putIfAbsent(title, at + 1);
      if (before != null) {
        throw failure(
            "two steps have the title \"%s\", the other one on line %d: give one of them another"
                .formatted(title, before));
      }
      if (titles.containsKey(QUESTIONS) && !title.equals(QUESTIONS)) {
        throw failure(
            "the questions, from line %d on, must be the last section"
                .formatted(titles.get(QUESTIONS)));
      }
      at++;
      return title;
    }

    private Step step(String title) throws ScriptException {
      List<String> prose = new ArrayList<>();
      List<String> guess = new ArrayList<>();
      boolean hidden = false;
      int from = at;
      List<String> comment = comment();
      for (int i = 0; i < comment.size(); i++) {
        at = from + i;
        String text = Prose.text(comment.get(i));
        if (Code.EXPECTATION.matcher(comment.get(i)).matches()) {
          throw failure("there is no statement above that could show this");
        } else if (text.matches("\\?\\?? .*")) {
          hidden |= text.startsWith("??");
          guess.add(text.replaceFirst("\\?+", "").strip());
        } else if (!guess.isEmpty()) {
          throw failure("the question to guess at, // ?, must be the end of the step's prose");
        } else {
          prose.add(comment.get(i));
        }
      }
      at = from + comment.size();
      Optional<String> question =
          guess.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", guess));
      return new Step(title, Prose.paragraphs(prose), question, hidden, code());
    }

    private List<Question> questions() throws ScriptException {
      List<Question> all = new ArrayList<>();
      List<String> question = List.of(); // empty where none is open
      List<String> text =
          new ArrayList<>(); // of what is being read: nothing, a question, an answer
      for (; at < lines.size() && !isMarker(); at++) {
        String line = lines.get(at).strip();
        if (!line.isEmpty() && !line.startsWith("//")) {
          throw failure("among the questions there can be no code: // Q …, // A …");
        }
        boolean inQuestion = question.isEmpty() && !text.isEmpty();
        if (line.startsWith("// Q ")) {
          if (inQuestion) {
            throw failure("the question before this one has no answer: // A …");
          }
          add(all, question, text);
          question = List.of();
          text = new ArrayList<>(List.of("// " + line.substring(5)));
        } else if (line.startsWith("// A ")) {
          if (!inQuestion) {
            throw failure("there is no question above that this could answer: // Q …");
          }
          question = text;
          text = new ArrayList<>(List.of("// " + line.substring(5)));
        } else if (!text.isEmpty()) {
          text.add(line.isEmpty() ? "//" : line);
        } else if (line.length() > 2) {
          throw failure("a question begins with // Q");
        }
      }
      if (question.isEmpty()) {
        at--; // the last line is where it is missed
        throw failure(
            text.isEmpty()
                ? "there are no questions here: // Q …"
                : "this question has no answer: // A …");
      }
      add(all, question, text);
      return all;
    }

    private static void add(List<Question> all, List<String> question, List<String> answer) {
      if (!question.isEmpty()) {
        all.add(new Question(Prose.paragraphs(question), Prose.paragraphs(answer)));
      }
    }

    private ScriptException failure(String sentence) {
      return new ScriptException(file, at + 1, List.of(lines.get(at).strip()), sentence, null);
    }
  }
}
