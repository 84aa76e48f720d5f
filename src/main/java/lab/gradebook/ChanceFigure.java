package lab.gradebook;

import java.util.Arrays;
import java.util.stream.LongStream;
import lab.likeness.Findings;
import lab.plot.Figure;
import lab.plot.Plots;

/** Draws, and says in words, where the line between chance and copy lies for a class. */
final class ChanceFigure {
  /** Lines at the lower end of the figure, whose first bar is of less than one line, 0 too. */
  private static final double SMALLEST = 0.5;

  private ChanceFigure() {}

  /** How many pairs share how many lines of code; empty where there is no pair to draw. */
  static String figure(Findings findings) {
    long[] counts = findings.counts();
    double[] ends = new double[64];
    long[] pairs = new long[ends.length - 1];
    ends[0] = SMALLEST;
    int bins = 0;
    for (int from = 0; from < counts.length; bins++) {
      ends[bins + 1] = 2 * ends[bins];
      int to = (int) Math.min(counts.length, ends[bins + 1] * Findings.IN_A_LINE);
      pairs[bins] = LongStream.of(counts).skip(from).limit(to - from).sum();
      from = to;
    }
    if (LongStream.of(pairs).sum() == 0) {
      return "";
    }
    Figure figure =
        Plots.distribution(
            "lines of code that two share beyond chance (first bar: less than one)",
            "pairs",
            Arrays.copyOf(ends, bins + 1),
            Arrays.copyOf(pairs, bins),
            findings.line() / Findings.IN_A_LINE);
    return figure.svg();
  }

  /** The same in words. */
  static String sentence(Findings findings) {
    long[] counts = findings.counts();
    int line = (int) Math.ceil(findings.line());
    if (LongStream.of(counts).sum() == 0) {
      return "Nothing was compared: there were not two submissions at hand.";
    }
    long told = LongStream.of(counts).skip(line).sum();
    long chance = LongStream.of(counts).sum() - told;
    int most = Math.min(line, counts.length) - 1;
    while (most > 0 && counts[most] == 0) {
      most--;
    }
    return "In this class the line between chance and copy lies at %s; %s stay below it, at %s at most, and %s above it."
        .formatted(
            lines(findings.line()),
            pairs(chance),
            lines(chance == 0 ? 0 : most),
            told == 1 ? "1 is" : "%,d are".formatted(told));
  }

  private static String lines(double strength) {
    long lines = Math.round(strength / Findings.IN_A_LINE);
    return lines == 1 ? "1 line" : "%,d lines".formatted(lines);
  }

  private static String pairs(long pairs) {
    return pairs == 1 ? "1 pair" : "%,d pairs".formatted(pairs);
  }
}
