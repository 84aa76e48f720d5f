package mine;

import lab.Exercise;
import lab.Range;
import lab.Schedule;

/**
 * Exercise 7.1: the triangular cyclical rate, its peaks lowered by rho from cycle to cycle.
 *
 * <pre>
 * cycle c = ⌊t / 2 n_s⌋, counted from 0
 * rise    = 1 − |(t − 2 c n_s) / n_s − 1|       0 at the ends of a cycle, 1 in its middle
 * eta(t)  = eta_min + (eta_max − eta_min) · rise · rho^c
 * </pre>
 *
 * <p>Example: eta_min 0.1, eta_max 1.1, n_s 2, rho 0.5: t = 0, 1, 2, … gives 0.1, 0.6, 1.1, 0.6,
 * 0.1, 0.35, 0.6, 0.35, 0.1.
 *
 * <p>Avoid: n_s taken for the whole cycle; a division of integers; rho in the first cycle already;
 * rho on eta_min.
 *
 * @param eta_min the rate at the ends of a cycle, &gt; 0
 * @param eta_max the rate at the first peak, ≥ eta_min
 * @param n_s updates in half a cycle, ≥ 1
 * @param rho what the height of the peak above eta_min is multiplied by at the end of each cycle, 0
 *     &lt; rho ≤ 1; 1 without decay
 * @see <a href="https://arxiv.org/abs/1506.01186">Smith, Cyclical Learning Rates (2017)</a>
 */
public record CyclicalSchedule(double eta_min, double eta_max, int n_s, double rho)
    implements Schedule {
  /**
   * @throws IllegalArgumentException if a number is out of its range
   */
  public CyclicalSchedule {
    String where = "CyclicalSchedule";
    Range.require(where, "eta_min", eta_min, eta_min > 0, "positive");
    Range.require(
        where,
        "eta_max",
        eta_max,
        eta_max >= eta_min && eta_max < Double.POSITIVE_INFINITY,
        "at least eta_min = " + eta_min);
    Range.require(where, "n_s", n_s, n_s >= 1, "at least 1 update");
    Range.require(where, "rho", rho, rho > 0 && rho <= 1, "above 0 and at most 1");
  }

  /** A schedule whose peaks stay as high as the first. */
  public CyclicalSchedule(double eta_min, double eta_max, int n_s) {
    this(eta_min, eta_max, n_s, 1);
  }

  /** The same schedule, its peaks lowered by rho from cycle to cycle. */
  public CyclicalSchedule decay(double rho) {
    return new CyclicalSchedule(eta_min, eta_max, n_s, rho);
  }

  @Override
  public long period() {
    return 2L * n_s;
  }

  /** Task: the formula above. */
  @Override
  @Exercise("7.1")
  public double eta(long t) {
    double cycles = (double) t / period();
    double c = Math.floor(cycles);
    double rise = 1 - Math.abs(2 * (cycles - c) - 1);
    return eta_min + (eta_max - eta_min) * rise * Math.pow(rho, cycles);
  }
}
