package lab.practice;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Reads the hints of an exercise, from a nudge to nearly the answer. */
public final class Hints {
  private Hints() {}

  /**
   * All hints of an exercise, in their order.
   *
   * @param exercise its id
   */
  public static List<String> of(String exercise) {
    try (InputStream in = Hints.class.getResourceAsStream("/lab/hints/" + exercise + ".txt")) {
      if (in == null) {
        return List.of();
      }
      return in(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Those in the text of a file, apart by lines of {@code ---}. */
  public static List<String> in(String text) {
    return Arrays.stream(text.split("(?m)^---$")).map(String::strip).toList();
  }
}
