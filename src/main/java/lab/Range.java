package lab;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Checks the numbers that a piece is given, and says in a sentence what is wrong. ND4J does not:
 * where a scalar operation such as {@code array.mul(x)} is given NaN, it silently takes 1e-5.
 */
public final class Range {
  private Range() {}

  /**
   * Requires a number to be in its range.
   *
   * @param where the piece, such as {@code Dropout}
   * @param name the number's symbol, such as {@code p}
   * @param value what was passed
   * @param fits whether it is in range
   * @param expected the range in words, such as {@code from 0 to below %d}
   * @param values what {@code expected} leaves open
   * @throws IllegalArgumentException if it does not fit
   */
  public static void require(
      String where, String name, Number value, boolean fits, String expected, Object... values) {
    if (!fits) {
      throw new IllegalArgumentException(
          "%s: %s must be %s, but is %s".formatted(where, name, expected.formatted(values), value));
    }
  }

  /**
   * Requires a number to be positive and finite, as rates, steps and deviations are.
   *
   * @param where the piece, such as {@code Adam}
   * @param name the number's symbol, such as {@code eps}
   * @param value what was passed
   * @throws IllegalArgumentException if it is 0, negative, NaN or infinite
   */
  public static void requirePositive(String where, String name, double value) {
    boolean fits = value > 0 && value < Double.POSITIVE_INFINITY;
    require(where, name, value, fits, "positive and finite");
  }

  /**
   * Requires a number to be finite and 0 or more, as weights of penalties are.
   *
   * @param where the piece, such as {@code training}
   * @param name the number's symbol, such as {@code lambda}
   * @param value what was passed
   * @throws IllegalArgumentException if it is negative, NaN or infinite
   */
  public static void requireNotNegative(String where, String name, double value) {
    boolean fits = value >= 0 && value < Double.POSITIVE_INFINITY;
    require(where, name, value, fits, "finite and 0 or more");
  }

  /**
   * Requires something to be there, and all that it holds if it is a collection, a map or an array.
   *
   * @param where the piece, such as {@code search}
   * @param name what it is, such as {@code recipe}
   * @param value what was passed
   * @throws IllegalArgumentException if it is null, or something in it is
   */
  public static void requireGiven(String where, String name, Object value) {
    if (value == null) {
      throw new IllegalArgumentException(
          "%s: %s must be given, but is null".formatted(where, name));
    }
    Collection<?> all =
        value instanceof Object[] array
            ? Arrays.asList(array)
            : value instanceof Map<?, ?> map
                ? map.values()
                : value instanceof Collection<?> collection ? collection : List.of();
    int number = 0;
    for (Object one : all) {
      number++;
      if (one == null) {
        throw new IllegalArgumentException(
            "%s: %s must all be given, but number %d of %d is null"
                .formatted(where, name, number, all.size()));
      }
    }
  }
}
