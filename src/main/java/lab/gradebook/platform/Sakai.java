package lab.gradebook.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lab.gradebook.platform.Attempt.Student;
import lab.gradebook.platform.Delivery.Part;
import lab.gradebook.platform.Listing.Child;
import lab.gradebook.platform.Platform.Export;

/**
 * Recognises and reads Sakai's download: a folder {@code Last, First(id)} for each student, with
 * {@code Submission attachment(s)} in it, or files {@code Last, First(id)_Submission
 * attachment(s)_Name.java} in one folder; and {@code grades.csv}, which says who was late. Only the
 * last attempt is packed.
 */
final class Sakai {
  private static final String ATTACHMENTS = "Submission attachment(s)";
  private static final Pattern FOLDER = Pattern.compile("(?<name>.+)\\((?<id>[^()]+)\\)");
  private static final Pattern LOOSE =
      Pattern.compile("(?<handle>(?<name>.+?)\\((?<id>[^()]+)\\))_(?<rest>.+)");
  private static final Pattern DIGITS =
      Pattern.compile("(\\d{4})\\D?(\\d\\d)\\D?(\\d\\d)\\D?(\\d\\d)\\D?(\\d\\d)\\D?(\\d\\d).*");
  private static final int MAX_TEXT_LENGTH = 10_000;

  private Sakai() {}

  static Optional<Export> read(Listing listing) throws IOException {
    Map<String, Boolean> late = late(listing);
    Map<String, List<Matcher>> loose = new TreeMap<>();
    Gathered gathered = new Gathered();
    for (Child child : listing.children()) {
      Matcher folder = FOLDER.matcher(child.name());
      Matcher file = LOOSE.matcher(child.name());
      if (child.isFolder() && folder.matches() && isStudents(child.path())) {
        gathered.add(attempt(child, folder, late));
      } else if (!child.isFolder() && file.matches()) {
        loose.computeIfAbsent(file.group("id"), any -> new ArrayList<>()).add(file);
      } else if (!child.name().matches("grades\\.(csv|xls|xlsx)")) {
        gathered.other(child);
      }
    }
    boolean flat =
        loose.values().stream()
            .flatMap(List::stream)
            .anyMatch(file -> file.group("rest").startsWith(ATTACHMENTS + "_"));
    if (flat) {
      loose.forEach((id, files) -> gathered.add(attempt(listing.root(), files, late)));
    }
    return gathered.export(Platform.SAKAI);
  }

  private static boolean isStudents(Path folder) {
    return Files.isDirectory(folder.resolve(ATTACHMENTS))
        || Files.exists(folder.resolve("timestamp.txt"));
  }

  private static Attempt attempt(Child child, Matcher name, Map<String, Boolean> late)
      throws IOException {
    Path attachments = child.path().resolve(ATTACHMENTS);
    Path text = child.path().resolve(child.name() + "_submissionText.html");
    Path stamp = child.path().resolve("timestamp.txt");
    Optional<LocalDateTime> time =
        Files.exists(stamp) ? time(Listing.text(stamp, MAX_TEXT_LENGTH)) : Optional.empty();
    boolean written = Files.exists(text) && !Listing.text(text, MAX_TEXT_LENGTH).isBlank();
    boolean files = Files.isDirectory(attachments) && !Listing.of(attachments).children().isEmpty();
    List<String> notes = new ArrayList<>();
    if (written) {
      notes.add("A text was handed in at Sakai: only files are graded.");
    } else if (!files && time.isEmpty()) {
      notes.add("Nothing was handed in.");
    }
    String id = name.group("id");
    return new Attempt(
        List.of(new Student(id, name.group("name").strip())),
        files || written || time.isPresent() ? 1 : 0,
        time,
        Optional.ofNullable(late.get(id)),
        child.name(),
        files ? List.of(new Part(attachments, "")) : List.of(),
        notes);
  }

  private static Attempt attempt(Path root, List<Matcher> files, Map<String, Boolean> late) {
    List<Part> parts = new ArrayList<>();
    for (Matcher file : files) {
      if (file.group("rest").startsWith(ATTACHMENTS + "_")) {
        String name = file.group("rest").substring(ATTACHMENTS.length() + 1);
        parts.add(new Part(root.resolve(file.group()), name));
      }
    }
    Matcher any = files.get(0);
    return new Attempt(
        List.of(new Student(any.group("id"), any.group("name").strip())),
        1,
        Optional.empty(),
        Optional.ofNullable(late.get(any.group("id"))),
        any.group("handle"),
        parts,
        List.of());
  }

  /** Reads which students were late, where the table says so in English. */
  private static Map<String, Boolean> late(Listing listing) throws IOException {
    Map<String, Boolean> late = new TreeMap<>();
    Optional<Child> file = listing.file("grades.csv");
    if (file.isEmpty()) {
      return late;
    }
    Table table = Table.read(file.get().path()).from("Display ID");
    int id = table.column("Display ID");
    int word = table.column("Late submission");
    for (List<String> row : table.body()) {
      String said = Table.cell(row, word).strip();
      if (said.equalsIgnoreCase("late") || said.equalsIgnoreCase("on time")) {
        late.put(Table.cell(row, id), said.equalsIgnoreCase("late"));
      }
    }
    return late;
  }

  private static Optional<LocalDateTime> time(String text) {
    Matcher digits = DIGITS.matcher(text.strip());
    try {
      return digits.matches()
          ? Optional.of(
              LocalDateTime.parse(
                  "%s-%s-%sT%s:%s:%s"
                      .formatted(
                          digits.group(1),
                          digits.group(2),
                          digits.group(3),
                          digits.group(4),
                          digits.group(5),
                          digits.group(6))))
          : Optional.empty();
    } catch (java.time.format.DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
