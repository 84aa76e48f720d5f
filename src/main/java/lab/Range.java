package lab;

/**
 * Checks numbers at a piece's door, in a sentence. ND4J does not: where a scalar operation such as
 * {@code array.mul(x)} is given NaN, it silently takes 1e-5.
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
}
