package lab.course.kit;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Formats numbers to a few significant digits, for the messages of checks. */
public final class SignificantDigits {
  private SignificantDigits() {}

  /** So many digits tell any two numbers of float64 apart. */
  private static final int MAX_DIGITS = 17;

  /** As many as are read at a glance. */
  static final int SHOWN_DIGITS = 6;

  /** Up to six digits: {@code 8}, {@code -0.25}, {@code 1.5E-7}. */
  public static String of(double value) {
    return of(SHOWN_DIGITS, value);
  }

  /** Formats a number with up to so many significant digits. */
  public static String of(int digits, double value) {
    if (!Double.isFinite(value)) {
      return Double.toString(value);
    }
    BigDecimal rounded = new BigDecimal(value).round(new MathContext(digits)).stripTrailingZeros();
    double size = Math.abs(value);
    return size == 0 || (size >= 1e-4 && size < 1e7) ? rounded.toPlainString() : rounded.toString();
  }

  /** A matrix in a line: {@code [1 2; 3 4]}. */
  public static String of(double[]... rows) {
    return of(SHOWN_DIGITS, rows);
  }

  /** The same with up to so many digits. */
  public static String of(int digits, double[]... rows) {
    return Arrays.stream(rows)
        .map(
            row ->
                Arrays.stream(row)
                    .mapToObj(value -> of(digits, value))
                    .collect(Collectors.joining(" ")))
        .collect(Collectors.joining("; ", "[", "]"));
  }

  /** How many digits it takes to see that two numbers are not the same; six, if these do. */
  static int digits(double a, double b) {
    int digits = SHOWN_DIGITS;
    while (digits < MAX_DIGITS && of(digits, a).equals(of(digits, b))) {
      digits++;
    }
    return digits;
  }
}
