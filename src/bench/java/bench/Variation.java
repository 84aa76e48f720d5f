package bench;

import java.util.Locale;

/** A way of training whose times are compared by themselves. */
enum Variation {
  PLAIN("images as they are", 0.01, false, true),
  AUGMENTED("flipped and shifted", 0.1, true, true),
  /** Some add eps before the moments are corrected, others after, and its steps carry that far. */
  ADAM("images as they are, Adam", 0.05, false, false),
  DROPOUT("images as they are, dropout of 0.2", 0.1, true, false);

  private final String described;
  private final double tolerance;
  private final boolean chance;
  private final boolean everyWidth;

  Variation(String described, double tolerance, boolean chance, boolean everyWidth) {
    this.described = described;
    this.tolerance = tolerance;
    this.chance = chance;
    this.everyWidth = everyWidth;
  }

  /** The largest difference of losses, relative to this lab's, of those who learn the same. */
  double tolerance() {
    return tolerance;
  }

  /** Whether each contestant draws something by itself. */
  boolean hasChance() {
    return chance;
  }

  /** Whether it is measured for every m, and not for the middle one alone. */
  boolean isForEveryWidth() {
    return everyWidth;
  }

  /** For contestants and files. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** In a line above a table. */
  @Override
  public String toString() {
    return described;
  }
}
