package lab.report;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import lab.base.Html;
import lab.base.Machine;
import lab.base.Numbers;
import lab.base.SeedSpread;
import lab.plot.Figure;
import lab.search.Trial;
import lab.train.Provenance;

/**
 * Writes the report's page by filling the template {@code page.html}. Every text is escaped by it.
 */
final class Page {
  private Page() {}

  private record Entry(String name, String value) {}

  private record Lead(
      String title,
      String accuracy,
      String row,
      boolean chosen,
      String published,
      String standing) {}

  /** A search that chose a row's settings; no trials where it was left out. */
  private record Choice(String name, boolean searched) {}

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
      List<Choice> choices,
      String byHand,
      String diverged) {}

  private record Finding(
      int number, String sentence, String verdict, String badge, List<Part> parts) {}

  /** Its verdict stands apart where there are several. */
  private record Part(boolean several, String verdict, String badge, Evidence evidence) {}

  private record Picture(String name, String caption, List<String> panels) {}

  private record Searched(String name, String summary, List<String> axes, List<Tried> trials) {}

  private record Tried(String seed, List<String> settings, String accuracy, boolean best) {}

  static String html(Report report) {
    return Html.template(Page.class, "page.html").execute(model(report));
  }

  private static Map<String, Object> model(Report report) {
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("title", report.title);
    model.put("claimed", !report.claimed.isEmpty());
    model.put("searched", report.searches.values().stream().anyMatch(trials -> !trials.isEmpty()));
    model.put("data", report.data());
    model.put("budget", report.budget.toString());
    model.put("differences", report.budget.differences());
    model.put("comparable", report.comparable());
    model.put("seeds", (report.seeds == 1 ? "seed " : "seeds ") + seeds(report));
    model.put("interval", interval(report));
    model.put("power", power(report));
    model.put("agrees", report.words(ClaimVerdict.AGREES));
    model.put("disagrees", report.words(ClaimVerdict.DISAGREES));
    model.put("noise", report.words(ClaimVerdict.WITHIN_NOISE));
    model.put("leads", report.headlines.stream().map(lead -> lead(lead, report)).toList());
    model.put("lines", report.rows.stream().map(row -> line(row, report)).toList());
    model.put("findings", report.claimed.stream().map(claim -> finding(claim, report)).toList());
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
    model.put("looks", report.looks());
    model.put("provenance", provenance(report));
    return model;
  }

  private static String seeds(Report report) {
    return LongStream.range(Runs.FIRST_SEED, Runs.FIRST_SEED + report.seeds)
        .mapToObj(Long::toString)
        .collect(Collectors.joining(", "));
  }

  private static Lead lead(Report.Headline headline, Report report) {
    Row row = headline.chosen();
    double published = headline.published();
    return new Lead(
        headline.title(),
        row.isRun() ? report.claims().interval(row, Quantity.TEST) + " %" : "not run",
        row.isRun() ? row.title() : "",
        headline.candidates().size() > 1,
        Numbers.percent(published),
        report.comparable() ? report.claims().standing(row, published) : "");
  }

  private static Line line(Row row, Report report) {
    Published published = row.published();
    return new Line(
        row.name(),
        row.title(),
        "%d".formatted(row.finished().size()),
        Numbers.percent(row.mean(Quantity.TRAIN)),
        Numbers.percent(row.mean(Quantity.VALIDATION)),
        report.claims().interval(row, Quantity.TEST).toString(),
        Numbers.percent(published.train()),
        Numbers.percent(published.validation()),
        Numbers.percent(published.test()),
        report.comparable() ? report.claims().standing(row, published.test()) : "",
        settings(row),
        row.searches().stream()
            .map(name -> new Choice(name, !report.searches.getOrDefault(name, List.of()).isEmpty()))
            .toList(),
        row.byHand(),
        row.results().stream()
            .filter(result -> !result.finished())
            .map(result -> "seed %d: %s".formatted(result.seed(), result.diverged()))
            .collect(Collectors.joining("; ")));
  }

  private static String settings(Row row) {
    Provenance provenance =
        row.isRun() ? row.runs().get(0).provenance() : row.training().provenance();
    Map<String, String> settings = new LinkedHashMap<>(provenance.settings());
    for (String role : List.of("optimiser", "schedule", "dropout", "augmentation")) {
      settings.put(role, provenance.pieces().get(role));
    }
    provenance.views().ifPresent(views -> settings.put(Provenance.VIEWS, views));
    return provenance.data()
        + "; "
        + settings.entrySet().stream()
            .map(entry -> entry.getKey() + " " + entry.getValue())
            .collect(Collectors.joining("; "));
  }

  private static Finding finding(Claim claim, Report report) {
    boolean several = claim.parts().size() > 1;
    return new Finding(
        claim.number(),
        claim.sentence(),
        report.words(claim.verdict()),
        badge(claim.verdict(), report),
        claim.parts().stream()
            .map(
                part ->
                    new Part(
                        several, report.words(part.verdict()), badge(part.verdict(), report), part))
            .toList());
  }

  /** The classes that give a verdict its colour. */
  private static String badge(ClaimVerdict verdict, Report report) {
    String name = verdict.name().toLowerCase(Locale.ROOT).replace('_', '-');
    return report.comparable() ? name : name + " here";
  }

  /** What the number behind a ± is. */
  private static String interval(Report report) {
    SeedSpread spread = report.claims().spread(Quantity.TEST);
    return spread.df() == 0
        ? "One seed has no spread, so no accuracy has an interval."
        : Numbers.text(
            "± is half of a 95 %% interval over the seeds: where the mean of other seeds would lie, on these images. The deviation from seed to seed is %.2f points, pooled over all rows (%d degree%s of freedom).",
            spread.deviation(), spread.df(), spread.df() == 1 ? "" : "s");
  }

  /** The smallest differences that could be seen; empty where none could. */
  private static String power(Report report) {
    double rows = report.claims().detectableBetweenRows();
    double beside = report.claims().detectableBesideTheReport();
    String between =
        Double.isNaN(rows)
            ? ""
            : Numbers.text(
                "Two rows must truly differ by %.2f points of test accuracy to be told apart in four of five repetitions.",
                rows);
    return report.comparable() && !Double.isNaN(beside)
        ? between
            + Numbers.text(
                " A row must truly differ by %.2f points from the report's number: that is one run, on 10,000 images whose sampling error alone is 0.5 points.",
                beside)
        : between;
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
        Long.toString(trial.seed()),
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
