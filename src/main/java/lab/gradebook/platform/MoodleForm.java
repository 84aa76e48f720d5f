package lab.gradebook.platform;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lab.base.Shown;
import lab.gradebook.platform.WayBack.Grade;

/**
 * Fills Moodle's grading worksheet. It is read by the columns Identifier, Grade and Last modified
 * (grade), of which the last must be as it was exported, or Moodle takes the grade for an older
 * one.
 */
final class MoodleForm implements Form {
  private static final String ID = "Identifier";
  private static final String GRADE = "Grade";
  private static final String MOST = "Maximum grade";
  private static final String MODIFIED = "Last modified (grade)";
  private static final String COMMENT = "Feedback comments";

  @Override
  public String word() {
    return "moodle";
  }

  @Override
  public Filled fill(Optional<Table> sheet, Optional<String> column, List<Grade> grades)
      throws UnclearException {
    Sheet form =
        new Sheet(
            sheet.orElseGet(() -> fresh(grades)),
            "Moodle",
            grades,
            List.of(ID, "Email address", "ID number"),
            List.of("Full name"));
    form.required(ID);
    form.required(MODIFIED);
    int points = form.required(GRADE);
    int most = form.column(MOST);
    int comment = form.column(COMMENT);
    int open = form.column("Grade can be changed");
    Map<Integer, Grade> whose = form.match();
    List<List<String>> rows = new ArrayList<>(form.table().rows());
    List<String> locked = new ArrayList<>();
    double counted = 100;
    for (Map.Entry<Integer, Grade> one : whose.entrySet()) {
      List<String> row = rows.get(one.getKey());
      Grade grade = one.getValue();
      if (Table.cell(row, open).equalsIgnoreCase("no")) {
        locked.add(grade.student().name());
        continue;
      }
      counted = most < 0 ? 100 : Sheet.number(Table.cell(row, most));
      row = form.graded(row, points, grade, counted);
      row = form.commented(row, comment, grade);
      rows.set(one.getKey(), row);
    }
    List<String> told = new ArrayList<>();
    if (comment < 0) {
      told.add(
          "The sheet has no column Feedback comments, so none are in it: switch them on in the assignment's settings.");
    }
    if (!locked.isEmpty()) {
      told.add(
          "Moodle says that these grades cannot be changed: " + String.join(", ", locked) + ".");
    }
    return form.filled(rows, whose, counted, told);
  }

  private static Table fresh(List<Grade> grades) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of(ID, "Full name", GRADE, MOST, MODIFIED, COMMENT));
    for (Grade grade : grades) {
      String name = Shown.cell(grade.student().name());
      rows.add(List.of("Participant " + grade.student().key(), name, "", "100", "-", ""));
    }
    return Table.of(rows);
  }

  @Override
  public Optional<String> page(Entry student) {
    return student.handle().contains("_assignsubmission_")
        ? Optional.of(
            student.handle().replaceFirst("_assignsubmission_.*$", "_assignsubmission_file")
                + "/feedback.html")
        : Optional.empty();
  }
}
