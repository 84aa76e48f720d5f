package lab.gradebook.platform;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lab.base.Shown;
import lab.gradebook.platform.WayBack.Grade;

/**
 * Fills Canvas's gradebook: Student, ID, SIS User ID, SIS Login ID, Section, a column {@code Title
 * (id)} for each assignment, and a row of the points possible below the header. What goes back has
 * one assignment, and only those who have a grade: an empty cell would take a grade away.
 */
final class CanvasForm implements Form {
  private static final Pattern ASSIGNMENT = Pattern.compile(".*\\(\\d+\\)\\s*");
  private static final List<String> WHO =
      List.of(
          "Student",
          "ID",
          "SIS User ID",
          "SIS Login ID",
          "Integration ID",
          "Root Account",
          "Section");

  @Override
  public String word() {
    return "canvas";
  }

  @Override
  public Filled fill(Optional<Table> sheet, Optional<String> column, List<Grade> grades)
      throws UnclearException {
    Sheet form =
        new Sheet(
            sheet.orElseGet(() -> fresh(grades)),
            "Canvas",
            grades,
            List.of("ID", "SIS User ID", "SIS Login ID"),
            List.of("Student"));
    form.required("ID");
    int points =
        form.gradeColumn(
            heading ->
                sheet.isEmpty() ? heading.equals(FRESH) : ASSIGNMENT.matcher(heading).matches(),
            sheet.isEmpty() ? Optional.empty() : column);
    List<Integer> kept =
        Stream.concat(
                WHO.stream().map(form::column).filter(at -> at >= 0).sorted(), Stream.of(points))
            .toList();
    double most = 100;
    List<List<String>> rows = new ArrayList<>();
    rows.add(Sheet.of(form.table().header(), kept));
    for (List<String> row : form.table().body()) {
      if (Table.cell(row, 0).startsWith("Points Possible")) {
        most = Sheet.number(Table.cell(row, points));
        rows.add(Sheet.of(row, kept));
      }
    }
    Map<Integer, Grade> whose = form.match();
    for (Map.Entry<Integer, Grade> one : whose.entrySet()) {
      List<String> row = form.table().rows().get(one.getKey());
      rows.add(Sheet.of(form.graded(row, points, one.getValue(), most), kept));
    }
    List<String> told =
        sheet.isPresent()
            ? List.of()
            : List.of(
                "Canvas makes a new assignment of this column: export the gradebook and give it with --sheet to fill in yours.");
    return form.filled(rows, whose, most, told);
  }

  private static final String FRESH = "Two-Layer Lab";

  private static Table fresh(List<Grade> grades) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("Student", "ID", "SIS User ID", "SIS Login ID", "Section", FRESH));
    rows.add(List.of("    Points Possible", "", "", "", "", "100"));
    for (Grade grade : grades) {
      String name = Shown.cell(grade.student().name());
      rows.add(List.of(name, grade.student().key(), "", "", "", ""));
    }
    return Table.of(rows);
  }

  /** Known by the ids of student and file, which stand in what they call the attempt. */
  @Override
  public Optional<String> page(Entry student) {
    return student.handle().matches(".*_\\d+_\\d+")
        ? Optional.of(student.handle() + "_feedback.html")
        : Optional.empty();
  }
}
