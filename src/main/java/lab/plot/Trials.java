package lab.plot;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import lab.search.Trial;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** The trials of one search or two, over lambda. */
record Trials(List<Trial> coarse, List<Trial> fine) {
  Trials {
    if (coarse.isEmpty() && fine.isEmpty()) {
      throw new IllegalArgumentException(
          "search: there must be at least one trial, but there is none");
    }
    Stream.concat(coarse.stream(), fine.stream()).forEach(Trials::requireLambda);
  }

  private static void requireLambda(Trial trial) {
    Double lambda = trial.settings().get("lambda");
    if (lambda == null || !(lambda > 0 && lambda < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "search: every trial must have a lambda above 0, for a logarithmic axis, but trial %d has %s"
              .formatted(trial.number(), trial.settings()));
    }
  }

  private Stream<Trial> trials() {
    return Stream.concat(coarse.stream(), fine.stream());
  }

  private static boolean finished(Trial trial) {
    return Double.isFinite(trial.validationAccuracy());
  }

  private static double lambda(Trial trial) {
    return trial.settings().get("lambda");
  }

  private static double percent(Trial trial) {
    return 100 * trial.validationAccuracy();
  }

  Figure figure(int width, int height) {
    Axis x = Axis.log("penalty lambda", trials().mapToDouble(Trials::lambda));
    double[] diverged =
        trials().filter(Predicate.not(Trials::finished)).mapToDouble(Trials::lambda).toArray();
    Axis y = Axis.around("validation accuracy (%)", heights(diverged.length > 0), 1);
    var panel = new XYPanel(width, height, x, y);
    dots(panel, fine.isEmpty() ? "trial" : "coarse", coarse, false);
    dots(panel, "fine", fine, true);
    double bottom = y.value(0.02); // where a cross is seen whole
    panel.dots(
        "diverged",
        Style.INK,
        Mark.CROSS.marker(),
        diverged,
        DoubleStream.of(diverged).map(lambda -> bottom).toArray());
    var best = trials().filter(Trials::finished).max(Comparator.comparingDouble(Trials::percent));
    best.ifPresent(
        trial ->
            panel.dots(
                String.format(Locale.ROOT, "best: %.2f %% at lambda ", percent(trial))
                    + Axis.rounded(lambda(trial)),
                Style.INK,
                Mark.RING.marker(),
                new double[] {lambda(trial)},
                new double[] {percent(trial)}));
    return new Figure("Search for lambda, %d trials".formatted(trials().count()), panel);
  }

  /** All accuracies, and room below them for what has none. */
  private DoubleStream heights(boolean room) {
    double[] percents = trials().filter(Trials::finished).mapToDouble(Trials::percent).toArray();
    var range = DoubleStream.of(percents).summaryStatistics();
    double below = range.getMin() - 0.1 * (range.getMax() - range.getMin());
    return room
        ? DoubleStream.concat(DoubleStream.of(percents), DoubleStream.of(below))
        : DoubleStream.of(percents);
  }

  private static void dots(XYPanel panel, String name, List<Trial> trials, boolean fine) {
    List<Trial> finished = trials.stream().filter(Trials::finished).toList();
    panel.dots(
        name,
        fine ? Style.ORANGE : Style.BLUE,
        fine ? SeriesMarkers.DIAMOND : SeriesMarkers.CIRCLE,
        finished.stream().mapToDouble(Trials::lambda).toArray(),
        finished.stream().mapToDouble(Trials::percent).toArray());
  }
}
