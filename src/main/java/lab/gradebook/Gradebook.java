package lab.gradebook;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lab.base.Shown;
import lab.course.Course;
import lab.gradebook.GradingResult.Marks;
import lab.gradebook.platform.Entry;
import lab.piece.Assignment;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Writes the class's table of grades as CSV. */
final class Gradebook {
  private Gradebook() {}

  static String csv(List<GradingResult> results) {
    List<String> header = new ArrayList<>(List.of("name", "id", "attempt", "late", "total"));
    Course.all().stream().map(Assignment::toString).forEach(header::add);
    header.addAll(
        List.of("by hand", "folder", "seed", "version", "digest", "isolation", "jdk", "notes"));
    CSVFormat format = CSVFormat.RFC4180.builder().setHeader(header.toArray(String[]::new)).get();
    StringWriter text = new StringWriter();
    try (CSVPrinter csv = new CSVPrinter(text, format)) {
      for (GradingResult result : results) {
        Origin origin = result.origin();
        csv.printRecord(
            Stream.of(
                    Stream.of(
                        Shown.cell(result.student().name()), Shown.cell(result.student().key())),
                    Stream.of(attempt(result.student()), result.student().late(), result.total()),
                    result.exercises().stream().map(Marks::earned),
                    Stream.of(Shown.cell(byHand(result)), Shown.cell(result.submission())),
                    Stream.of(origin.seed(), origin.version(), origin.digest()),
                    Stream.of(origin.isolation(), origin.jdk()),
                    Stream.of(Shown.cell(String.join(" ", result.notes()))))
                .flatMap(part -> part)
                .toList());
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible); // nothing but memory is written to
    }
    return text.toString();
  }

  private static String byHand(GradingResult result) {
    return result.exercises().stream()
        .filter(marks -> marks.adjustment().isPresent())
        .map(marks -> "%s: %s".formatted(marks.exercise(), result.said(marks)))
        .collect(Collectors.joining(" "));
  }

  private static String attempt(Entry student) {
    return "%d of %d".formatted(student.attempt(), student.attempts());
  }
}
