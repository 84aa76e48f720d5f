package lab.gradebook;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads and writes spans of time as people do: {@code 90}, {@code 90s}, {@code 5m}, {@code 1h}. */
public final class Times {
  private static final Pattern FORM = Pattern.compile("(\\d{1,6})(s|m|h)?");

  private Times() {}

  /**
   * Reads a span of at least a second; without a letter it is in seconds.
   *
   * @throws IllegalArgumentException if it is none, in a sentence
   */
  public static Duration parse(String text) {
    Matcher matcher = FORM.matcher(text.strip());
    if (!matcher.matches() || Integer.parseInt(matcher.group(1)) == 0) {
      throw new IllegalArgumentException(
          "%s is no span of time: write it as 90s, 5m or 1h".formatted(text));
    }
    long count = Long.parseLong(matcher.group(1));
    return switch (String.valueOf(matcher.group(2))) {
      case "m" -> Duration.ofMinutes(count);
      case "h" -> Duration.ofHours(count);
      default -> Duration.ofSeconds(count);
    };
  }

  /** In the largest unit in which it is whole. */
  static String of(Duration span) {
    long seconds = span.toSeconds();
    if (seconds % 3600 == 0 && seconds > 0) {
      return seconds / 3600 + " h";
    }
    return seconds % 60 == 0 && seconds > 0 ? seconds / 60 + " min" : seconds + " s";
  }
}
