package lab.gradebook.platform;

import java.io.IOException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
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
 * Recognises and reads Blackboard's download: files {@code
 * Assignment_user_attempt_2026-03-02-10-15-30_Name.java} in one folder, and for each attempt a text
 * that names its student. All attempts are packed. The first attempt in a name is the platform's
 * word; what follows it is the student's, who may write there what they like.
 */
final class Blackboard {
  private static final Pattern NAME =
      Pattern.compile(
          "(?<handle>.+?_(?<user>[^_]+)_attempt_(?<time>\\d{4}(?:-\\d\\d){5}))(?:_(?<rest>.+)|\\.txt)");

  /** The text's first line, whatever the language of its label. */
  private static final Pattern WHOSE =
      Pattern.compile("\\A[^:\\n]*:\\s*(.*?)\\s*\\(([^()]+)\\)\\s*");

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd-HH-mm-ss");
  private static final int MAX_TEXT_LENGTH = 10_000;

  private Blackboard() {}

  static Optional<Export> read(Listing listing) throws IOException {
    Map<String, List<Child>> byHandle = new TreeMap<>();
    Gathered gathered = new Gathered();
    for (Child child : listing.children()) {
      Matcher name = NAME.matcher(child.name());
      if (!child.isFolder() && name.matches()) {
        byHandle.computeIfAbsent(name.group("handle"), any -> new ArrayList<>()).add(child);
      } else {
        gathered.other(child);
      }
    }
    for (Map.Entry<String, List<Child>> attempt : byHandle.entrySet()) {
      gathered.add(attempt(attempt.getKey(), attempt.getValue()));
    }
    return gathered.export(Platform.BLACKBOARD);
  }

  private static Attempt attempt(String handle, List<Child> children) throws IOException {
    List<Part> parts = new ArrayList<>();
    Student student = null;
    Optional<LocalDateTime> time = Optional.empty();
    for (Child child : children) {
      Matcher name = NAME.matcher(child.name());
      name.matches();
      time = Gathered.time(name.group("time"), TIME);
      if (name.group("rest") != null) {
        parts.add(new Part(child.path(), name.group("rest")));
        student = student == null ? new Student(name.group("user"), name.group("user")) : student;
      } else {
        student = whose(child, handle, name.group("user"));
      }
    }
    return new Attempt(List.of(student), 1, time, Optional.empty(), handle, parts, List.of());
  }

  /** A login may hold underscores: the text tells where it begins. */
  private static Student whose(Child text, String handle, String user) throws IOException {
    Matcher whose = WHOSE.matcher(Listing.text(text.path(), MAX_TEXT_LENGTH));
    String before = handle.substring(0, handle.lastIndexOf("_attempt_"));
    return whose.find() && before.endsWith("_" + whose.group(2))
        ? new Student(whose.group(2), whose.group(1))
        : new Student(user, user);
  }
}
