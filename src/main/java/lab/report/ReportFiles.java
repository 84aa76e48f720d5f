package lab.report;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lab.base.AtomicFile;
import lab.base.FolderLock;
import lab.base.Interval;
import lab.base.Json;
import lab.base.Machine;
import lab.base.Numbers;
import lab.base.Reason;
import lab.train.Provenance;
import lab.train.Score;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Writes the report's page, figures, table and {@code results.json} into its folder. */
final class ReportFiles {

  private static final String RESULTS = "results.json";
  private static final String TABLE = "results.csv";
  private static final String PAGE = "index.html";

  private ReportFiles() {}

  /** One row and seed in {@code results.json}; the curves are in the figures. */
  private record Entry(
      String row,
      String title,
      Published published,
      List<String> chosenBy,
      String byHand,
      Score train,
      Score validation,
      Score test,
      double seconds,
      String diverged,
      Provenance provenance) {}

  /** A row over its seeds, as in the page's table, in percent; {@code half} of a 95 % interval. */
  private record Summary(
      String row,
      String title,
      int seeds,
      double train,
      double validation,
      double test,
      double half,
      Published published,
      String standing) {}

  /** A claim with its verdict in words. */
  private record Judged(int number, String sentence, String verdict, List<Part> parts) {}

  private record Part(
      String question, String published, String ours, String test, String power, String verdict) {}

  /**
   * Takes the report's folder for this program, and requires that all its files can be written:
   * before anything is run, and before anything that is there is forgotten.
   */
  static void take(Report report) {
    try {
      AtomicFile.requireFolder(report.out);
      FolderLock.hold(report.out);
      AtomicFile.requireFolder(report.runs.folder());
      for (String name : List.of(RESULTS, TABLE, PAGE)) {
        AtomicFile.requireWritable(report.out.resolve(name));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("report: " + e.getMessage(), e);
    }
  }

  /**
   * Writes the files and unlocks the folder. The page comes last: where it is there, so is all it
   * speaks of.
   */
  static Path write(Report report) {
    Path out = report.out;
    Runs.write(out.resolve(RESULTS), Json.PRETTY.toJson(json(report)));
    Runs.write(out.resolve(TABLE), csv(report));
    Path page = out.resolve(PAGE);
    Runs.write(page, Page.html(report));
    release(out);
    return page;
  }

  private static Map<String, Object> json(Report report) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("data", report.images.name());
    json.put("digest", report.images.digest());
    report.authenticity.ifPresent(found -> json.put("authenticity", found.toString()));
    json.put("budget", report.budget.toString());
    json.put("comparable", report.comparable());
    json.put("seeds", report.seeds);
    json.put("looksAtTest", report.runs.looksAtTest());
    json.put("machine", Machine.describe());
    json.put("versions", Provenance.currentVersions());
    json.put("seconds", report.secondsSinceOpened());
    json.put("claims", report.claimed.stream().map(claim -> judged(claim, report)).toList());
    json.put("deviationOfTest", report.claims().spread(Quantity.TEST));
    json.put(
        "summaries",
        report.rows.stream().filter(Row::isRun).map(row -> summary(row, report)).toList());
    json.put("rows", report.rows.stream().flatMap(row -> entries(row).stream()).toList());
    json.put("searches", report.searches);
    return json;
  }

  private static Judged judged(Claim claim, Report report) {
    return new Judged(
        claim.number(),
        claim.sentence(),
        report.words(claim.verdict()),
        claim.parts().stream()
            .map(
                part ->
                    new Part(
                        part.question(),
                        part.published(),
                        part.ours(),
                        part.test(),
                        part.power(),
                        report.words(part.verdict())))
            .toList());
  }

  private static Summary summary(Row row, Report report) {
    Interval test = report.claims().interval(row, Quantity.TEST);
    return new Summary(
        row.name(),
        row.title(),
        row.finished().size(),
        row.mean(Quantity.TRAIN),
        row.mean(Quantity.VALIDATION),
        test.mean(),
        test.half(),
        row.published(),
        report.comparable() ? report.claims().standing(row, row.published().test()) : "");
  }

  private static List<Entry> entries(Row row) {
    return row.results().stream()
        .map(
            result ->
                new Entry(
                    row.name(),
                    row.title(),
                    row.published(),
                    row.searches(),
                    row.byHand(),
                    result.train(),
                    result.validation(),
                    result.test(),
                    result.seconds(),
                    result.diverged(),
                    result.provenance()))
        .toList();
  }

  private static String csv(Report report) {
    CSVFormat format =
        CSVFormat.RFC4180
            .builder()
            .setHeader(
                "row",
                "title",
                "seed",
                "train",
                "validation",
                "test",
                "published_train",
                "published_validation",
                "published_test",
                "seconds",
                "diverged")
            .get();
    StringWriter text = new StringWriter();
    try (CSVPrinter csv = new CSVPrinter(text, format)) {
      for (Row row : report.rows) {
        for (Result result : row.results()) {
          csv.printRecord(
              row.name(),
              row.title(),
              result.seed(),
              number(100 * result.train().accuracy()),
              number(100 * result.validation().accuracy()),
              number(100 * result.test().accuracy()),
              number(row.published().train()),
              number(row.published().validation()),
              number(row.published().test()),
              number(result.seconds()),
              result.diverged());
        }
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible); // nothing but memory is written to
    }
    return text.toString();
  }

  /** Empty where there is none. */
  private static String number(double value) {
    return Double.isNaN(value) ? "" : Numbers.text("%.4f", value);
  }

  private static void release(Path out) {
    try {
      FolderLock.release(out);
    } catch (IOException e) {
      throw new UncheckedIOException("report: %s (%s)".formatted(out, Reason.of(e)), e);
    }
  }
}
