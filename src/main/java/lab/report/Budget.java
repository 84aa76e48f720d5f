package lab.report;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import lab.base.Numbers;

/**
 * Says how much of everything the report runs, as {@code --budget} names it. {@link #FULL} is the
 * report itself; the smaller ones do all of it in small, to see that it works and which way the
 * effects point.
 */
public enum Budget {
  /** A minute or two. */
  TINY(1.0 / 30, 1.0 / 3, 0.05, 4, 200, 5_000, 2),
  /** Under three minutes on Shapes. */
  QUICK(1.0 / 9, 2.0 / 3, 0.4, 8, 300, 50_000, 2),
  /** Every setting in full, as the script has it. */
  FULL(1, 1, 1, Integer.MAX_VALUE, Integer.MAX_VALUE, 50_000, 5);

  private final double rhythm;
  private final double cycles;
  private final double epochs;
  private final int mostDraws;
  private final int mostUnits;
  private final int images;
  private final int seeds;

  Budget(
      double rhythm,
      double cycles,
      double epochs,
      int mostDraws,
      int mostUnits,
      int images,
      int seeds) {
    this.rhythm = rhythm;
    this.cycles = cycles;
    this.epochs = epochs;
    this.mostDraws = mostDraws;
    this.mostUnits = mostUnits;
    this.images = images;
    this.seeds = seeds;
  }

  /** The budget of a name such as {@code quick}. */
  static Budget named(String name) {
    return Arrays.stream(values())
        .filter(budget -> budget.toString().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "report: budget must be %s, but is \"%s\""
                        .formatted(
                            Arrays.stream(values())
                                .map(Budget::toString)
                                .collect(Collectors.joining(", ")),
                            name)));
  }

  /** Updates in half a cycle: the report's, or a share of them. */
  public int n_s(int full) {
    return (int) Math.max(1, Math.round(rhythm * full));
  }

  /** Cycles: the report's, or fewer; but two where it has two, since one shows no phases. */
  public int cycles(int full) {
    return (int) Math.max(Math.min(full, 2), Math.round(cycles * full));
  }

  /** Epochs: the report's, or a share of them. */
  public int epochs(int full) {
    return (int) Math.max(1, Math.round(epochs * full));
  }

  /** Draws of a random search: the report's, or fewer. */
  public int draws(int full) {
    return Math.min(mostDraws, full);
  }

  /** Hidden units: the report's, or fewer; every budget has room for the report's 150. */
  public int units(int full) {
    return Math.min(mostUnits, full);
  }

  /**
   * Images of a set: the report's share of its 50,000 training images, of those that there are and
   * that the budget allows.
   *
   * @param full of the report's 50,000
   * @param present training images that there are
   */
  int images(int full, int present) {
    return (int) ((long) full * Math.min(Math.min(images, present), 50_000) / 50_000);
  }

  /**
   * Seeds of each row, unless told: two are the least that show a spread, five what claims need.
   */
  int seeds() {
    return seeds;
  }

  /** Says in a sentence what is smaller than in the report. */
  String differences() {
    return this == FULL
        ? "every setting in full"
        : Numbers.text(
            "cycles of 1/%.0f of the report's length, %.0f %% of their number, %.0f %% of its epochs, at most %d draws a search, %d hidden units and %,d training images",
            1 / rhythm, 100 * cycles, 100 * epochs, mostDraws, mostUnits, images);
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
