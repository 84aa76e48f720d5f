package lab.report;

import static lab.report.Numbers.percent;
import static lab.report.Numbers.points;
import static lab.report.Numbers.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lab.check.Comparison;
import lab.search.Trial;
import lab.train.Point;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.regression.SimpleRegression;

/**
 * The tests of the report's claims: pure functions of results. Each asks whether a 95 % interval
 * lies on the claim's side of a threshold, on the other, or on both.
 */
public final class Claims {
  private static final String NO_NUMBER = "no number";

  private Claims() {}

  /**
   * Whether gradients agree to rounding, in the report's own check.
   *
   * @param check with an independent computation, as the report did it
   * @param others checks that the report did not make, shown beside it
   * @param limit of the largest difference, relative to the largest gradient of its array: an entry
   *     that is itself a small difference of large terms has a larger error, however right it is
   */
  public static Evidence gradientsAgree(Comparison check, List<Comparison> others, double limit) {
    double worst =
        others.stream().mapToDouble(Comparison::ofBlock).reduce(Math::max).orElse(Double.NaN);
    return new Evidence(
        "relative error entry by entry 0 to 9.0e-15",
        text(
            "%.1e of the array's largest gradient (with penalty and dropout %.1e); relative error entry by entry %s to %.1e",
            check.ofBlock(),
            worst,
            check.smallest() == 0 ? "0" : text("%.1e", check.smallest()),
            check.largest()),
        text(
            "Backprop against ND4J's own automatic differentiation, in float64, %s: the claim holds if no gradient differs by more than %.0e of the largest in its array. Entry by entry the error is larger where an entry is a small difference of large terms.",
            check.title().replaceFirst(".*: ", ""), limit),
        Math.max(check.ofBlock(), others.isEmpty() ? 0 : worst) <= limit
            ? Verdict.AGREES
            : Verdict.DISAGREES);
  }

  /**
   * Whether accuracy falls as lambda grows, and whether the fine search ends within a factor of ten
   * of 1e-5.
   *
   * @param coarse trials with a setting {@code lambda}
   * @param fine trials of a narrower range
   * @param validationImages that each trial was measured on
   */
  public static Evidence smallLambdaIsBetter(
      List<Trial> coarse, List<Trial> fine, int validationImages) {
    Interval fall = fallPerDecade(finished(coarse));
    Evidence trend =
        new Evidence(
            "40.1 to 51.5 % over the coarse search",
            "validation accuracy %s points for each factor of ten of lambda"
                .formatted(points(fall.negated())),
            "A line through validation accuracy against log10(lambda) of the coarse search: the claim holds if the 95 % interval of its slope is below 0.",
            Verdict.above(0, fall));
    return trend.and(endsNear(1e-4, finished(fine), validationImages));
  }

  /** The fall of the line through accuracy against log10(lambda), with its own t interval. */
  private static Interval fallPerDecade(List<Trial> trials) {
    SimpleRegression line = new SimpleRegression();
    trials.forEach(
        trial -> line.addData(Math.log10(lambda(trial)), 100 * trial.validationAccuracy()));
    if (trials.size() < 3) {
      return new Interval(Double.NaN, Double.NaN, Double.NaN, trials.size());
    }
    double t = new TDistribution(trials.size() - 2).inverseCumulativeProbability(0.975);
    double half = t * line.getSlopeStdErr();
    return new Interval(
        -line.getSlope(), -line.getSlope() - half, -line.getSlope() + half, trials.size());
  }

  private static Evidence endsNear(double limit, List<Trial> trials, int validationImages) {
    String published = "best lambda 1.608e-5";
    String test =
        text(
            "The fine search ends near 1e-5 if its best lambda is at most %.0e; if the best is above, its lead over the best of the others must exceed the validation images' sampling error before the claim is called wrong.",
            limit);
    Optional<Trial> near = best(trials.stream().filter(trial -> lambda(trial) <= limit).toList());
    Optional<Trial> far = best(trials.stream().filter(trial -> lambda(trial) > limit).toList());
    if (near.isEmpty() && far.isEmpty()) {
      return new Evidence(published, "–", test, Verdict.NOT_RUN);
    }
    Trial best = Trial.best(trials);
    String ours = "best lambda " + Numbers.setting(lambda(best));
    if (lambda(best) <= limit) {
      return new Evidence(published, ours, test, Verdict.AGREES);
    }
    if (near.isEmpty()) {
      return new Evidence(published, ours, test, Verdict.WITHIN_NOISE);
    }
    double a = near.get().validationAccuracy();
    double b = best.validationAccuracy();
    double error = 100 * Math.sqrt((a * (1 - a) + b * (1 - b)) / validationImages);
    Interval lead = Interval.normal(100 * (a - b), error);
    return new Evidence(
        published,
        ours + ", ahead of the best below by " + points(-lead.mean()) + " points",
        test,
        Verdict.above(0, lead));
  }

  /**
   * Whether a high rate lowers accuracy for a while: validation accuracy at the end of a cycle
   * minus that at the next peak of the rate, over the cycles of all seeds.
   */
  public static Evidence phases(Row row) {
    List<Double> dips = new ArrayList<>();
    row.finished().forEach(result -> dips.addAll(dips(result.history().points())));
    double error =
        row.finished().stream()
            .mapToDouble(result -> Math.sqrt(2 * Quantity.VALIDATION.variance(result)))
            .findFirst()
            .orElse(Double.NaN);
    Interval dip = Interval.of(dips.stream().mapToDouble(Double::doubleValue).toArray(), error);
    return new Evidence(
        "seen in its figures, no number",
        dips.isEmpty()
            ? "–"
            : "%s points lost from a cycle's end to the next peak, a loss in %d of %d"
                .formatted(points(dip), dips.stream().filter(d -> d > 0).count(), dips.size()),
        "Validation accuracy at the end of each cycle minus that at the next peak of the rate, in “%s”: the claim holds if the t interval of the mean loss over cycles and seeds is above 0."
            .formatted(row.title()),
        Verdict.above(0, dip));
  }

  private static List<Double> dips(List<Point> points) {
    List<Double> dips = new ArrayList<>();
    Point end = null;
    for (int i = 1; i < points.size() - 1; i++) {
      Point point = points.get(i);
      double before = points.get(i - 1).eta();
      double after = points.get(i + 1).eta();
      if (point.eta() < before && point.eta() < after) {
        end = point;
      } else if (end != null && point.eta() > before && point.eta() > after) {
        dips.add(100 * (end.validation().accuracy() - point.validation().accuracy()));
        end = null;
      }
    }
    return dips;
  }

  /**
   * Whether one row's test accuracy is above another's.
   *
   * @param from the row to compare with
   * @param to the row that is claimed to be better
   * @param atLeast by how many points
   */
  public static Evidence raisesTest(Row from, Row to, double atLeast) {
    Interval change = change(Quantity.TEST, from, to);
    String condition = atLeast == 0 ? "above 0" : text("above %.0f point", atLeast);
    return change(Quantity.TEST, from, to, change, condition, Verdict.above(atLeast, change));
  }

  /**
   * Whether one row's training accuracy is closer to its test accuracy than another's.
   *
   * @param from the row to compare with
   * @param to the row that is claimed to overfit less
   */
  public static Evidence narrowsGap(Row from, Row to) {
    Interval change = change(Quantity.GAP, from, to);
    return change(Quantity.GAP, from, to, change, "below 0", Verdict.above(0, change.negated()));
  }

  /** From row to row, paired by seed; a seed that diverged in either is left out. */
  private static Interval change(Quantity quantity, Row from, Row to) {
    Map<Long, Result> starts = new HashMap<>();
    from.finished().forEach(result -> starts.put(result.seed(), result));
    List<Result> ends =
        to.finished().stream().filter(result -> starts.containsKey(result.seed())).toList();
    double[] changes = new double[ends.size()];
    double error = Double.NaN;
    for (int i = 0; i < changes.length; i++) {
      Result start = starts.get(ends.get(i).seed());
      changes[i] = quantity.of(ends.get(i)) - quantity.of(start);
      error = Math.sqrt(quantity.variance(ends.get(i)) + quantity.variance(start));
    }
    return Interval.of(changes, error);
  }

  private static Evidence change(
      Quantity quantity, Row from, Row to, Interval change, String condition, Verdict verdict) {
    double before = published(quantity, from);
    double after = published(quantity, to);
    return new Evidence(
        Double.isNaN(after - before)
            ? NO_NUMBER
            : "%s %s → %s, %s points"
                .formatted(quantity, percent(before), percent(after), points(after - before)),
        change.n() == 0
            ? "–"
            : "%s %s → %s, %s points"
                .formatted(
                    quantity,
                    percent(from.interval(quantity).mean()),
                    percent(to.interval(quantity).mean()),
                    points(change)),
        "The %s of “%s” minus that of “%s”: the claim holds if the whole interval is %s. %s"
            .formatted(quantity, to.title(), from.title(), condition, basis(change)),
        verdict);
  }

  private static String basis(Interval change) {
    return switch (change.n()) {
      case 0 -> "";
      case 1 ->
          "One seed: the interval is the sampling error of the images, without the spread from seed to seed.";
      default -> "Paired by seed, a t interval over %d seeds.".formatted(change.n());
    };
  }

  private static double published(Quantity quantity, Row row) {
    return switch (quantity) {
      case TRAIN -> row.published().train();
      case VALIDATION -> row.published().validation();
      case TEST -> row.published().test();
      case GAP -> row.published().train() - row.published().test();
    };
  }

  /**
   * Whether one value of a setting is better than another in the pairs of a grid, which differ in
   * this setting alone.
   *
   * @param grid trials with this setting
   * @param setting its name, such as {@code rho}
   * @param better the value that is claimed to be better
   * @param other the value it is compared with
   * @param published what the report states
   */
  public static Evidence betterInPairs(
      List<Trial> grid, String setting, double better, double other, String published) {
    double[] differences =
        finished(grid).stream()
            .filter(trial -> trial.settings().get(setting) == better)
            .flatMap(
                trial ->
                    partner(finished(grid), trial, setting, other)
                        .map(trial2 -> trial.validationAccuracy() - trial2.validationAccuracy())
                        .stream())
            .mapToDouble(difference -> 100 * difference)
            .toArray();
    Interval interval = Interval.student(differences);
    long wins = Arrays.stream(differences).filter(difference -> difference > 0).count();
    return new Evidence(
        published,
        differences.length == 0
            ? "–"
            : "%s points, better in %d of %d pairs"
                .formatted(points(interval), wins, differences.length),
        "Validation accuracy with %s = %s minus that with %s, in the pairs of the grid that differ in nothing else: the claim holds if the t interval of the mean is above 0."
            .formatted(setting, better, other),
        Verdict.above(0, interval));
  }

  private static Optional<Trial> partner(
      List<Trial> grid, Trial trial, String setting, double value) {
    Map<String, Double> wanted = new HashMap<>(trial.settings());
    wanted.put(setting, value);
    return grid.stream().filter(other -> wanted.equals(other.settings())).findFirst();
  }

  private static List<Trial> finished(List<Trial> trials) {
    return trials.stream().filter(Trial::finished).toList();
  }

  private static Optional<Trial> best(List<Trial> trials) {
    return trials.stream().max(Comparator.comparingDouble(Trial::validationAccuracy));
  }

  private static double lambda(Trial trial) {
    return trial.settings().get("lambda");
  }

  /**
   * Where a row stands beside the report's number of it: above, below, or too close to tell. Both
   * have an error: ours, and the sampling error of the report's single run.
   */
  static String standing(Interval ours, double published) {
    if (Double.isNaN(ours.half()) || Double.isNaN(published)) {
      return "";
    }
    double error = 1.96 * Math.sqrt(published * (100 - published) / 10_000);
    double difference = ours.mean() - published;
    String side =
        Math.abs(difference) <= Math.hypot(ours.half(), error)
            ? "within noise"
            : difference > 0 ? "higher" : "lower";
    return points(difference) + ", " + side;
  }

  /** What a row reached, for a person. */
  static String accuracy(Interval interval) {
    return Double.isNaN(interval.half()) ? percent(interval.mean()) : interval.toString();
  }
}
