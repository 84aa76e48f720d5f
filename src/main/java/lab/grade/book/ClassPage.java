package lab.grade.book;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import lab.grade.Assignment;
import lab.grade.Course;
import lab.grade.Words;
import lab.grade.book.Result.Mark;
import lab.grade.book.Result.Marks;
import lab.grade.book.Result.State;
import lab.report.Html;

/** The class's page: how the points lie, what was hard, who wrote the same. */
final class ClassPage {
  private static final int BIN = 10;
  private static final int MOST_MISTAKES = 20;

  private ClassPage() {}

  private record Model(
      int count,
      String median,
      String mean,
      String range,
      List<Column> columns,
      List<String> failed,
      List<Row> rows,
      List<Exercise> exercises,
      List<Mistaken> mistakes,
      List<String> same,
      List<Alike> pairs,
      Book.Terms terms,
      String jdk) {}

  /** A bar of the distribution; in the figure's own units. */
  private record Column(String label, int count, int x, int y, int height, int textY) {}

  private record Row(
      String name,
      String link,
      int total,
      long done,
      List<Cell> cells,
      String noted,
      List<String> notes) {}

  private record Cell(String title, String tone) {}

  private record Exercise(String name, long begun, String mean, int points, List<Rate> checks) {}

  private record Rate(String check, long passed, int percent, int points) {}

  private record Mistaken(String exercise, String name, long count) {}

  private record Alike(
      String left,
      String leftLink,
      String right,
      String rightLink,
      int percent,
      List<Likeness.Fragment> fragments) {}

  /**
   * The page.
   *
   * @param failed whose grading failed, with the reason
   */
  static String html(
      List<Result> results, List<Likeness.Pair> pairs, List<String> failed, Book.Terms terms) {
    int[] totals = results.stream().mapToInt(Result::total).sorted().toArray();
    return Html.template(ClassPage.class, "index.html")
        .execute(
            new Model(
                totals.length,
                totals.length == 0 ? "–" : shown(median(totals)),
                totals.length == 0 ? "–" : shown(Arrays.stream(totals).average().orElse(0)),
                totals.length == 0 ? "–" : totals[0] + " to " + totals[totals.length - 1],
                columns(totals),
                failed,
                results.stream().map(ClassPage::row).toList(),
                Course.all().stream().map(exercise -> exercise(exercise, results)).toList(),
                mistakes(results),
                same(results),
                pairs.stream().map(ClassPage::alike).toList(),
                terms,
                Runtime.version().toString()));
  }

  private static double median(int[] sorted) {
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2.0;
  }

  private static String shown(double value) {
    return "%.1f".formatted(value).replaceAll("\\.0$", "");
  }

  /** Ten points a column; 100 has one of its own. */
  private static List<Column> columns(int[] totals) {
    int[] counts = new int[100 / BIN + 1];
    Arrays.stream(totals).forEach(total -> counts[total / BIN]++);
    int most = Math.max(1, Arrays.stream(counts).max().orElse(1));
    return IntStream.range(0, counts.length)
        .mapToObj(
            i -> {
              int height = 120 * counts[i] / most;
              String label = i == 10 ? "100" : "%d–%d".formatted(BIN * i, BIN * i + BIN - 1);
              return new Column(label, counts[i], 60 * i + 4, 140 - height, height, 134 - height);
            })
        .toList();
  }

  private static Row row(Result result) {
    return new Row(
        Intake.shown(result.submission()),
        link(result.submission()),
        result.total(),
        result.exercises().stream().filter(Marks::isDone).count(),
        result.exercises().stream().map(ClassPage::cell).toList(),
        result.notes().size() == 1 ? "1 note" : result.notes().size() + " notes",
        result.notes());
  }

  private static Cell cell(Marks marks) {
    String tone = marks.earned() > 0 ? "part" : "none";
    if (marks.isDone()) {
      tone = "full";
    } else if (!isBegun(marks)) {
      tone = "empty";
    }
    return new Cell(
        "%s: %d of %d, %s"
            .formatted(
                marks.exercise(), marks.earned(), marks.exercise().points(), Feedback.found(marks)),
        tone);
  }

  /** Where a submission's feedback lies, whatever its name is. */
  private static String link(String name) {
    String encoded = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    return "./" + encoded + "/feedback.html";
  }

  private static Exercise exercise(Assignment exercise, List<Result> results) {
    int number = Course.all().indexOf(exercise);
    List<Marks> all = results.stream().map(result -> result.exercises().get(number)).toList();
    List<Rate> rates = new ArrayList<>();
    int checks = all.isEmpty() ? 0 : all.get(0).checks().size();
    for (int i = 0; i < checks; i++) {
      int check = i;
      Mark any = all.get(0).checks().get(i);
      long passed = all.stream().filter(marks -> marks.checks().get(check).passed()).count();
      int percent = (int) Math.round(100.0 * passed / all.size());
      rates.add(new Rate(any.check(), passed, percent, any.points()));
    }
    return new Exercise(
        exercise.toString(),
        all.stream().filter(ClassPage::isBegun).count(),
        shown(all.stream().mapToInt(Marks::earned).average().orElse(0)),
        exercise.points(),
        rates);
  }

  /** By how many submissions show them. */
  private static List<Mistaken> mistakes(List<Result> results) {
    Map<List<String>, Long> counts = new HashMap<>();
    for (Result result : results) {
      for (Marks marks : result.exercises()) {
        marks.checks().stream()
            .map(Mark::mistake)
            .filter(name -> !name.isEmpty())
            .distinct()
            .forEach(
                name -> counts.merge(List.of(marks.exercise().toString(), name), 1L, Long::sum));
      }
    }
    return counts.entrySet().stream()
        .map(e -> new Mistaken(e.getKey().get(0), e.getKey().get(1), e.getValue()))
        .sorted(
            Comparator.comparingLong(Mistaken::count)
                .reversed()
                .thenComparing(Mistaken::exercise)
                .thenComparing(Mistaken::name))
        .limit(MOST_MISTAKES)
        .toList();
  }

  /** Those who handed in the very same, and something of it is written. */
  private static List<String> same(List<Result> results) {
    return results.stream()
        .filter(result -> result.exercises().stream().anyMatch(ClassPage::isBegun))
        .collect(
            Collectors.groupingBy(
                result -> result.origin().digest(),
                TreeMap::new,
                Collectors.mapping(
                    result -> Intake.shown(result.submission()), Collectors.toList())))
        .values()
        .stream()
        .filter(names -> names.size() > 1)
        .map(Words::and)
        .sorted()
        .toList();
  }

  private static boolean isBegun(Marks marks) {
    return marks.state() != State.MISSING && marks.state() != State.NOT_BEGUN;
  }

  private static Alike alike(Likeness.Pair pair) {
    return new Alike(
        Intake.shown(pair.left()),
        link(pair.left()),
        Intake.shown(pair.right()),
        link(pair.right()),
        (int) Math.round(100 * pair.share()),
        pair.fragments());
  }
}
