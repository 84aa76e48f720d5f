package lab.plot;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.DoubleSummaryStatistics;
import java.util.Locale;
import java.util.function.DoubleFunction;
import java.util.stream.DoubleStream;

/**
 * An axis of a panel: its range, its ticks and their labels. XChart gets places on it, not values:
 * logarithms, or values in units near 1, because its ticks are right for neither tiny values nor
 * its own logarithmic axes.
 *
 * @param title the quantity with its unit; empty for none
 * @param low the place of its lower end
 * @param high the place of its upper end, &gt; low
 * @param step places between two ticks; 1, 2 or 5 times a power of ten
 * @param logarithmic whether places are logarithms to base 10
 * @param unit the value of place 1 on a linear axis: a power of ten, or updates of a cycle
 * @param label what is written at a place
 */
record Axis(
    String title,
    double low,
    double high,
    double step,
    boolean logarithmic,
    double unit,
    DoubleFunction<String> label) {
  /** Pixels of a panel beside its x axis, about. */
  private static final int AROUND = 90;

  /** Pixels from a label to the next, at least. */
  private static final int BETWEEN = 8;

  /** Exponent of the smallest power of ten that every value can be divided by. */
  private static final int MIN_EXPONENT = -307;

  /** Above this, sums and round numbers can be infinite. */
  private static final double HUGE = 1e300;

  /** A linear axis from one value to another. */
  static Axis linear(String title, double from, double to) {
    return linear(title, from, to, roundStep((to - from) / 4));
  }

  private static Axis linear(String title, double from, double to, double step) {
    return linear(title, from, to, step, 0);
  }

  /** An axis of numbers 10^shift times as large as these: what is rounded up must stay finite. */
  private static Axis linear(String title, double from, double to, double step, int shift) {
    double size = Math.max(Math.abs(from), Math.abs(to));
    double unit = Math.pow(10, Math.max(MIN_EXPONENT, Math.floor(Math.log10(size))));
    return new Axis(
        title,
        from / unit,
        to / unit,
        step / unit,
        false,
        unit * Math.pow(10, shift),
        place -> number(place * unit, step, shift));
  }

  /**
   * The same with fewer ticks, if its labels, one beside the other, would touch.
   *
   * @param width pixels of the panel
   */
  Axis fitting(int width) {
    double longest =
        DoubleStream.iterate(step * Math.ceil(low / step - 1e-6), at -> at <= high, at -> at + step)
            .map(at -> Style.width(label.apply(at), Style.SMALL))
            .max()
            .orElse(0);
    double most = Math.max(1, (width - AROUND) / (longest + BETWEEN));
    double wider = roundStep((high - low) / most);
    return wider <= step ? this : new Axis(title, low, high, wider, logarithmic, unit, label);
  }

  /**
   * An axis of updates, its ticks at half cycles or, where these would stand too close, at whole
   * ones.
   *
   * @param end the last update, ≥ 0
   * @param period updates of a cycle; 0 where there are none, for ticks at round numbers
   * @param width pixels of the panel
   */
  static Axis updates(long end, long period, int width) {
    String title = "update t";
    if (period == 0 || end < period) {
      return linear(title, 0, Math.max(1, end));
    }
    double room = Style.width(Long.toString(end), Style.SMALL) + BETWEEN;
    double most = Math.max(1, (width - AROUND) / room);
    boolean halves = period % 2 == 0 && 2.0 * end / period <= most;
    double unit = halves ? period / 2.0 : period;
    double step = Math.max(1, roundStep(end / unit / most));
    return new Axis(
        title,
        0,
        end / unit * (1 + 1e-9),
        step,
        false,
        unit,
        place -> "" + Math.round(place * unit));
  }

  /**
   * A linear axis over all finite values, its ends at round numbers.
   *
   * @param least what it spans at least
   */
  static Axis around(String title, DoubleStream values, double least) {
    var range = values.filter(Double::isFinite).summaryStatistics();
    if (range.getCount() == 0) {
      return linear(title, 0, least);
    }
    int shift = Math.max(Math.abs(range.getMin()), Math.abs(range.getMax())) > HUGE ? 10 : 0;
    double down = Math.pow(10, -shift);
    double min = range.getMin() * down;
    double max = range.getMax() * down;
    double span = Math.max(Math.max(least * down, Double.MIN_NORMAL), max - min);
    double middle = (min + max) / 2;
    double step = roundStep(span / 8);
    double from = step * Math.floor((middle - span / 2) / step + 1e-6);
    double to = step * Math.ceil((middle + span / 2) / step - 1e-6);
    return linear(title, min >= 0 ? Math.max(0, from) : from, to, step, shift);
  }

  /** A logarithmic axis over all positive values, its ends at powers of ten. */
  static Axis log(String title, DoubleStream values) {
    DoubleSummaryStatistics range =
        values
            .filter(value -> value > 0)
            .map(Math::log10)
            .filter(Double::isFinite)
            .summaryStatistics();
    double low = Math.floor(range.getMin() + 1e-6);
    double high = Math.ceil(range.getMax() - 1e-6);
    if (low >= high) {
      low -= 1;
      high = low + 2;
    }
    double step = Math.max(1, roundStep((high - low) / 8));
    return new Axis(title, low, high, step, true, 1, Axis::power);
  }

  /** The same from another value on. */
  Axis from(double value) {
    return new Axis(title, place(value), high, step, logarithmic, unit, label);
  }

  /** An axis of rows at 0, 1, 2, … from the bottom; their names are not its business. */
  static Axis rows(int rows) {
    return new Axis("", -0.5, rows - 0.5, 0.5, false, 1, place -> " ");
  }

  /** Where a value is; NaN if it has no place. */
  double place(double value) {
    double place = logarithmic ? Math.log10(value) : value / unit;
    return Double.isFinite(place) ? place : Double.NaN;
  }

  /** The value at a share of the way up a linear axis. */
  double value(double share) {
    return (low + share * (high - low)) * unit;
  }

  /** 1, 2 or 5 times a power of ten, the next above. */
  private static double roundStep(double step) {
    double power = Math.pow(10, Math.floor(Math.log10(step)));
    return DoubleStream.of(1, 2, 5, 10)
        .map(digit -> digit * power)
        .filter(round -> round >= 0.999 * step)
        .findFirst()
        .orElseThrow();
  }

  /**
   * 0, 0.25, 15000, 2e-5, 1.5e7: as many digits as the steps need; of a value 10^shift as large.
   */
  private static String number(double value, double step, int shift) {
    if (Math.abs(value) < step / 1000) {
      return "0";
    }
    int power = (int) Math.floor(Math.log10(Math.abs(value)) + 1e-9);
    int last = (int) Math.floor(Math.log10(step) + 1e-9);
    return step >= 1e-3 && power < 6
        ? fixed(value, -last)
        : fixed(value / Math.pow(10, power), power - last).replaceFirst("\\.0+$", "")
            + "e"
            + (power + shift);
  }

  private static String fixed(double value, int digits) {
    return String.format(Locale.ROOT, "%." + Math.max(0, digits) + "f", value);
  }

  /** A value in a few digits: 1.6e-5 on a logarithmic axis, 150 or 0.125 on a linear one. */
  String text(double value) {
    double size = Math.abs(value);
    boolean plain = size == 0 || size >= 1e-3 && size < 1e6;
    return logarithmic || !plain
        ? rounded(value)
        : new BigDecimal(value).round(new MathContext(3)).stripTrailingZeros().toPlainString();
  }

  /** Two digits and a power: 1.6e-5. */
  static String rounded(double value) {
    return String.format(Locale.ROOT, "%.1e", value).replaceFirst("e([-+])0*(?=\\d)", "e$1");
  }

  /** 1, 10, 100 and 1000 as everybody writes them; other powers of ten as 1e-5. */
  private static String power(double logarithm) {
    long exponent = Math.round(logarithm);
    return exponent >= 0 && exponent <= 3 ? "1" + "0".repeat((int) exponent) : "1e" + exponent;
  }
}
