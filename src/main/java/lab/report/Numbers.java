package lab.report;

import java.util.Locale;

/** Numbers as the report writes them, the same in every country. */
final class Numbers {
  private Numbers() {}

  static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }

  /** An accuracy in percent, without the sign; a dash where there is none. */
  static String percent(double value) {
    return Double.isNaN(value) ? "–" : text("%.2f", value);
  }

  /** A difference in percentage points. */
  static String points(double value) {
    return Double.isNaN(value) ? "–" : text("%+.2f", value).replace('-', '−');
  }

  /** A difference with its interval. */
  static String points(Interval interval) {
    return Double.isNaN(interval.half())
        ? points(interval.mean())
        : points(interval.mean()) + text(" ± %.2f", interval.half());
  }
}
