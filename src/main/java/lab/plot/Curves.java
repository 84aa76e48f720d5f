package lab.plot;

import java.awt.Color;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import lab.train.History;
import lab.train.Point;

/**
 * Paints loss and accuracy over the updates: thin lines for the seeds, thick ones for their mean,
 * which ends where the shortest of them ends.
 */
record Curves(List<History> histories) {
  private static final int WIDTH = 400;
  private static final int HEIGHT = 330;

  /** The penalty is worth a line of its own where it is at least this share of the loss. */
  private static final double VISIBLE = 0.02;

  private static final ToDoubleFunction<Point> TRAIN_LOSS = point -> point.train().loss();
  private static final ToDoubleFunction<Point> VALIDATION_LOSS = point -> point.validation().loss();
  private static final ToDoubleFunction<Point> COST =
      point -> point.train().loss() + point.penalty();
  private static final ToDoubleFunction<Point> TRAIN_ACCURACY =
      point -> 100 * point.train().accuracy();
  private static final ToDoubleFunction<Point> VALIDATION_ACCURACY =
      point -> 100 * point.validation().accuracy();

  Curves {
    if (histories.isEmpty()) {
      throw new IllegalArgumentException(
          "curves: there must be at least one run, but there is none");
    }
    for (History history : histories) {
      if (history.points().isEmpty()) {
        throw new IllegalArgumentException(
            "curves: a history must hold at least one point, but holds none; train first");
      }
    }
  }

  Panel loss() {
    boolean withCost = points().anyMatch(point -> point.penalty() > VISIBLE * point.train().loss());
    // A run that diverges must not press all others flat: twice the loss at the start is enough.
    double most = 2 * points().limit(1).mapToDouble(COST).sum();
    var shown =
        Stream.of(TRAIN_LOSS, VALIDATION_LOSS, withCost ? COST : TRAIN_LOSS)
            .flatMapToDouble(quantity -> points().mapToDouble(quantity))
            .filter(loss -> !(loss > most));
    var panel = panel(Axis.around("loss (nats)", shown, 0.1));
    curve(panel, "training", Style.BLUE, TRAIN_LOSS);
    curve(panel, "validation", Style.ORANGE, VALIDATION_LOSS);
    if (withCost) {
      curve(panel, "cost", Style.SKY, COST);
    }
    return explained(panel);
  }

  Panel accuracy() {
    var shown =
        Stream.of(TRAIN_ACCURACY, VALIDATION_ACCURACY)
            .flatMapToDouble(quantity -> points().mapToDouble(quantity));
    var panel = panel(Axis.around("accuracy (%)", shown, 1));
    curve(panel, "training", Style.BLUE, TRAIN_ACCURACY);
    curve(panel, "validation", Style.ORANGE, VALIDATION_ACCURACY);
    return explained(panel);
  }

  /** The dotted lines come last in the legend. */
  private XYPanel explained(XYPanel panel) {
    cycles().explain(panel);
    return panel;
  }

  private Cycles cycles() {
    return Cycles.of(histories.get(0));
  }

  private Stream<Point> points() {
    return histories.stream().flatMap(history -> history.points().stream());
  }

  private XYPanel panel(Axis y) {
    long end = points().mapToLong(Point::t).max().orElseThrow();
    Cycles cycles = cycles();
    var panel = new XYPanel(WIDTH, HEIGHT, Axis.updates(end, cycles.period(), WIDTH), y);
    cycles.draw(panel, y);
    return panel;
  }

  private void curve(XYPanel panel, String name, Color color, ToDoubleFunction<Point> quantity) {
    if (histories.size() == 1) {
      panel.line(name, color, Style.stroke(2), histories.get(0).points(), Point::t, quantity);
      return;
    }
    for (History history : histories) {
      panel.line(
          "", Style.tint(color, 0.35), Style.stroke(1), history.points(), Point::t, quantity);
    }
    double[] common = commonUpdates();
    double[] mean =
        DoubleStream.of(common)
            .map(
                t ->
                    points()
                        .filter(point -> point.t() == t)
                        .mapToDouble(quantity)
                        .average()
                        .orElseThrow())
            .toArray();
    panel.line(name, color, Style.stroke(2), common, mean);
  }

  private double[] commonUpdates() {
    return histories.get(0).points().stream()
        .mapToLong(Point::t)
        .filter(
            t ->
                histories.stream()
                    .allMatch(
                        history -> history.points().stream().anyMatch(point -> point.t() == t)))
        .asDoubleStream()
        .toArray();
  }
}
