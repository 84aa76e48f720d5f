package lab.grade;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Numbers as a person writes them. */
final class Numbers {
  private Numbers() {}

  /** Up to six digits: {@code 8}, {@code -0.25}, {@code 1.5E-7}. */
  static String of(double value) {
    if (!Double.isFinite(value)) {
      return Double.toString(value);
    }
    BigDecimal rounded = new BigDecimal(value).round(new MathContext(6)).stripTrailingZeros();
    double size = Math.abs(value);
    return size == 0 || (size >= 1e-4 && size < 1e7) ? rounded.toPlainString() : rounded.toString();
  }

  /** A matrix in a line: {@code [1 2; 3 4]}. */
  static String of(double[]... rows) {
    return Arrays.stream(rows)
        .map(row -> Arrays.stream(row).mapToObj(Numbers::of).collect(Collectors.joining(" ")))
        .collect(Collectors.joining("; ", "[", "]"));
  }
}
