package lab.gradebook;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import lab.base.Digests;
import lab.base.EnglishList;
import lab.base.Html;
import lab.base.Resources;
import lab.course.Course;
import lab.course.Total;
import lab.gradebook.GradingResult.Marks;
import lab.gradebook.GradingResult.State;
import lab.likeness.Findings;
import lab.piece.Assignment;
import lab.piece.Outcome;

/**
 * Writes the page about the class: how the points are distributed, what was hard, and whose code is
 * alike.
 */
final class ClassPage {
  private static final int BIN = 10;
  private static final int MAX_MISTAKES = 20;

  private ClassPage() {}

  private record Model(
      int count,
      long absent,
      String median,
      String mean,
      String range,
      List<Column> columns,
      List<String> failed,
      List<String> outdated,
      List<Row> rows,
      List<Exercise> exercises,
      List<Mistaken> mistakes,
      List<String> same,
      List<Alike.Group> groups,
      String spread,
      String chance,
      Book.Terms terms,
      String jdk,
      String headings,
      String firstExercise,
      String lastExercise,
      String script,
      String scriptDigest) {}

  /** A bar of the distribution; in the figure's own units. */
  private record Column(String label, int count, int x, int y, int height, int textY) {}

  /**
   * A submission.
   *
   * @param tones of its exercises: f(ull), p(art), n(one), or empty where it is not begun
   * @param noted how many notes the instructor should look at, in words
   * @param mentions what else there is to say of the files
   * @param late handed in after the time that the platform had set
   * @param alike number of the group whose code is alike; 0 if none
   */
  private record Row(
      String name,
      String link,
      int total,
      long done,
      List<String> tones,
      String earned,
      String noted,
      List<String> notes,
      List<String> mentions,
      boolean late,
      int alike) {}

  private record Exercise(String name, long begun, String mean, int points, List<Rate> checks) {}

  private record Rate(String check, long passed, int percent, int points) {}

  private record Mistaken(String exercise, String name, long count) {}

  /**
   * The page.
   *
   * @param groups whose code is alike
   * @param failed whose grading failed, with the reason
   */
  static String html(
      List<GradingResult> results,
      Findings findings,
      List<Alike.Group> groups,
      List<String> failed,
      Book.Terms terms) {
    List<GradingResult> handed =
        results.stream().filter(result -> result.student().attempts() > 0).toList();
    int[] totals = handed.stream().mapToInt(GradingResult::total).sorted().toArray();
    Map<String, Integer> groupOf = new HashMap<>();
    for (int i = 0; i < groups.size(); i++) {
      for (String name : findings.clusters().get(i).names()) {
        groupOf.put(name, groups.get(i).number());
      }
    }
    String script = Resources.text(ClassPage.class, "index.js");
    return Html.template(ClassPage.class, "index.html")
        .execute(
            new Model(
                totals.length,
                results.size() - handed.size(),
                totals.length == 0 ? "–" : shown(median(totals)),
                totals.length == 0 ? "–" : shown(Arrays.stream(totals).average().orElse(0)),
                totals.length == 0 ? "–" : totals[0] + " to " + totals[totals.length - 1],
                columns(totals),
                failed,
                results.stream().flatMap(one -> one.outdated().stream()).toList(),
                results.stream()
                    .map(one -> row(one, groupOf.getOrDefault(one.submission(), 0)))
                    .toList(),
                Course.all().stream().map(exercise -> exercise(exercise, handed)).toList(),
                mistakes(results),
                same(results),
                groups,
                ChanceFigure.figure(findings),
                ChanceFigure.sentence(findings),
                terms,
                Runtime.version().toString(),
                headings(),
                Course.all().get(0).id(),
                Course.all().get(Course.all().size() - 1).id(),
                script,
                digest(script)));
  }

  /** What the script tells of each exercise. */
  private static String headings() {
    return Course.all().stream()
        .map(exercise -> "%s: # of %d points".formatted(exercise, exercise.points()))
        .collect(Collectors.joining("|"));
  }

  /** By which a page lets this script run, and no other. */
  private static String digest(String script) {
    byte[] digest = Digests.of("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
    return "sha256-" + Base64.getEncoder().encodeToString(digest);
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
    int[] counts = new int[Total.MOST / BIN + 1];
    Arrays.stream(totals).forEach(total -> counts[total / BIN]++);
    int most = Math.max(1, Arrays.stream(counts).max().orElse(1));
    return IntStream.range(0, counts.length)
        .mapToObj(
            i -> {
              int height = 120 * counts[i] / most;
              int least = BIN * i;
              String label =
                  least == Total.MOST ? "" + least : "%d–%d".formatted(least, least + BIN - 1);
              return new Column(label, counts[i], 60 * i + 4, 140 - height, height, 134 - height);
            })
        .toList();
  }

  private static Row row(GradingResult result, int alike) {
    return new Row(
        result.title(),
        link(result.submission()),
        result.total(),
        result.exercises().stream().filter(Marks::isDone).count(),
        result.exercises().stream().map(ClassPage::tone).toList(),
        result.exercises().stream()
            .map(marks -> String.valueOf(marks.earned()))
            .collect(Collectors.joining(" ")),
        noted(result),
        result.open(),
        result.mentions(),
        result.student().late().equals("yes"),
        alike);
  }

  /** What needs no look is not counted, and stands within. */
  private static String noted(GradingResult result) {
    int open = result.open().size();
    if (open == 0) {
      return result.notes().isEmpty() ? "" : "files";
    }
    return open == 1 ? "1 note" : open + " notes";
  }

  private static String tone(Marks marks) {
    if (marks.isDone()) {
      return "f";
    } else if (!isBegun(marks)) {
      return "";
    }
    return marks.earned() > 0 ? "p" : "n";
  }

  /** Where a submission's feedback lies, whatever its name is. */
  static String link(String name) {
    String encoded = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    return "./" + encoded + "/feedback.html";
  }

  private static Exercise exercise(Assignment exercise, List<GradingResult> results) {
    int number = Course.all().indexOf(exercise);
    List<Marks> all = results.stream().map(result -> result.exercises().get(number)).toList();
    List<Rate> rates = new ArrayList<>();
    int checks = all.isEmpty() ? 0 : all.get(0).checks().size();
    for (int i = 0; i < checks; i++) {
      int check = i;
      Outcome any = all.get(0).checks().get(i);
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
  private static List<Mistaken> mistakes(List<GradingResult> results) {
    Map<List<String>, Long> counts = new HashMap<>();
    for (GradingResult result : results) {
      for (Marks marks : result.exercises()) {
        marks.checks().stream()
            .map(Outcome::mistake)
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
        .limit(MAX_MISTAKES)
        .toList();
  }

  /**
   * Groups of students who handed in exactly the same, without being one group, with something
   * written in it.
   */
  private static List<String> same(List<GradingResult> results) {
    return results.stream()
        .filter(result -> result.exercises().stream().anyMatch(ClassPage::isBegun))
        .collect(
            Collectors.groupingBy(
                result -> result.origin().digest(), TreeMap::new, Collectors.toList()))
        .values()
        .stream()
        .filter(equal -> equal.stream().map(one -> one.student().together()).distinct().count() > 1)
        .map(equal -> EnglishList.and(equal.stream().map(GradingResult::title).toList()))
        .sorted()
        .toList();
  }

  private static boolean isBegun(Marks marks) {
    return marks.state() != State.MISSING && marks.state() != State.NOT_BEGUN;
  }
}
