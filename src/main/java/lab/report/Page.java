package lab.report;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import lab.plot.Figure;
import lab.search.Trial;
import lab.train.Provenance;

/** The page: what the template {@code page.html} is filled with. Every text is escaped by it. */
final class Page {
  private Page() {}

  private record Entry(String name, String value) {}

  private record Lead(
      String title, String accuracy, String row, String published, String standing) {}

  private record Line(
      String name,
      String title,
      String seeds,
      String train,
      String validation,
      String test,
      String publishedTrain,
      String publishedValidation,
      String publishedTest,
      String standing,
      String settings,
      String diverged) {}

  private record Finding(
      int number, String sentence, String verdict, String badge, Evidence evidence) {}

  private record Picture(String name, String caption, List<String> panels) {}

  private record Searched(String name, String summary, List<String> axes, List<Tried> trials) {}

  private record Tried(List<String> settings, String accuracy, boolean best) {}

  static String html(Report report) {
    return Html.template(Page.class, "page.html").execute(model(report));
  }

  private static Map<String, Object> model(Report report) {
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("title", report.title);
    model.put("claimed", !report.claims.isEmpty());
    model.put("searched", report.searches.values().stream().anyMatch(trials -> !trials.isEmpty()));
    model.put("data", report.data());
    model.put("budget", report.budget.toString());
    model.put("differences", report.budget.differences());
    model.put("comparable", report.comparable());
    model.put("seeds", (report.options.seeds() == 1 ? "seed " : "seeds ") + seeds(report));
    model.put("leads", report.headlines.stream().map(lead -> lead(lead, report)).toList());
    model.put("lines", report.rows.stream().map(row -> line(row, report)).toList());
    model.put("findings", report.claims.stream().map(Page::finding).toList());
    model.put(
        "pictures",
        report.figures.entrySet().stream()
            .map(entry -> picture(entry.getKey(), entry.getValue()))
            .toList());
    model.put(
        "searches",
        report.searches.entrySet().stream()
            .filter(entry -> !entry.getValue().isEmpty())
            .map(entry -> searched(entry.getKey(), entry.getValue()))
            .toList());
    model.put("looks", report.runs.looksAtTest());
    model.put("provenance", provenance(report));
    return model;
  }

  private static String seeds(Report report) {
    return LongStream.range(Runs.FIRST_SEED, Runs.FIRST_SEED + report.options.seeds())
        .mapToObj(Long::toString)
        .collect(Collectors.joining(", "));
  }

  private static Lead lead(Report.Headline headline, Report report) {
    Row row = headline.chosen();
    Interval test = row.interval(Quantity.TEST);
    double published = headline.published();
    return new Lead(
        headline.title(),
        row.isRun() ? Claims.accuracy(test) + " %" : "not run",
        row.isRun() ? row.title() : "",
        Numbers.percent(published),
        report.comparable() ? Claims.standing(test, published) : "");
  }

  private static Line line(Row row, Report report) {
    Interval test = row.interval(Quantity.TEST);
    Published published = row.published();
    return new Line(
        row.name(),
        row.title(),
        "%d".formatted(row.finished().size()),
        Numbers.percent(row.interval(Quantity.TRAIN).mean()),
        Numbers.percent(row.interval(Quantity.VALIDATION).mean()),
        Claims.accuracy(test),
        Numbers.percent(published.train()),
        Numbers.percent(published.validation()),
        Numbers.percent(published.test()),
        report.comparable() ? Claims.standing(test, published.test()) : "",
        settings(row),
        row.results().stream()
            .filter(result -> !result.finished())
            .map(result -> "seed %d: %s".formatted(result.seed(), result.diverged()))
            .collect(Collectors.joining("; ")));
  }

  private static String settings(Row row) {
    Provenance provenance = row.training().provenance();
    Map<String, String> settings = new LinkedHashMap<>(provenance.settings());
    for (String role : List.of("optimiser", "schedule", "dropout", "augmentation")) {
      settings.put(role, provenance.pieces().get(role));
    }
    return provenance.data()
        + "; "
        + settings.entrySet().stream()
            .map(entry -> entry.getKey() + " " + entry.getValue())
            .collect(Collectors.joining("; "));
  }

  private static Finding finding(Claim claim) {
    Verdict verdict = claim.evidence().verdict();
    return new Finding(
        claim.number(),
        claim.sentence(),
        verdict.toString(),
        verdict.toString().replace(' ', '-'),
        claim.evidence());
  }

  private static Picture picture(String name, Report.Illustration illustration) {
    return new Picture(
        name,
        illustration.caption(),
        illustration.figure().panels().stream().map(Page::dataUri).toList());
  }

  /**
   * As images and not in line, so that the names inside one figure cannot meet those of another.
   */
  private static String dataUri(Figure panel) {
    return "data:image/svg+xml;base64,"
        + Base64.getEncoder().encodeToString(panel.svg().getBytes(StandardCharsets.UTF_8));
  }

  private static Searched searched(String name, List<Trial> trials) {
    List<String> axes = List.copyOf(trials.get(0).settings().keySet());
    List<Trial> sorted =
        trials.stream()
            .sorted(
                Comparator.comparing(Trial::finished) // those that diverged come last
                    .thenComparingDouble(Trial::validationAccuracy)
                    .reversed())
            .toList();
    double[] finished =
        trials.stream()
            .filter(Trial::finished)
            .mapToDouble(trial -> 100 * trial.validationAccuracy())
            .sorted()
            .toArray();
    String summary =
        finished.length == 0
            ? "all diverged"
            : Numbers.text(
                "%d trials, validation accuracy %.2f to %.2f %%",
                trials.size(), finished[0], finished[finished.length - 1]);
    return new Searched(
        name, summary, axes, sorted.stream().map(trial -> tried(trial, axes, trials)).toList());
  }

  private static Tried tried(Trial trial, List<String> axes, List<Trial> all) {
    return new Tried(
        axes.stream().map(axis -> Numbers.setting(trial.settings().get(axis))).toList(),
        trial.finished() ? Numbers.percent(100 * trial.validationAccuracy()) : "diverged",
        trial.finished() && Trial.best(all) == trial);
  }

  private static List<Entry> provenance(Report report) {
    Map<String, String> entries = new LinkedHashMap<>();
    entries.put("images", report.data() + ", SHA-256 " + report.images.digest());
    report.authenticity.ifPresent(found -> entries.put("these images", found.meaning()));
    entries.put("budget", report.budget + ": " + report.budget.differences());
    entries.put("seeds", seeds(report));
    entries.put(
        "time",
        Numbers.text(
            "%.1f minutes since the last start; all trainings together %.1f minutes of one core",
            report.secondsSinceOpened() / 60, report.secondsOfTraining() / 60));
    entries.putAll(Machine.describe());
    entries.putAll(Provenance.currentVersions());
    return entries.entrySet().stream()
        .map(entry -> new Entry(entry.getKey(), entry.getValue()))
        .toList();
  }
}
