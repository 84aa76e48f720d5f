package lab.script;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One statement, expression or declaration, as JShell takes it.
 *
 * @param source begins with its first character
 * @param line the line on which it begins
 * @param ended whether its own semicolon ends it: then it is run for what it does, not for its
 *     value
 * @param expected what it must show, line by line, where {@code …} is any run of characters; none,
 *     or blank lines alone, if that is left open
 */
public record Statement(String source, int line, boolean ended, List<String> expected) {
  /** How a comment begins that says what a statement shows. */
  static final Pattern MARK = Pattern.compile("// ?=>");

  private static final Pattern COMMAND = Pattern.compile("/[a-z!?-][\\w?-]*(?:\\s.*)?");

  /** Whether a line that begins a statement is a command of the stock shell in place of one. */
  static boolean isCommand(String line) {
    return COMMAND.matcher(line.strip()).matches();
  }

  /** Whether it ends the script. */
  public boolean isExit() {
    return source.matches("/exit?(?:\\s+0)?");
  }

  boolean isImport() {
    return source.startsWith("import ");
  }

  /** Whether it may show this. White space around a line is of no account. */
  public boolean expects(String shown) {
    String pattern =
        expected.stream()
            .map(line -> Arrays.stream(line.split("…", -1)))
            .map(parts -> parts.map(Pattern::quote).collect(Collectors.joining("(?s:.*)")))
            .collect(Collectors.joining("\n"));
    boolean open = expected.stream().allMatch(String::isBlank);
    return open || stripped(shown).matches(pattern);
  }

  /**
   * Requires that it may show this.
   *
   * @throws StatementException that says what was expected, and what was shown
   */
  public void requireShown(String shown) throws StatementException {
    if (!expects(shown)) {
      String wanted = String.join("\n", expected);
      String was = stripped(shown);
      String sentence =
          (wanted + was).contains("\n")
              ? "expected%n%s%nbut was%n%s".formatted(wanted.indent(4), was.indent(4))
              : "expected %s but was %s".formatted(wanted, was.isEmpty() ? "nothing" : was);
      throw new StatementException(line, sentence, null);
    }
  }

  /** The lines without the white space around each, and around all of them. */
  static String stripped(String shown) {
    return shown.lines().map(String::strip).collect(Collectors.joining("\n")).strip();
  }
}
