package lab.plot;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import lab.search.Trial;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Paints the trials of one search or two, over each of their settings. */
record Trials(List<Trial> coarse, List<Trial> fine) {
  /** A setting that is above 0 and spans more than this factor has a logarithmic axis. */
  private static final double WIDE = 10;

  Trials {
    if (coarse.isEmpty() && fine.isEmpty()) {
      throw new IllegalArgumentException(
          "search: there must be at least one trial, but there is none");
    }
    List<Trial> all = Stream.concat(coarse.stream(), fine.stream()).toList();
    var first = all.get(0).settings().keySet();
    for (Trial trial : all) {
      boolean finite = trial.settings().values().stream().allMatch(Double::isFinite);
      if (first.isEmpty() || !trial.settings().keySet().equals(first) || !finite) {
        throw new IllegalArgumentException(
            "search: every trial must have a number for each of the same settings, such as lambda, but trial %d has %s and the first %s"
                .formatted(trial.number(), trial.settings(), all.get(0).settings()));
      }
    }
  }

  private Stream<Trial> trials() {
    return Stream.concat(coarse.stream(), fine.stream());
  }

  private static boolean finished(Trial trial) {
    return Double.isFinite(trial.validationAccuracy());
  }

  private static double percent(Trial trial) {
    return 100 * trial.validationAccuracy();
  }

  /** A panel for each setting; a smaller one where there are several. */
  Figure figure() {
    List<String> names = List.copyOf(trials().findFirst().orElseThrow().settings().keySet());
    int width = names.size() == 1 ? 540 : 400;
    int height = names.size() == 1 ? 350 : 330;
    List<Panel> panels = new ArrayList<>();
    for (String name : names) {
      panels.add(panel(name, width, height));
    }
    return new Figure(
        "Search for %s, %d trials".formatted(String.join(", ", names), trials().count()),
        panels.toArray(Panel[]::new));
  }

  private XYPanel panel(String name, int width, int height) {
    ToDoubleFunction<Trial> setting = trial -> trial.settings().get(name);
    Axis x = axis(name, trials().mapToDouble(setting).toArray()).fitting(width);
    double[] diverged =
        trials().filter(Predicate.not(Trials::finished)).mapToDouble(setting).toArray();
    Axis y = Axis.around("validation accuracy (%)", heights(diverged.length > 0), 1);
    var panel = new XYPanel(width, height, x, y);
    dots(panel, fine.isEmpty() ? "trial" : "coarse", coarse, setting, false);
    dots(panel, "fine", fine, setting, true);
    double bottom = y.value(0.02); // where a cross is seen whole
    panel.dots(
        "diverged",
        Style.INK,
        Mark.CROSS.marker(),
        diverged,
        DoubleStream.of(diverged).map(value -> bottom).toArray());
    Optional<Trial> best =
        trials().filter(Trials::finished).max(Comparator.comparingDouble(Trials::percent));
    best.ifPresent(
        trial ->
            panel.dots(
                String.format(Locale.ROOT, "best: %.2f %% at %s ", percent(trial), name)
                    + x.text(setting.applyAsDouble(trial)),
                Style.INK,
                Mark.RING.marker(),
                new double[] {setting.applyAsDouble(trial)},
                new double[] {percent(trial)}));
    return panel;
  }

  private static Axis axis(String name, double[] values) {
    var range = DoubleStream.of(values).summaryStatistics();
    if (range.getMin() > 0 && range.getMax() > WIDE * range.getMin()) {
      return Axis.log(name, DoubleStream.of(values));
    }
    double size = Math.max(Math.abs(range.getMin()), Math.abs(range.getMax()));
    return Axis.around(name, DoubleStream.of(values), size > 0 ? size / 100 : 1);
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

  private static void dots(
      XYPanel panel,
      String name,
      List<Trial> trials,
      ToDoubleFunction<Trial> setting,
      boolean fine) {
    List<Trial> finished = trials.stream().filter(Trials::finished).toList();
    panel.dots(
        name,
        fine ? Style.ORANGE : Style.BLUE,
        fine ? SeriesMarkers.DIAMOND : SeriesMarkers.CIRCLE,
        finished.stream().mapToDouble(setting).toArray(),
        finished.stream().mapToDouble(Trials::percent).toArray());
  }
}
