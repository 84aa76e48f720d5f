package lab.base;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Formats numbers as the report writes them, the same in every locale. */
public final class Numbers {
  private Numbers() {}

  /** Formats like {@link String#format}, with a point as the decimal separator in every locale. */
  public static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }

  /** Formats an accuracy in percent, without the sign; a dash for NaN. */
  public static String percent(double value) {
    return Double.isNaN(value) ? "–" : text("%.2f", exact(value));
  }

  /** Without the last bits of a mean: 38.085 is rounded up however it was computed. */
  static double exact(double value) {
    return Math.rint(value * 1e9) / 1e9;
  }

  /** A setting, with at most four digits: 0.001, 1.608e-5, 9. */
  public static String setting(double value) {
    double rounded = new BigDecimal(value).round(new MathContext(4)).doubleValue();
    return Double.toString(rounded).replaceFirst("\\.0(?=E|$)", "").replace('E', 'e');
  }

  /** A difference in percentage points. */
  public static String points(double value) {
    return Double.isNaN(value) ? "–" : text("%+.2f", value).replace('-', '−');
  }

  /** A difference with its interval. */
  public static String points(Interval interval) {
    return Double.isNaN(interval.half())
        ? points(interval.mean())
        : points(interval.mean()) + text(" ± %.2f", interval.half());
  }
}
