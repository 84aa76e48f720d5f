package lab.plot;

import java.util.List;
import java.util.stream.IntStream;
import lab.train.History;
import lab.train.Point;

/**
 * Finds the ends of a rate's cycles in a history, and marks them on an axis.
 *
 * @param ends where the rate is lower than just before and just after, in updates
 */
record Cycles(List<Long> ends) {
  static final Cycles NONE = new Cycles(List.of());

  static Cycles of(History history) {
    List<Point> points = history.points();
    return new Cycles(
        IntStream.range(1, points.size() - 1)
            .filter(
                i ->
                    points.get(i).eta() < points.get(i - 1).eta()
                        && points.get(i).eta() < points.get(i + 1).eta())
            .mapToObj(i -> points.get(i).t())
            .toList());
  }

  /** Of several histories: those of the ones that have any, if these agree. */
  static Cycles common(List<History> histories) {
    List<Cycles> all =
        histories.stream()
            .map(Cycles::of)
            .filter(cycles -> !cycles.ends.isEmpty())
            .distinct()
            .toList();
    return all.size() == 1 ? all.get(0) : NONE;
  }

  /** Updates of a cycle, where all are equally long; otherwise 0. */
  long period() {
    boolean regular =
        !ends.isEmpty()
            && IntStream.range(0, ends.size()).allMatch(i -> ends.get(i) == (i + 1) * ends.get(0));
    return regular ? ends.get(0) : 0;
  }

  /** Draws them as dotted lines, in place of the vertical grid. */
  void draw(XYPanel panel, Axis y) {
    for (long t : ends) {
      panel
          .segment("", Style.LINE, Style.dotted(), t, y.value(0), t, y.value(1))
          .withoutVerticalGrid();
    }
  }

  /** Says in the legend what the dotted lines are; called last, so that it stands last. */
  void explain(XYPanel panel) {
    if (!ends.isEmpty()) {
      panel.segment("cycle end", Style.LINE, Style.dotted(), 0, Double.NaN, 0, Double.NaN);
    }
  }
}
