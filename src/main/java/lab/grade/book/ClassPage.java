package lab.grade.book;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import lab.report.Html;

/** The class's page. */
final class ClassPage {
  private ClassPage() {}

  private record Row(String name, String link, int total, String notes) {}

  static String html(
      List<Result> results, List<Submission> submissions, Stubs stubs, Book.Terms terms) {
    return Html.template(ClassPage.class, "index.html")
        .execute(Map.of("rows", results.stream().map(ClassPage::row).toList()));
  }

  private static Row row(Result result) {
    return new Row(
        Intake.shown(result.submission()),
        "./" + encoded(result.submission()) + "/feedback.html",
        result.total(),
        String.join(" ", result.notes()));
  }

  private static String encoded(String name) {
    return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
