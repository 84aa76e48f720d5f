package lab.plot;

import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import lab.Range;
import lab.train.History;
import lab.train.Point;
import lab.train.Score;

/** Accuracy of several trainings, a colour each, training and validation on the same axes. */
record Together(List<History> histories, List<String> names) {
  private static final int WIDTH = 400;
  private static final int HEIGHT = 330;

  Together {
    int most = Style.LINES.size();
    boolean fits = !histories.isEmpty() && histories.size() <= most;
    Range.require("together", "runs", histories.size(), fits, "from 1 to %d", most);
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
    // Both panels have the range of both, so that the gap between them can be seen.
    var shown = points().flatMap(point -> Stream.of(point.train(), point.validation()));
    var panel =
        new XYPanel(
            WIDTH,
            HEIGHT,
            Axis.linear("update t", 0, Math.max(1, end)),
            Axis.around(title, shown.mapToDouble(score -> 100 * score.accuracy()), 1));
    for (int i = 0; i < histories.size(); i++) {
      panel.line(
          names.get(i),
          Style.LINES.get(i),
          Style.stroke(2),
          histories.get(i).points(),
          Point::t,
          percent);
    }
    return panel;
  }

  private Stream<Point> points() {
    return histories.stream().flatMap(history -> history.points().stream());
  }
}
