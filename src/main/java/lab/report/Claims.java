package lab.report;

import static lab.base.Numbers.percent;
import static lab.base.Numbers.points;
import static lab.base.Numbers.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import lab.base.Interval;
import lab.base.Numbers;
import lab.base.SeedSpread;
import lab.check.Comparison;
import lab.search.Trial;
import lab.train.Point;

/**
 * Tests the report's claims on the results, by pure functions. A claim says that a quantity is
 * above a threshold. All tests answer by one rule: "agrees" if the whole 95 % interval lies above
 * it, "disagrees" if it lies below, "within noise" otherwise; so chance at the threshold itself
 * comes to "agrees" once in 40 times, and to "disagrees" as often.
 *
 * <p>Seeds are the unit: a row is measured once a seed, and two rows are compared seed by seed. How
 * far the seed takes a number is pooled over all rows ({@link SeedSpread}). Two rows of ours are
 * measured on the same images, so these have no say in their difference; against a number of the
 * report, the sampling error of its test images is added.
 */
public final class Claims {
  /** Test images that the report's accuracies were measured on. */
  private static final int REPORTED_ON = 10_000;

  private final List<Row> rows;

  /**
   * @param rows those that the seeds' spread is pooled over. Of two that show the same trainings,
   *     the one whose networks stand alone: the other knows nothing more of what a seed does
   */
  Claims(List<Row> rows) {
    this.rows = rows.stream().filter(row -> row.isRun() && !isShownAlone(row, rows)).toList();
  }

  /** Whether another row that was run shows the last networks of this one's trainings. */
  private static boolean isShownAlone(Row row, List<Row> rows) {
    return rows.stream()
        .anyMatch(other -> other.isLastOfAnother() && other.trained() == row && other.isRun());
  }

  /**
   * Whether gradients agree to rounding, in the report's own check.
   *
   * @param check with an independent computation, as the report did it
   * @param others checks that the report did not make, shown beside it
   * @param limit of the largest difference, relative to the largest gradient of its array: an entry
   *     that is itself a small difference of large terms has a larger error, however right it is
   */
  public Evidence gradientsAgree(Comparison check, List<Comparison> others, double limit) {
    double worst =
        others.stream().mapToDouble(Comparison::ofArray).reduce(Math::max).orElse(Double.NaN);
    return new Evidence(
        "gradients: the largest difference",
        "relative error entry by entry 0 to 9.0e-15",
        text(
            "%.1e of the array's largest gradient (with penalty and dropout %.1e); relative error entry by entry %s to %.1e",
            check.ofArray(),
            worst,
            check.smallest() == 0 ? "0" : text("%.1e", check.smallest()),
            check.largest()),
        text(
            "Backprop against ND4J's own automatic differentiation, in float64, %s: the claim holds if no gradient differs by more than %.0e of the largest in its array. Entry by entry the error is larger where an entry is a small difference of large terms. Nothing here is left to chance.",
            check.title().replaceFirst(".*: ", ""), limit),
        "",
        Math.max(check.ofArray(), others.isEmpty() ? 0 : worst) <= limit
            ? ClaimVerdict.AGREES
            : ClaimVerdict.DISAGREES);
  }

  /**
   * Whether accuracy falls as lambda grows, in whatever shape.
   *
   * @param coarse trials with a setting {@code lambda}, over the whole range of interest
   */
  public Evidence smallLambdaIsBetter(List<Trial> coarse) {
    List<Trial> trials = finished(coarse);
    String question = "lambda: whether accuracy falls as it grows";
    String published = "40.1 to 51.5 % over the coarse search";
    String test =
        "The order of the coarse search's trials, by lambda and by validation accuracy: Spearman's rank correlation, which asks for no shape and so suits a curve that is flat and then falls. The claim holds if of all orders of the same accuracies at most one in 40 falls as clearly.";
    if (trials.size() < 3) {
      return new Evidence(question, published, "–", test, "", ClaimVerdict.NOT_RUN);
    }
    Trend trend = trend(trials);
    int third = (trials.size() + 1) / 3;
    List<Trial> byLambda = byLambda(trials);
    String ours =
        text(
            "validation accuracy %.2f %% in the third of smallest lambda, %.2f %% in that of largest; rank correlation %s, by chance alone %s",
            mean(byLambda.subList(0, third)),
            mean(byLambda.subList(byLambda.size() - third, byLambda.size())),
            points(trend.correlation()),
            often(trend));
    return new Evidence(question, published, ours, test, power(trend), trend.falls());
  }

  /**
   * Whether the fine search ends near a value: the best trial lies within half a decade of it, and
   * accuracy falls from there. The best of many equal trials lies somewhere, so that its place
   * alone tells nothing.
   *
   * @param value of lambda, at the lower end of the search
   * @param fine trials with a setting {@code lambda}
   */
  public Evidence endsNear(double value, List<Trial> fine) {
    List<Trial> trials = finished(fine);
    double limit = value * Math.sqrt(10);
    long near = trials.stream().filter(trial -> lambda(trial) <= limit).count();
    String question = "lambda: whether the search ends near " + Numbers.setting(value);
    String published = "best lambda 1.608e-5";
    String test =
        text(
            "The fine search ends near %s if its best lambda is at most %s and accuracy falls as lambda grows, by the same rank test within the fine search. The place of the best alone would be no test: if lambda made no difference here, %d of the %d trials %s so near and chance would choose one of them as often; both together come about at most once in 40 times.",
            Numbers.setting(value),
            Numbers.setting(limit),
            near,
            trials.size(),
            near == 1 ? "lies" : "lie");
    if (trials.size() < 3) {
      return new Evidence(question, published, "–", test, "", ClaimVerdict.NOT_RUN);
    }
    Trial best = Trial.best(trials);
    Trend trend = trend(trials);
    boolean elsewhere = lambda(best) > limit;
    ClaimVerdict verdict =
        elsewhere && trend.falls() == ClaimVerdict.AGREES
            ? ClaimVerdict.WITHIN_NOISE
            : trend.falls();
    String ours =
        text(
            "best lambda %s; rank correlation %s, by chance alone %s",
            Numbers.setting(lambda(best)), points(trend.correlation()), often(trend));
    return new Evidence(question, published, ours, test, power(trend), verdict);
  }

  private static Trend trend(List<Trial> trials) {
    return Trend.of(
        trials.stream().mapToDouble(Claims::lambda).toArray(),
        trials.stream().mapToDouble(Trial::validationAccuracy).toArray());
  }

  private static String often(Trend trend) {
    double chance = Math.min(trend.falling(), trend.rising());
    return chance < 0.001 ? "less than once in 1,000" : text("%.1f %% of orders", 100 * chance);
  }

  private static String power(Trend trend) {
    return trend.detectable() >= 1
        ? text("%d trials are too few to show any trend.", trend.n())
        : text(
            "%d trials would have shown a rank correlation of ±%.2f in four of five searches.",
            trend.n(), trend.detectable());
  }

  private static double mean(List<Trial> trials) {
    return trials.stream()
        .mapToDouble(trial -> 100 * trial.validationAccuracy())
        .average()
        .orElse(Double.NaN);
  }

  private static List<Trial> byLambda(List<Trial> trials) {
    return trials.stream().sorted(Comparator.comparingDouble(Claims::lambda)).toList();
  }

  private static List<Trial> finished(List<Trial> trials) {
    return trials.stream().filter(Trial::finished).toList();
  }

  private static double lambda(Trial trial) {
    return trial.settings().get("lambda");
  }

  /**
   * Whether a high rate lowers accuracy for a while: validation accuracy at the end of a cycle
   * minus that at the next peak of the rate. A seed's number is the mean over its cycles.
   */
  public Evidence phases(Row row) {
    List<Double> dips = row.finished().stream().flatMap(result -> dips(result).stream()).toList();
    double[] perSeed = dipsPerSeed(row);
    Interval dip =
        SeedSpread.ofValues(rows.stream().map(Claims::dipsPerSeed).toList()).around(perSeed);
    return new Evidence(
        "validation accuracy: the loss from a cycle's end to the next peak",
        "seen in its figures, no number",
        dips.isEmpty()
            ? "–"
            : "%s points, a loss in %d of %d cycles"
                .formatted(points(dip), dips.stream().filter(d -> d > 0).count(), dips.size()),
        "Validation accuracy at the end of each cycle minus that at the next peak of the rate, in “%s”, the mean over its cycles for each seed: the claim holds if the whole interval is above 0. %s"
            .formatted(row.title(), basis(dip, "")),
        power(dip),
        ClaimVerdict.above(0, dip));
  }

  /** None for a row without cycles. */
  private static double[] dipsPerSeed(Row row) {
    return row.finished().stream()
        .map(Claims::dips)
        .filter(dips -> !dips.isEmpty())
        .mapToDouble(dips -> dips.stream().mapToDouble(Double::doubleValue).average().getAsDouble())
        .toArray();
  }

  private static List<Double> dips(Result result) {
    List<Point> points = result.history().points();
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
  public Evidence raisesTest(Row from, Row to, double atLeast) {
    Interval change = change(Quantity.TEST, from, to);
    String condition = atLeast == 0 ? "above 0" : text("above %.0f point", atLeast);
    return change(Quantity.TEST, from, to, change, condition, ClaimVerdict.above(atLeast, change));
  }

  /**
   * Whether one row's training accuracy is closer to its test accuracy than another's.
   *
   * @param from the row to compare with
   * @param to the row that is claimed to overfit less
   */
  public Evidence narrowsGap(Row from, Row to) {
    Interval change = change(Quantity.GAP, from, to);
    return change(
        Quantity.GAP, from, to, change, "below 0", ClaimVerdict.above(0, change.negated()));
  }

  /** From row to row, seed by seed; a seed that diverged in either is left out. */
  private Interval change(Quantity quantity, Row from, Row to) {
    List<Long> seeds = seeds(from).stream().filter(seeds(to)::contains).toList();
    double[] before = values(from, seeds, quantity::of);
    double[] after = values(to, seeds, quantity::of);
    double[] changes = new double[before.length];
    for (int i = 0; i < changes.length; i++) {
      changes[i] = after[i] - before[i];
    }
    return differences(quantity).around(changes);
  }

  /** Pooled over the rows that finished the same seeds: nearly always, all of them. */
  private SeedSpread differences(Quantity quantity) {
    return rows.stream().collect(Collectors.groupingBy(Claims::seeds)).entrySet().stream()
        .map(
            same ->
                SeedSpread.ofDifferences(
                    same.getValue().stream()
                        .map(row -> values(row, same.getKey(), quantity::of))
                        .toList()))
        .max(Comparator.comparingInt(SeedSpread::df))
        .orElse(new SeedSpread(Double.NaN, 0));
  }

  private static List<Long> seeds(Row row) {
    return row.finished().stream().map(Result::seed).sorted().toList();
  }

  private static double[] values(Row row, List<Long> seeds, ToDoubleFunction<Result> value) {
    return seeds.stream()
        .flatMap(seed -> row.finished().stream().filter(result -> result.seed() == seed))
        .mapToDouble(value)
        .toArray();
  }

  private static Evidence change(
      Quantity quantity,
      Row from,
      Row to,
      Interval change,
      String condition,
      ClaimVerdict verdict) {
    double before = published(quantity, from);
    double after = published(quantity, to);
    return new Evidence(
        "%s: from “%s” to “%s”".formatted(quantity, from.title(), to.title()),
        Double.isNaN(after - before)
            ? "no number"
            : "%s → %s, %s points"
                .formatted(percent(before), percent(after), points(after - before)),
        change.n() == 0
            ? "–"
            : "%s → %s, %s points"
                .formatted(
                    percent(from.mean(quantity)), percent(to.mean(quantity)), points(change)),
        "The %s of “%s” minus that of “%s”: the claim holds if the whole interval is %s. %s"
            .formatted(
                quantity,
                to.title(),
                from.title(),
                condition,
                basis(change, "Compared seed by seed, on the same images. ")),
        power(change),
        verdict);
  }

  private static String basis(Interval interval, String paired) {
    if (interval.n() == 0) {
      return "";
    }
    return Double.isNaN(interval.half())
        ? "One seed has no spread to judge by: run it with two or more."
        : paired
            + text(
                "%d seeds; their spread is pooled over all rows, %.0f degrees of freedom.",
                interval.n(), interval.df());
  }

  private static String power(Interval interval) {
    return Double.isNaN(interval.half())
        ? ""
        : text(
            "A true difference of %.2f points from the threshold would have been seen in four of five repetitions.",
            interval.detectable());
  }

  private static double published(Quantity quantity, Row row) {
    return switch (quantity) {
      case TRAIN -> row.published().train();
      case VALIDATION -> row.published().validation();
      case TEST -> row.published().test();
      case GAP -> row.published().train() - row.published().test();
    };
  }

  /** What the seed does to a quantity of one row, pooled over all rows. */
  SeedSpread spread(Quantity quantity) {
    return SeedSpread.ofValues(
        rows.stream().map(row -> values(row, seeds(row), quantity::of)).toList());
  }

  /** A row's mean over its seeds, with the pooled spread. */
  Interval interval(Row row, Quantity quantity) {
    return spread(quantity).around(values(row, seeds(row), quantity::of));
  }

  /**
   * A row's test accuracy minus a number of the report. Three errors are in it: that of our seeds;
   * of the report's one seed, taken to be as far from its mean as ours; and the sampling error of
   * the 10,000 images that the report's number was measured on.
   */
  Interval besideTheReport(Row row, double published) {
    Interval ours = interval(row, Quantity.TEST);
    double images = Math.sqrt(published * (100 - published) / REPORTED_ON);
    double seeds = Math.hypot(ours.error(), spread(Quantity.TEST).deviation());
    return new Interval(ours.mean() - published, seeds, ours.df(), ours.n()).plus(images);
  }

  /** Where a row stands beside a number of the report: higher, lower, or too close to tell. */
  String standing(Row row, double published) {
    Interval difference = besideTheReport(row, published);
    if (Double.isNaN(difference.mean())) {
      return "";
    }
    String side =
        switch (ClaimVerdict.above(0, difference)) {
          case AGREES -> ", higher";
          case DISAGREES -> ", lower";
          case WITHIN_NOISE -> ", within noise";
          default -> "";
        };
    return points(difference.mean()) + side;
  }

  /** The largest of the rows' smallest visible differences from the report's number, in points. */
  double detectableBesideTheReport() {
    return rows.stream()
        .mapToDouble(row -> besideTheReport(row, row.published().test()).detectable())
        .filter(Double::isFinite)
        .max()
        .orElse(Double.NaN);
  }

  /** The same between two rows of ours that have the most seeds. */
  double detectableBetweenRows() {
    int seeds = rows.stream().mapToInt(row -> row.finished().size()).max().orElse(0);
    return differences(Quantity.TEST).around(new double[seeds]).detectable();
  }
}
