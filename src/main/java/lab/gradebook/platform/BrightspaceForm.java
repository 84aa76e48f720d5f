package lab.gradebook.platform;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lab.gradebook.platform.WayBack.Grade;

/**
 * Fills Brightspace's table: OrgDefinedId or Username or both, {@code Title Points Grade}, and last
 * the column End-of-Line Indicator, with a # in each row. The folders that it hands out name
 * neither, so that its own export of the grades is needed, in which students are found by their
 * names.
 */
final class BrightspaceForm implements Form {
  private static final Pattern MOST = Pattern.compile("MaxPoints:\\s*([\\d.]+)");
  private static final String END = "End-of-Line Indicator";

  @Override
  public String word() {
    return "brightspace";
  }

  @Override
  public Filled fill(Optional<Table> sheet, Optional<String> column, List<Grade> grades)
      throws UnclearException {
    if (sheet.isEmpty()) {
      throw new UnclearException(
          "Brightspace knows students by OrgDefinedId or Username, which stand in no submission: export the grades, with both and with names, and give the file with --sheet.");
    }
    Sheet form =
        new Sheet(
            sheet.get(),
            "Brightspace",
            grades,
            List.of("OrgDefinedId", "Username", "Email"),
            List.of("First Name", "Last Name"));
    int end = form.required(END);
    int points = form.gradeColumn(heading -> heading.contains(" Points Grade"), column);
    double most = Sheet.most(form.table().header().get(points), MOST);
    List<Integer> kept =
        Stream.concat(
                Stream.of("OrgDefinedId", "Username").map(form::column).filter(at -> at >= 0),
                Stream.of(points, end))
            .toList();
    List<List<String>> rows = new ArrayList<>();
    rows.add(Sheet.of(form.table().header(), kept));
    Map<Integer, Grade> whose = form.match();
    for (Map.Entry<Integer, Grade> one : whose.entrySet()) {
      List<String> row = form.table().rows().get(one.getKey());
      row = form.graded(row, points, one.getValue(), most);
      rows.add(Sheet.of(Sheet.with(row, end, "#"), kept));
    }
    return form.filled(rows, whose, most, List.of());
  }

  /** In the folder that was handed out, by whose name Brightspace knows whose it is. */
  @Override
  public Optional<String> page(Entry student) {
    return student.handle().matches("\\d+-\\d+ - .*")
        ? Optional.of(student.handle() + "/feedback.html")
        : Optional.empty();
  }
}
