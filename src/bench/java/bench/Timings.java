package bench;

import bench.ContestResult.Result;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import lab.plot.Figure;
import lab.plot.Plots;

/** The figure: a row for each contestant and m, a mark for each number of threads. */
final class Timings {
  private Timings() {}

  /** Of the plain comparisons. */
  static Figure figure(List<ContestResult> all) {
    List<ContestResult> plain =
        all.stream().filter(one -> one.setting().variation() == Variation.PLAIN).toList();
    int[] widths = plain.stream().mapToInt(one -> one.setting().m()).distinct().toArray();
    List<String> rows = new ArrayList<>();
    Map<String, double[]> series = new LinkedHashMap<>();
    List<Row> places = new ArrayList<>();
    for (int m : widths) {
      plain.stream()
          .filter(one -> one.setting().m() == m)
          .flatMap(one -> one.contestants().stream())
          .map(Result::name)
          .distinct()
          .forEach(name -> places.add(new Row(name, m)));
    }
    places.forEach(
        row ->
            rows.add(
                row.name()
                    + ", m = "
                    + row.m()
                    + (isComparable(plain, row) ? "" : ", not comparable")));
    int[] threads = plain.stream().mapToInt(one -> one.setting().threads()).distinct().toArray();
    for (int count : threads) {
      series.put(named(count), micros(plain, places, count, Timings::of));
    }
    for (int count : threads) {
      series.put("limit, " + named(count), micros(plain, places, count, (one, row) -> one.limit()));
    }
    return Plots.times("time of an update (µs)", rows, series);
  }

  private record Row(String name, int m) {}

  private static boolean isComparable(List<ContestResult> plain, Row row) {
    return plain.stream()
        .filter(one -> one.setting().m() == row.m())
        .allMatch(one -> of(one, row).filter(result -> !one.isComparable(result)).isEmpty());
  }

  private static String named(int threads) {
    return threads == 1 ? "1 thread" : threads + " threads";
  }

  private static Optional<Result> of(ContestResult one, Row row) {
    return one.contestants().stream()
        .filter(result -> result.name().equals(row.name()))
        .findFirst();
  }

  private static double[] micros(
      List<ContestResult> plain,
      List<Row> rows,
      int threads,
      BiFunction<ContestResult, Row, Optional<Result>> result) {
    return rows.stream()
        .mapToDouble(
            row ->
                plain.stream()
                    .filter(one -> one.setting().threads() == threads)
                    .filter(one -> one.setting().m() == row.m())
                    .findFirst()
                    .flatMap(one -> result.apply(one, row))
                    .map(found -> found.micros().median())
                    .orElse(Double.NaN))
        .toArray();
  }
}
