package lab.gradebook.platform;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import lab.gradebook.platform.Attempt.Student;

/** The class list: it gives students names and groups, and adds those who handed in nothing. */
public final class Roster {
  private static final List<String> IDS =
      List.of(
          "ID",
          "Key",
          "Identifier",
          "Username",
          "User name",
          "Login",
          "SIS Login ID",
          "SIS User ID",
          "OrgDefinedId",
          "ID number",
          "Student ID",
          "SID",
          "Display ID",
          "github_username",
          "Email",
          "Email address");

  private record Line(Set<String> ids, Student student, String group) {}

  private final List<Line> lines;

  private Roster(List<Line> lines) {
    this.lines = lines;
  }

  /**
   * What the roster makes of the class.
   *
   * @param deliveries with the roster's names, and one without parts for each who is missing
   * @param students on the roster
   * @param absent of them
   * @param strangers who have handed in and are not on it
   */
  public record Called(
      List<Delivery> deliveries, int students, int absent, List<String> strangers) {}

  /**
   * Reads a table with a header.
   *
   * @throws UnclearException if nobody can be told apart by its columns
   */
  public static Roster read(Path file) throws IOException {
    Table table = Table.read(file);
    List<Integer> ids = IDS.stream().map(table::column).filter(at -> at >= 0).toList();
    int name = table.column("Name", "Full name", "Student", "roster_identifier");
    int first = table.column("First name");
    int last = table.column("Last name", "Surname");
    int group = table.column("Group", "Team");
    if (ids.isEmpty() && name < 0 && last < 0) {
      throw new UnclearException(
          "%s is no roster: it has none of the columns %s or Name, but %s."
              .formatted(file, String.join(", ", IDS), String.join(", ", table.header())));
    }
    List<Line> lines = new ArrayList<>();
    for (List<String> row : table.body()) {
      String full =
          name >= 0
              ? Table.cell(row, name)
              : (Table.cell(row, first) + " " + Table.cell(row, last)).strip();
      Set<String> own = new LinkedHashSet<>();
      ids.forEach(column -> own.add(key(Table.cell(row, column))));
      own.remove("");
      String key = own.isEmpty() ? full : own.iterator().next();
      boolean isNobody = full.startsWith("Points Possible") || key.isEmpty();
      if (!isNobody) {
        Student student = new Student(key, full.isEmpty() ? key : full);
        lines.add(new Line(own, student, Table.cell(row, group)));
      }
    }
    return new Roster(lines);
  }

  private static String key(String cell) {
    return cell.toLowerCase(Locale.ROOT)
        .replaceFirst("^#", "")
        .replaceFirst("^\\p{L}+ (?=\\d+$)", "");
  }

  /** Compares the deliveries with the class list. */
  public Called call(List<Delivery> deliveries) {
    List<Delivery> all = new ArrayList<>();
    Set<Line> present = new HashSet<>();
    List<String> strangers = new ArrayList<>();
    for (Delivery delivery : deliveries) {
      List<Line> whose = whose(delivery.entry());
      present.addAll(whose);
      if (whose.isEmpty()) {
        strangers.add(delivery.entry().name());
        all.add(delivery);
      } else if (isGroup(whose, delivery.entry())) {
        whose.forEach(line -> all.add(member(delivery, line)));
      } else {
        all.add(named(delivery, whose.get(0)));
      }
    }
    Set<String> labels = new HashSet<>();
    all.forEach(one -> labels.add(one.label()));
    int absent = 0;
    for (Line line : lines) {
      if (!present.contains(line)) {
        absent++;
        all.add(absent(line.student(), labels));
      }
    }
    all.sort(Comparator.comparing(Delivery::label));
    return new Called(List.copyOf(all), lines.size(), absent, List.copyOf(strangers));
  }

  /**
   * By what tells them apart, else by a name that is there once, else as a group of its name. What
   * is named as the group of whoever has handed it in is the whole group's.
   */
  private List<Line> whose(Entry entry) {
    String key = key(entry.key());
    List<Line> byId = lines.stream().filter(line -> line.ids().contains(key)).toList();
    List<Line> group = lines.stream().filter(line -> isOf(line.group(), entry)).toList();
    if (!byId.isEmpty()) {
      return group.contains(byId.get(0)) ? group : byId.subList(0, 1);
    }
    String name = Table.plain(entry.name());
    List<Line> byName =
        lines.stream().filter(line -> Table.plain(line.student().name()).equals(name)).toList();
    return byName.size() == 1 ? byName : group;
  }

  private static boolean isOf(String group, Entry entry) {
    String bare = bare(group);
    return !bare.isEmpty() && (bare.equals(bare(entry.name())) || bare.equals(bare(entry.key())));
  }

  /** Canvas writes a group's name without its blanks. */
  private static String bare(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
  }

  private static boolean isGroup(List<Line> whose, Entry entry) {
    return whose.stream().allMatch(line -> isOf(line.group(), entry));
  }

  private static Delivery named(Delivery one, Line line) {
    return new Delivery(
        one.label(),
        one.entry().as(one.entry().key(), line.student().name(), line.group()),
        one.parts(),
        one.notes(),
        one.others().stream().map(other -> named(other, line)).toList());
  }

  private static Delivery member(Delivery group, Line line) {
    List<String> notes = new ArrayList<>(group.notes());
    notes.add("Handed in by the group %s.".formatted(line.group()));
    return new Delivery(
        Deliveries.tame(line.student().name(), group.label()),
        group.entry().as(line.student().key(), line.student().name(), line.group()),
        group.parts(),
        List.copyOf(notes),
        group.others().stream().map(other -> member(other, line)).toList());
  }

  private static Delivery absent(Student student, Set<String> labels) {
    String label = Deliveries.distinct(Deliveries.tame(student.name(), student.key()), labels);
    return new Delivery(
        label, Entry.absent(student), List.of(), List.of("Nothing was handed in."), List.of());
  }
}
