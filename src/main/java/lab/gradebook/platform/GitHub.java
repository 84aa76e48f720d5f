package lab.gradebook.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import lab.gradebook.platform.Attempt.Student;
import lab.gradebook.platform.Listing.Child;
import lab.gradebook.platform.Platform.Export;

/**
 * Recognises and reads GitHub Classroom's download: a clone {@code assignment-user} for each
 * student or team, and {@code grades.csv}, which names them; without it, what follows the beginning
 * that all clones share is the user.
 */
final class GitHub {
  private static final String REPOSITORY = "student_repository_name";
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

  private GitHub() {}

  static Optional<Export> read(Listing listing) throws IOException {
    Optional<Table> table = table(listing);
    Map<String, List<List<String>>> rows = new TreeMap<>();
    if (table.isPresent()) {
      int name = table.get().column(REPOSITORY);
      for (List<String> row : table.get().body()) {
        rows.computeIfAbsent(Table.cell(row, name), any -> new ArrayList<>()).add(row);
      }
    }
    List<Child> clones =
        listing.children().stream()
            .filter(Child::isFolder)
            .filter(
                child ->
                    rows.containsKey(child.name()) || Files.exists(child.path().resolve(".git")))
            .toList();
    String shared = shared(clones.stream().map(Child::name).toList());
    if (rows.isEmpty() && (clones.size() < 2 || shared.isEmpty())) {
      return Optional.empty();
    }
    Gathered gathered = new Gathered();
    for (Child child : listing.children()) {
      if (rows.containsKey(child.name())) {
        gathered.add(attempt(child, table.orElseThrow(), rows.get(child.name())));
      } else if (clones.contains(child)) {
        String user = child.name().substring(child.name().startsWith(shared) ? shared.length() : 0);
        gathered.add(
            Gathered.attempt(
                new Student(user, user), child.name(), List.of(child.part()), List.of()));
      } else if (!child.name().equals("grades.csv")) {
        gathered.other(child);
      }
    }
    return gathered.export(Platform.GITHUB);
  }

  /** The classroom's table, whatever it is called. */
  private static Optional<Table> table(Listing listing) throws IOException {
    for (Child child : listing.children()) {
      if (!child.isFolder() && child.name().endsWith(".csv")) {
        Table table = Table.read(child.path());
        if (table.column(REPOSITORY) >= 0 && table.column("github_username") >= 0) {
          return Optional.of(table);
        }
      }
    }
    return Optional.empty();
  }

  private static Attempt attempt(Child child, Table table, List<List<String>> rows) {
    List<Student> students = new ArrayList<>();
    for (List<String> row : rows) {
      String user = Table.cell(row, table.column("github_username"));
      String name = Table.cell(row, table.column("roster_identifier"));
      students.add(new Student(user, name.isBlank() ? user : name));
    }
    String time = Table.cell(rows.get(0), table.column("submission_timestamp"));
    return Gathered.attempt(students, 1, Gathered.time(time, TIME), child);
  }

  /** What all names begin with, to its last hyphen. */
  private static String shared(List<String> names) {
    String shared = names.isEmpty() ? "" : names.get(0);
    for (String name : names) {
      while (!name.startsWith(shared)) {
        shared = shared.substring(0, shared.length() - 1);
      }
    }
    return shared.substring(0, shared.lastIndexOf('-') + 1);
  }
}
