package lab.piece;

import java.util.regex.Pattern;

/**
 * The explanation of a failed check: what is wrong, and the smallest case that shows it.
 *
 * @param seen what is wrong, in a line or a few; empty if nothing is
 * @param example the smallest case that shows it, in indented lines; empty if there is none
 */
public record Message(String seen, String example) {
  /** The message of a check that passed. */
  public static final Message NONE = new Message("", "");

  private static final Pattern INDENTED = Pattern.compile("\n(?=[ \t])");

  /** Of a text, as an error bears it: the example begins with the first line that is indented. */
  public static Message of(String text) {
    String[] parts = INDENTED.split(text, 2);
    return new Message(parts[0], parts.length == 1 ? "" : parts[1]);
  }

  /** Whether nothing is wrong. */
  public boolean isEmpty() {
    return seen.isEmpty();
  }

  /** The explanation, with the example below it. */
  public String text() {
    return example.isEmpty() ? seen : seen + "\n" + example;
  }

  @Override
  public String toString() {
    return text();
  }
}
