package lab.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import lab.search.Trial;
import lab.train.History;
import lab.train.Point;
import lab.train.Provenance;
import lab.train.Score;

/** Results as tests want them, without any training. */
final class Results {
  private Results() {}

  static Row row(String name, Published published, Result... results) {
    return new Row(name, name, published, null).results(List.of(results));
  }

  static Result finished(long seed, double train, double test) {
    return finished(seed, train, test, List.of());
  }

  static Result finished(long seed, double train, double test, List<Point> points) {
    return new Result(
        "row",
        provenance(seed),
        new History(points),
        new Score(1, train, 45_000),
        new Score(1, test, 5_000),
        new Score(1, test, 10_000),
        new int[][] {{1, 0}, {0, 1}},
        1,
        "");
  }

  static Result diverged(long seed) {
    return Result.diverged("row", provenance(seed), "training stopped at update 7");
  }

  private static Provenance provenance(long seed) {
    return new Provenance(
        "images", "digest", Map.of("m", "150"), seed, Map.of(), Map.of(), Map.of());
  }

  /** Points half a cycle of two apart; the rate is low at even ones and high at odd ones. */
  static List<Point> phases(double... accuracies) {
    return IntStream.range(0, accuracies.length)
        .mapToObj(
            i ->
                new Point(
                    i,
                    i % 2 == 0 ? 1e-5 : 0.1,
                    0,
                    new Score(1, accuracies[i], 5_000),
                    new Score(1, accuracies[i], 5_000)))
        .toList();
  }

  static Trial trial(int number, double lambda, double accuracy) {
    return trial(number, Map.of("lambda", lambda), accuracy);
  }

  static Trial trial(int number, Map<String, Double> settings, double accuracy) {
    String diverged = Double.isNaN(accuracy) ? "training stopped at update 7" : "";
    return new Trial(number, 1, new LinkedHashMap<>(settings), accuracy, diverged, 1);
  }
}
