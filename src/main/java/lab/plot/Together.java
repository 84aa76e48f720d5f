package lab.plot;

import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import lab.Range;
import lab.train.History;
import lab.train.Point;
import lab.train.Score;

/**
 * Paints the accuracy of several trainings, a colour each, with training on the left and validation
 * on the right.
 *
 * @param closeUp whether each panel has a range of its own, that of the second half of the updates;
 *     otherwise both have the range of all, so that the gap between them can be seen
 */
record Together(List<History> histories, List<String> names, boolean closeUp) {
  private static final int WIDTH = 400;
  private static final int HEIGHT = 330;

  Together {
    Range.require("together", "runs", histories.size(), !histories.isEmpty(), "at least 1");
    Range.require(
        "together",
        "names",
        names.size(),
        names.size() == histories.size(),
        "as many as runs, %d",
        histories.size());
  }

  Figure figure() {
    return new Figure(
        "Accuracy over the updates: " + String.join(", ", names),
        panel("training accuracy (%)", Point::train),
        panel("validation accuracy (%)", Point::validation));
  }

  private XYPanel panel(String title, Function<Point, Score> set) {
    ToDoubleFunction<Point> percent = point -> 100 * set.apply(point).accuracy();
    long end = points().mapToLong(Point::t).max().orElse(1);
    var shown =
        closeUp
            ? points().filter(point -> 2 * point.t() >= end).map(set)
            : points().flatMap(point -> Stream.of(point.train(), point.validation()));
    Cycles cycles = Cycles.common(histories);
    Axis y = Axis.around(title, shown.mapToDouble(score -> 100 * score.accuracy()), 1);
    var panel = new XYPanel(WIDTH, HEIGHT, Axis.updates(end, cycles.period(), WIDTH), y);
    cycles.draw(panel, y);
    for (int i = 0; i < histories.size(); i++) {
      panel.line(
          names.get(i), Style.line(i), Style.dash(i), histories.get(i).points(), Point::t, percent);
    }
    cycles.explain(panel);
    return panel;
  }

  private Stream<Point> points() {
    return histories.stream().flatMap(history -> history.points().stream());
  }
}
