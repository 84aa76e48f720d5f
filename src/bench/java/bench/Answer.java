package bench;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a contestant answers to {@code run K}, as the line {@code ran K NANOSECONDS LOSS}.
 *
 * @param updates how many it trained, K
 * @param nanos how long they took, ≥ 0
 * @param loss mean cross-entropy of the last update's batch, before that update
 */
public record Answer(long updates, long nanos, double loss) {
  private static final Pattern FORM = Pattern.compile("ran (\\d{1,18}) (\\d{1,18}) (\\S+)");

  /**
   * Reads a line; nothing if it is not an answer, since native libraries print where they like.
   *
   * @throws IllegalArgumentException if it is an answer whose loss is not a number
   */
  static Optional<Answer> parse(String line) {
    Matcher found = FORM.matcher(line.strip());
    if (!found.matches()) {
      return Optional.empty();
    }
    return Optional.of(
        new Answer(
            Long.parseLong(found.group(1)),
            Long.parseLong(found.group(2)),
            loss(found.group(3), line)));
  }

  /** Python writes nan and inf where Java writes NaN and Infinity. */
  private static double loss(String text, String line) {
    try {
      return switch (text) {
        case "nan" -> Double.NaN;
        case "inf" -> Double.POSITIVE_INFINITY;
        default -> Double.parseDouble(text);
      };
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "bench: a contestant must answer \"ran K NANOSECONDS LOSS\" with numbers, but answered \"%s\""
              .formatted(line),
          e);
    }
  }

  /** Time of one update, in µs. */
  public double micros() {
    return nanos / 1e3 / updates;
  }

  /** The line. */
  @Override
  public String toString() {
    return "ran %d %d %s".formatted(updates, nanos, loss);
  }
}
