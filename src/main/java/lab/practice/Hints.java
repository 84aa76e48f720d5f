package lab.practice;

import java.util.Arrays;
import java.util.List;
import lab.base.Resources;

/** Reads the hints of an exercise, from a nudge to nearly the answer. */
public final class Hints {
  private Hints() {}

  /**
   * All hints of an exercise, in their order.
   *
   * @param exercise its id
   */
  public static List<String> of(String exercise) {
    return Resources.find(Hints.class, "/lab/hints/" + exercise + ".txt")
        .map(Hints::in)
        .orElse(List.of());
  }

  /** Those in the text of a file, apart by lines of {@code ---}. */
  public static List<String> in(String text) {
    return Arrays.stream(text.split("(?m)^---$")).map(String::strip).toList();
  }
}
