package lab.gradebook.platform;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import lab.base.EnglishList;
import lab.base.Shown;
import lab.gradebook.platform.Form.Filled;
import lab.gradebook.platform.WayBack.Grade;

/**
 * A platform's table of grades while it is filled: it finds the row of each student and the column
 * of the assignment.
 */
final class Sheet {
  private static final int MAX_NAMED = 5;
  private static final int MAX_REPLACED = 3;

  private final Table table;
  private final String platform;
  private final List<Grade> grades;
  private final List<Integer> ids;
  private final List<Integer> names;
  private final List<String> replaced = new ArrayList<>();
  private final List<String> overwritten = new ArrayList<>();

  /**
   * @param ids headings of what tells students apart; one of them must be there
   * @param names headings that make up the name
   */
  Sheet(Table table, String platform, List<Grade> grades, List<String> ids, List<String> names)
      throws UnclearException {
    this.grades = grades;
    this.table = table;
    this.platform = platform;
    this.ids = columns(table, ids);
    this.names = columns(table, names);
    if (this.ids.isEmpty()) {
      throw new UnclearException(
          "The sheet is not %s's: it has no column %s, but %s. Export it in English, and name it with --sheet."
              .formatted(platform, String.join(" or ", ids), String.join(", ", table.header())));
    }
  }

  private static List<Integer> columns(Table table, List<String> headings) {
    return headings.stream().map(heading -> table.column(heading)).filter(i -> i >= 0).toList();
  }

  Table table() {
    return table;
  }

  int column(String heading) {
    return table.column(heading);
  }

  int required(String heading) throws UnclearException {
    int column = table.column(heading);
    if (column < 0) {
      throw new UnclearException(
          "The sheet has no column %s, which %s wants, but %s. Export it in English, and name it with --sheet."
              .formatted(heading, platform, String.join(", ", table.header())));
    }
    return column;
  }

  /** The column of the assignment: the one that is named, or the only one there is. */
  int gradeColumn(Predicate<String> isGrade, Optional<String> wanted) throws UnclearException {
    List<Integer> found = new ArrayList<>();
    int exact = wanted.map(table::column).orElse(-1);
    if (exact >= 0 && isGrade.test(table.header().get(exact))) {
      return exact;
    }
    for (int i = 0; i < table.header().size(); i++) {
      String heading = table.header().get(i);
      boolean named =
          wanted.isEmpty()
              || heading.toLowerCase(Locale.ROOT).contains(wanted.get().toLowerCase(Locale.ROOT));
      if (isGrade.test(heading) && named) {
        found.add(i);
      }
    }
    if (found.size() != 1) {
      List<String> all = table.header().stream().filter(isGrade).toList();
      throw new UnclearException(
          "%s of the sheet's columns %s meant: name one with --column, a part of its heading is enough. It has %s."
              .formatted(
                  found.isEmpty() ? "None" : "More than one",
                  found.isEmpty() ? "can be" : "may be",
                  all.isEmpty() ? "no column for grades" : String.join(", ", all)));
    }
    return found.get(0);
  }

  /** Whose row is whose, by what tells them apart or else by names that are there once. */
  Map<Integer, Grade> match() throws UnclearException {
    Map<String, Grade> byKey = new HashMap<>();
    grades.forEach(grade -> byKey.put(key(grade.student().key()), grade));
    Map<Integer, Grade> rows = new TreeMap<>();
    for (int i = 1; i < table.rows().size(); i++) {
      for (int column : ids) {
        Grade grade = byKey.get(key(Table.cell(table.rows().get(i), column)));
        if (grade != null && !rows.containsValue(grade)) {
          rows.putIfAbsent(i, grade);
        }
      }
    }
    Map<String, List<Integer>> byName = new HashMap<>();
    for (int i = 1; i < table.rows().size(); i++) {
      byName.computeIfAbsent(name(i), any -> new ArrayList<>()).add(i);
    }
    for (Grade grade : grades) {
      String name = Table.plain(grade.student().name());
      List<Integer> same = byName.getOrDefault(name, List.of());
      long called =
          grades.stream().filter(other -> Table.plain(other.student().name()).equals(name)).count();
      if (!rows.containsValue(grade) && !name.isEmpty() && same.size() == 1 && called == 1) {
        rows.putIfAbsent(same.get(0), grade);
      }
    }
    if (rows.isEmpty() && !grades.isEmpty()) {
      throw new UnclearException(
          "Nobody of the class has a row in the sheet: neither ids (such as \"%s\") nor names (such as \"%s\") are the same. Nothing was written for %s."
              .formatted(
                  Shown.of(grades.get(0).student().key()),
                  Shown.of(grades.get(0).student().name()),
                  platform));
    }
    return rows;
  }

  private String name(int row) {
    List<String> parts =
        names.stream().map(column -> Table.cell(table.rows().get(row), column)).toList();
    return Table.plain(String.join(" ", parts));
  }

  /** Brightspace writes a # before, Moodle a word. */
  private static String key(String cell) {
    String key = cell.strip().toLowerCase(Locale.ROOT).replaceFirst("^#", "");
    return key.replaceFirst("^\\p{L}+ (?=\\d+$)", "");
  }

  /**
   * Gives the table with its rows filled in, and what the instructor should know of them.
   *
   * @param whose row is whose
   * @param most points that the column counts to
   */
  Filled filled(
      List<List<String>> rows, Map<Integer, Grade> whose, double most, List<String> more) {
    List<String> told = new ArrayList<>(told(whose));
    if (most != 100) {
      told.add(
          "The column counts to %s, so points of 100 are scaled to it."
              .formatted(points(new Grade(null, 100, "", null), most)));
    }
    told.addAll(more);
    return new Filled(table.with(rows), told);
  }

  /** The students of the class who have no row, in sentences for the instructor. */
  private List<String> told(Map<Integer, Grade> rows) {
    List<String> lost =
        grades.stream()
            .filter(grade -> !rows.containsValue(grade))
            .map(grade -> grade.student().name())
            .toList();
    List<String> told = new ArrayList<>();
    if (!lost.isEmpty()) {
      told.add(
          "%d of the class %s no row in the sheet, so that their grades are not in it: %s."
              .formatted(
                  lost.size(),
                  lost.size() == 1 ? "has" : "have",
                  EnglishList.first(lost, MAX_NAMED)));
    }
    tellReplaced("grade", replaced, told);
    tellReplaced("comment", overwritten, told);
    return told;
  }

  private static void tellReplaced(String what, List<String> all, List<String> told) {
    if (!all.isEmpty()) {
      told.add(
          "%d %s in the sheet and %s replaced: %s."
              .formatted(
                  all.size(),
                  all.size() == 1 ? what + " stands" : what + "s stand",
                  all.size() == 1 ? "is" : "are",
                  EnglishList.first(all, MAX_REPLACED)));
    }
  }

  /** A row with a grade in it; one that stands there and is another is told by {@link #told}. */
  List<String> graded(List<String> row, int column, Grade grade, double most) {
    String before = Table.cell(row, column);
    String now = points(grade, most);
    if (!before.matches("-?") && !isSame(before, now)) {
      replaced.add("%s %s → %s".formatted(grade.student().name(), before, now));
    }
    return with(row, column, now);
  }

  /** The same for what is told the student; the row itself where there is no such column. */
  List<String> commented(List<String> row, int column, Grade grade) {
    if (column < 0) {
      return row;
    }
    String before = Table.cell(row, column);
    if (!before.isEmpty() && !before.equals(grade.comment().strip())) {
      overwritten.add("that to " + grade.student().name());
    }
    return with(row, column, grade.comment());
  }

  private static boolean isSame(String before, String now) {
    try {
      return Double.parseDouble(before.replace(',', '.')) == Double.parseDouble(now);
    } catch (NumberFormatException e) {
      return before.equals(now);
    }
  }

  /** A row with a cell changed; longer if it was too short. */
  static List<String> with(List<String> row, int column, String cell) {
    List<String> cells = new ArrayList<>(row);
    cells.addAll(Collections.nCopies(Math.max(0, column + 1 - row.size()), ""));
    cells.set(column, cell);
    return cells;
  }

  /** Some cells of a row. */
  static List<String> of(List<String> row, List<Integer> columns) {
    return columns.stream().map(column -> column < row.size() ? row.get(column) : "").toList();
  }

  /** The most points of a heading, such as 50 of {@code [Total Pts: 50 Score]}. */
  static double most(String heading, Pattern pattern) {
    return pattern
        .matcher(heading)
        .results()
        .map(found -> number(found.group(1)))
        .findFirst()
        .orElse(100.0);
  }

  static double number(String text) {
    try {
      double number = Double.parseDouble(text.strip().replace(',', '.'));
      return number > 0 ? number : 100;
    } catch (NumberFormatException e) {
      return 100;
    }
  }

  /** Points of 100 as points of another most, with at most two decimals. */
  static String points(Grade grade, double most) {
    String points = "%.2f".formatted(grade.points() * most / 100);
    return points.replaceFirst("\\.?0+$", "");
  }
}
