package lab.plot;

import lab.Range;

/**
 * A named line through points, for {@link Plots#lines}.
 *
 * @param name in the legend; empty for none
 * @param x where the points are, from left to right
 * @param y how high they are, as many as x; the line is broken where one is NaN or infinite
 */
public record Line(String name, double[] x, double[] y) {
  /**
   * @throws IllegalArgumentException if something is missing, or there are not as many y as x
   */
  public Line {
    Range.requireGiven("line", "a name (or \"\")", name);
    Range.requireGiven("line \"" + name + "\"", "x", x);
    Range.requireGiven("line \"" + name + "\"", "y", y);
    if (x.length != y.length) {
      throw new IllegalArgumentException(
          "line \"%s\": there must be as many y as x, but there are %d y and %d x"
              .formatted(name, y.length, x.length));
    }
  }

  @Override
  public String toString() {
    return "line \"%s\" through %d points".formatted(name, x.length);
  }
}
