package lab.course.search;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import lab.Candidates;
import lab.course.kit.Mistake;

/** The known mistakes of exercise 8.2, Grid, each made from the right way in plain loops. */
public final class GridMistakes {
  private GridMistakes() {}

  static final List<Mistake> ALL =
      List.of(
          wrong(
              "zipped in place of crossed",
              "you pair the axes' values off; cross them, each value with each of the others",
              axes -> {
                int shortest = axes.stream().mapToInt(List::size).min().orElse(0);
                return IntStream.range(0, shortest)
                    .mapToObj(i -> axes.stream().map(axis -> axis.get(i)).toList())
                    .toList();
              }),
          wrong(
              "the last value of an axis left out",
              "you stop one value early on each axis; the last belongs to it",
              axes ->
                  crossed(axes.stream().map(axis -> axis.subList(0, axis.size() - 1)).toList())),
          wrong(
              "the first value of an axis left out",
              "you begin with the second value of each axis; lists count from 0",
              axes -> crossed(axes.stream().map(axis -> axis.subList(1, axis.size())).toList())),
          wrong(
              "the last axis left out",
              "you leave the last axis out; a point has a value of each",
              axes -> crossed(axes.subList(0, axes.size() - 1))),
          wrong(
              "the first two axes only",
              "you cross the first two axes alone; there may be any number of them",
              axes -> crossed(axes.subList(0, Math.min(2, axes.size())))),
          wrong(
              "one axis at a time",
              "you change one axis and leave the others at their first value; cross them, each value"
                  + " with each of the others",
              axes -> {
                List<List<Double>> points = new ArrayList<>();
                for (int axis = 0; axis < axes.size(); axis++) {
                  for (double value : axes.get(axis)) {
                    List<Double> point =
                        new ArrayList<>(axes.stream().map(values -> values.get(0)).toList());
                    point.set(axis, value);
                    points.add(point);
                  }
                }
                return points;
              }),
          wrong(
              "one index for all axes",
              "you count all axes with one index; each axis is counted by itself, the last fastest",
              axes -> {
                int longest = axes.stream().mapToInt(List::size).max().orElse(0);
                return IntStream.range(0, longest)
                    .mapToObj(i -> axes.stream().map(axis -> axis.get(i % axis.size())).toList())
                    .toList();
              }),
          wrong(
              "order of axes mixed",
              "you change the first axis fastest; the last one changes fastest",
              axes -> crossed(reversed(axes)).stream().map(GridMistakes::reversed).toList()),
          wrong(
              "order of a point's values mixed",
              "you put a point's values in the reverse order; they are in the order of the axes",
              axes -> crossed(axes).stream().map(GridMistakes::reversed).toList()),
          wrong(
              "points from last to first",
              "your points come in the reverse order; begin with the first value of each axis",
              axes -> reversed(crossed(axes))),
          wrong(
              "values sorted",
              "you sort the values; they stay in the order in which the axis has them",
              axes -> crossed(axes.stream().map(axis -> axis.stream().sorted().toList()).toList())),
          wrong(
              "only one point",
              "you give only the first value of each axis; cross them all",
              axes -> crossed(axes).subList(0, 1)),
          wrong(
              "one list for all points",
              "you add the same list again and again and change it; make a new list for each point",
              axes -> {
                List<List<Double>> points = crossed(axes);
                return Collections.nCopies(points.size(), points.get(points.size() - 1));
              }),
          wrong(
              "shorter points given too",
              "you keep the points of the steps before; give only those with a value of each axis",
              axes -> {
                List<List<Double>> all = new ArrayList<>();
                for (int i = 1; i <= axes.size(); i++) {
                  all.addAll(crossed(axes.subList(0, i)));
                }
                return all;
              }),
          wrong(
              "the first 100 points only",
              "you stop after 100 points; there are as many as the axes' lengths multiplied",
              axes -> crossed(axes).stream().limit(100).toList()),
          wrong(
              "no point without axes",
              "without axes you give no point at all; what is crossed with nothing stays one empty"
                  + " point",
              axes -> axes.isEmpty() ? List.of() : crossed(axes)),
          wrong(
              "equal points given once",
              "you drop points that are equal to others; a value that an axis has twice is crossed"
                  + " twice",
              axes -> crossed(axes).stream().distinct().toList()));

  private static Mistake wrong(String name, String sentence, Candidates factory) {
    return Mistake.of(name, sentence, () -> factory);
  }

  private static <T> List<T> reversed(List<T> list) {
    List<T> reversed = new ArrayList<>(list);
    Collections.reverse(reversed);
    return reversed;
  }

  /** The right way: counted like the hands of a clock. */
  public static List<List<Double>> crossed(List<List<Double>> axes) {
    int count = axes.stream().mapToInt(List::size).reduce(1, (a, b) -> a * b);
    List<List<Double>> points = new ArrayList<>();
    for (int number = 0; number < count; number++) {
      Double[] point = new Double[axes.size()];
      int rest = number;
      for (int axis = axes.size() - 1; axis >= 0; axis--) {
        int size = axes.get(axis).size();
        point[axis] = axes.get(axis).get(rest % size);
        rest /= size;
      }
      points.add(List.of(point));
    }
    return points;
  }
}
