package lab.course.cyclical;

import java.util.List;
import lab.Schedule;
import lab.course.kit.Mistake;

/**
 * The known mistakes of exercise 7.1, CyclicalSchedule, each made from the right way in plain
 * loops.
 */
public final class CyclicalScheduleMistakes {
  private CyclicalScheduleMistakes() {}

  /** Updates of an epoch of 49,000 images in batches of 100. */
  private static final int EPOCH = 490;

  static final List<Mistake> ALL =
      List.of(
          wrong(
              "n_s taken as the whole cycle",
              "your cycle has n_s updates; n_s is half a cycle, up in n_s and down in n_s",
              (s, t) ->
                  s.eta_min
                      + s.height()
                          * (1 - Math.abs(2.0 * (t % s.n_s) / s.n_s - 1))
                          * Math.pow(s.rho, t / s.n_s)),
          wrong(
              "stays at eta_min",
              "your rate never rises, as when a division of integers gives 0; make one a double",
              (s, t) -> s.eta_min),
          wrong(
              "advances per epoch",
              "you count epochs, and the rate hardly moves; t counts updates",
              (s, t) -> s.eta(t / EPOCH)),
          wrong(
              "peak one update early",
              "you are one update ahead; the first, t = 0, is at eta_min, the peak at t = n_s",
              (s, t) -> s.eta(t + 1)),
          wrong(
              "peak one update late",
              "you are one update behind; the first, t = 0, is at eta_min, the peak at t = n_s",
              (s, t) -> s.eta(Math.max(0, t - 1))),
          wrong(
              "starts at the peak",
              "you begin at eta_max; a cycle begins at eta_min",
              (s, t) -> s.eta_min + s.height() * (1 - s.rise(t)) * s.decay(t)),
          wrong(
              "integer division (a staircase or 0)",
              "you divide integers, which drops the fraction; make one of them a double first",
              (s, t) ->
                  s.eta_min
                      + s.height()
                          * (1 - Math.abs((t - s.cycle(t) * 2 * s.n_s) / s.n_s - 1))
                          * s.decay(t)),
          wrong(
              "half a cycle of n_s − 1 updates",
              "your peak is at t = n_s − 1; it takes n_s updates up, from t = 0 to t = n_s",
              (s, t) -> new Right(s.eta_min, s.eta_max, Math.max(1, s.n_s - 1), s.rho).eta(t)),
          wrong(
              "sawtooth",
              "your rate falls back at once at the end of a cycle; it takes n_s updates down",
              (s, t) -> s.eta_min + s.height() * (t % (2 * s.n_s)) / (2.0 * s.n_s) * s.decay(t)),
          wrong(
              "stays at the peak",
              "your rate rises and never falls; after n_s updates it goes down again",
              (s, t) -> s.eta_min + s.height() * Math.min(1, (double) t / s.n_s) * s.decay(t)),
          wrong(
              "only one cycle",
              "your rate goes down for ever after the first cycle; count t from each cycle's start",
              (s, t) ->
                  s.eta_min + s.height() * (1 - Math.abs((double) t / s.n_s - 1)) * s.decay(t)),
          wrong(
              "cosine in place of a triangle",
              "your rate follows a cosine; it rises and falls along straight lines",
              (s, t) ->
                  s.eta_min + s.height() * (1 - Math.cos(Math.PI * t / s.n_s)) / 2 * s.decay(t)),
          wrong(
              "from 0, not from eta_min",
              "you scale eta_max alone; the rate is eta_min plus a part of eta_max − eta_min",
              (s, t) -> s.eta_max * s.rise(t) * s.decay(t)),
          wrong(
              "eta_min added to eta_max",
              "you add eta_max whole; the height of the peak above eta_min is eta_max − eta_min",
              (s, t) -> s.eta_min + s.eta_max * s.rise(t) * s.decay(t)),
          wrong(
              "eta_min left out",
              "you leave eta_min out; the rate is never below it",
              (s, t) -> s.height() * s.rise(t) * s.decay(t)),
          wrong(
              "half the height",
              "your peaks are half as high as they should be above eta_min; rise is 1 at t = n_s",
              (s, t) -> s.eta_min + s.height() * s.rise(t) / 2 * s.decay(t)),
          wrong(
              "eta_max taken from eta_min",
              "your rate goes down from eta_min; the height of a peak is eta_max − eta_min",
              (s, t) -> s.eta_min - s.height() * s.rise(t) * s.decay(t)),
          wrong(
              "the 1 inside the bars left out",
              "you leave out the 1 inside the bars; rise is 0 at the ends of a cycle and 1 in its"
                  + " middle",
              (s, t) -> s.eta_min + s.height() * (1 - s.within(t) / s.n_s) * s.decay(t)),
          wrong(
              "the bars left out",
              "you leave out the bars | |; what is inside is below 0 on the way up",
              (s, t) -> s.eta_min + s.height() * (2 - s.within(t) / s.n_s) * s.decay(t)),
          wrong(
              "c n_s in place of 2 c n_s",
              "you take c n_s away from t; c cycles have twice as many updates",
              (s, t) -> {
                double within = t - (double) s.cycle(t) * s.n_s;
                return s.eta_min + s.height() * (1 - Math.abs(within / s.n_s - 1)) * s.decay(t);
              }),
          wrong(
              "rho times c",
              "you multiply rho by c; it is rho to the power of c",
              (s, t) -> s.eta_min + s.height() * s.rise(t) * s.rho * s.cycle(t)),
          wrong(
              "divided by the decay",
              "you divide by rho^c, so the peaks grow; multiply by it",
              (s, t) -> s.eta_min + s.height() * s.rise(t) / s.decay(t)),
          wrong(
              "decay forgotten",
              "you do not use rho; the height of cycle c is multiplied by rho^c",
              (s, t) -> s.eta_min + s.height() * s.rise(t)),
          wrong(
              "decay applied at every peak as well as every cycle",
              "you multiply by rho twice a cycle; once is right, at its end",
              (s, t) -> s.eta_min + s.height() * s.rise(t) * Math.pow(s.rho, t / s.n_s)),
          wrong(
              "decay at the peak, not at the end of a cycle",
              "you multiply by rho at each peak; c grows when the rate is back at eta_min",
              (s, t) -> s.eta_min + s.height() * s.rise(t) * s.decay(t + s.n_s)),
          wrong(
              "decay at every update",
              "you multiply by rho^t; it is rho^c, and c counts cycles",
              (s, t) -> s.eta_min + s.height() * s.rise(t) * Math.pow(s.rho, t)),
          wrong(
              "decay of a fraction of a cycle",
              "your rho has a fractional exponent; c = ⌊t / 2 n_s⌋ stays the same within a cycle",
              (s, t) ->
                  s.eta_min + s.height() * s.rise(t) * Math.pow(s.rho, (double) t / (2 * s.n_s))),
          wrong(
              "decay lowers eta_min too",
              "you multiply the whole rate by rho^c; only what is above eta_min is lowered",
              (s, t) -> (s.eta_min + s.height() * s.rise(t)) * s.decay(t)),
          wrong(
              "decay of eta_max, not of the height",
              "you lower eta_max itself; what rho^c multiplies is eta_max − eta_min",
              (s, t) -> s.eta_min + (s.eta_max * s.decay(t) - s.eta_min) * s.rise(t)),
          wrong(
              "decay also to the first cycle",
              "you lower the first cycle too; cycles are counted from 0, and rho^0 = 1",
              (s, t) -> s.eta_min + s.height() * s.rise(t) * s.decay(t) * s.rho),
          wrong(
              "t in an int",
              "you cut t to an int, which goes on below 0 after 2,147,483,647; t is a long, let it"
                  + " stay one",
              (s, t) -> {
                int cut = (int) t;
                int c = (int) (cut / s.period());
                double rise = 1 - Math.abs((double) (cut - c * s.period()) / s.n_s - 1);
                return s.eta_min + s.height() * rise * Math.pow(s.rho, c);
              }),
          wrong(
              "2 n_s in an int",
              "you compute 2 n_s in ints, and for a large n_s it falls below 0; write 2L, a long",
              (s, t) -> {
                int period = 2 * s.n_s;
                long c = t / period;
                double rise = 1 - Math.abs((double) (t - c * period) / s.n_s - 1);
                return s.eta_min + s.height() * rise * Math.pow(s.rho, c);
              }),
          wrong(
              "t in a float",
              "you keep t in a float, which cannot tell large whole numbers apart; leave it a long,"
                  + " or take a double",
              (s, t) -> s.eta((long) (float) t)),
          new Mistake(
              "a period of n_s",
              "your period is n_s; it counts the updates of a whole cycle, up and down",
              settings -> {
                Right right = Right.of(settings);
                return new Cycle(right::eta, right.n_s);
              }));

  private record Cycle(Schedule rate, long period) implements Schedule {
    @Override
    public double eta(long t) {
      return rate.eta(t);
    }
  }

  private interface Rate {
    double of(Right right, long t);
  }

  private static Mistake wrong(String name, String sentence, Rate rate) {
    return new Mistake(
        name,
        sentence,
        settings -> {
          Right right = Right.of(settings);
          return new Cycle(t -> rate.of(right, t), right.period());
        });
  }

  /** The right way, step by step. */
  public record Right(double eta_min, double eta_max, int n_s, double rho) implements Schedule {
    public static Right of(Object... settings) {
      return new Right(
          (double) settings[0], (double) settings[1], (int) settings[2], (double) settings[3]);
    }

    @Override
    public double eta(long t) {
      return eta_min + height() * rise(t) * decay(t);
    }

    @Override
    public long period() {
      return 2L * n_s;
    }

    double height() {
      return eta_max - eta_min;
    }

    long cycle(long t) {
      return t / (2L * n_s);
    }

    /** 0 at the ends of a cycle, 1 in its middle. */
    public double rise(long t) {
      double within = within(t);
      return within <= n_s ? within / n_s : 2 - within / n_s;
    }

    /** Updates since the cycle began. */
    double within(long t) {
      return t % (2L * n_s);
    }

    public double decay(long t) {
      return Math.pow(rho, cycle(t));
    }
  }
}
