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
 * Fills Blackboard's gradebook: Username, and a column {@code Title [Total Pts: 100 Score] |id} for
 * each item, which it knows by the id. It is packed as UTF-16 with tabs, or as UTF-8 with commas,
 * and goes back as it came. It takes pages one by one only.
 */
final class BlackboardForm implements Form {
  private static final Pattern MOST = Pattern.compile("\\[Total Pts: ([\\d.,]+)");
  private static final String FRESH = "Two-Layer Lab [Total Pts: 100 Score]";
  private static final String FEEDBACK = "Feedback to Learner";
  private static final String FORMAT = "Feedback Format";
  private static final List<String> WHO =
      List.of("Last Name", "First Name", "Username", "Student ID");
  private static final List<String> COMMENTS =
      List.of("Grading Notes", "Notes Format", FEEDBACK, FORMAT);

  @Override
  public String word() {
    return "blackboard";
  }

  @Override
  public Filled fill(Optional<Table> sheet, Optional<String> column, List<Grade> grades)
      throws UnclearException {
    Sheet form =
        new Sheet(
            sheet.orElseGet(() -> fresh(grades)),
            "Blackboard",
            grades,
            List.of("Username", "Student ID"),
            List.of("First Name", "Last Name"));
    form.required("Username");
    int points =
        form.gradeColumn(
            heading -> MOST.matcher(heading).find(), sheet.isEmpty() ? Optional.empty() : column);
    double most = Sheet.most(form.table().header().get(points), MOST);
    List<Integer> kept =
        Stream.of(
                WHO.stream().map(form::column),
                Stream.of(points),
                COMMENTS.stream().map(form::column))
            .flatMap(part -> part)
            .filter(at -> at >= 0)
            .toList();
    int comment = form.column(FEEDBACK);
    int format = form.column(FORMAT);
    List<List<String>> rows = new ArrayList<>();
    rows.add(Sheet.of(form.table().header(), kept));
    Map<Integer, Grade> whose = form.match();
    for (Map.Entry<Integer, Grade> one : whose.entrySet()) {
      List<String> row = form.table().rows().get(one.getKey());
      row = form.graded(row, points, one.getValue(), most);
      row = form.commented(row, comment, one.getValue());
      if (format >= 0 && Table.cell(row, format).isEmpty()) {
        row = Sheet.with(row, format, "SMART_TEXT");
      }
      rows.add(Sheet.of(row, kept));
    }
    List<String> told =
        sheet.isPresent()
            ? List.of()
            : List.of(
                "Blackboard makes a new column of text of this: download the column and give it with --sheet to fill in yours.");
    return form.filled(rows, whose, most, told);
  }

  private static Table fresh(List<Grade> grades) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(Stream.of(List.of("Username", FRESH), COMMENTS).flatMap(List::stream).toList());
    for (Grade grade : grades) {
      rows.add(List.of(Shown.cell(grade.student().key()), "", "", "", "", ""));
    }
    return Table.of(rows);
  }
}
