package lab.gradebook.platform;

import java.util.Arrays;
import java.util.Locale;

/** The rule by which one of a student's attempts counts, as {@code --attempt} names it. */
public enum Counting {
  LATEST,
  BEST,
  FIRST,
  /** Each is a line of its own. */
  ALL;

  /** The rule that a word of the command line names. */
  public static Counting of(String word) throws UnclearException {
    return Arrays.stream(values())
        .filter(one -> one.toString().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new UnclearException(
                    "--attempt must be latest, best, first or all, but is \"%s\"."
                        .formatted(word)));
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
