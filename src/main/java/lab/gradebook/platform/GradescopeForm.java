package lab.gradebook.platform;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lab.base.Shown;
import lab.gradebook.platform.WayBack.Grade;

/**
 * Fills Gradescope's tables of grades, as it exports them and as other platforms read them from
 * there: that of an assignment (First Name, Last Name, SID, Email, Total Score, Max Points), and
 * that of a course, in which an assignment has columns {@code Title} and {@code Title - Max
 * Points}. Gradescope itself takes grades from its autograder only.
 */
final class GradescopeForm implements Form {
  private static final String MOST = " - Max Points";

  @Override
  public String word() {
    return "gradescope";
  }

  @Override
  public Filled fill(Optional<Table> sheet, Optional<String> column, List<Grade> grades)
      throws UnclearException {
    Sheet form =
        new Sheet(
            sheet.orElseGet(() -> fresh(grades)),
            "Gradescope",
            grades,
            List.of("SID", "Email", "Student ID"),
            List.of("Name", "First Name", "Last Name"));
    int points =
        form.column("Total Score") >= 0
            ? form.column("Total Score")
            : form.gradeColumn(heading -> form.column(heading + MOST) >= 0, column);
    String title = form.table().header().get(points);
    int max = form.column(title.equals("Total Score") ? "Max Points" : title + MOST);
    Map<Integer, Grade> whose = form.match();
    List<List<String>> rows = new ArrayList<>(form.table().rows());
    double most = 100;
    for (Map.Entry<Integer, Grade> one : whose.entrySet()) {
      List<String> row = rows.get(one.getKey());
      most = max < 0 ? 100 : Sheet.number(Table.cell(row, max));
      rows.set(one.getKey(), form.graded(row, points, one.getValue(), most));
    }
    return form.filled(
        rows,
        whose,
        most,
        List.of(
            "Gradescope takes grades from its autograder only (lab autograder --gradescope); this table is for platforms that read Gradescope's."));
  }

  private static Table fresh(List<Grade> grades) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("Name", "SID", "Email", "Total Score", "Max Points"));
    for (Grade grade : grades) {
      String key = Shown.cell(grade.student().key());
      boolean email = key.contains("@");
      String name = Shown.cell(grade.student().name());
      rows.add(List.of(name, email ? "" : key, email ? key : "", "", "100"));
    }
    return Table.of(rows);
  }
}
