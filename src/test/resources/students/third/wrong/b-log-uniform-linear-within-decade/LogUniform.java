package mine;

import java.util.random.RandomGenerator;
import lab.Exercise;
import lab.Range;
import lab.Sampler;

/**
 * Exercise 8.1: a number whose decimal exponent is uniform, {@code 10^l} with l uniform in [low,
 * high).
 *
 * <p>Example: low −5, high −1 gives as many draws from 1e-5 to 1e-4 as from 1e-2 to 1e-1.
 *
 * <p>Avoid: a number that is uniform itself (nearly all would be above 1e-2); e in place of 10.
 *
 * @param low the least exponent, at least −308
 * @param high the largest exponent, &gt; low, at most 308
 */
public record LogUniform(double low, double high) implements Sampler {
  /**
   * @throws IllegalArgumentException if low is not a number or too small, or high not above it or
   *     too large
   */
  public LogUniform {
    Range.require("LogUniform", "low", low, Double.isFinite(low), "a number");
    Range.require("LogUniform", "low", low, low >= -308, "at least −308, as 10^low becomes 0");
    boolean fits = high > low && Double.isFinite(high);
    Range.require("LogUniform", "high", high, fits, "above low = " + low);
    Range.require("LogUniform", "high", high, high <= 308, "at most 308, as doubles end there");
  }

  /** Task: draw l, return 10^l. */
  @Override
  @Exercise("8.1")
  public double draw(RandomGenerator random) {
    double l = low + (high - low) * random.nextDouble();
    double decade = Math.pow(10, Math.floor(l));
    double mantissa = 1 + 9 * random.nextDouble();
    return mantissa * decade;
  }
}
