package lab.gradebook.platform;

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
 * Recognises and reads Moodle's download: a folder {@code Full
 * name_participantid_assignsubmission_file}, which ends with an underscore in versions before 4.1,
 * or files in one folder that begin so. Only the last attempt is packed; what was written in
 * Moodle's editor lies beside it under {@code onlinetext}. Moodle leaves no underscore in a name,
 * so that whose a file is ends with the first id: what follows is the student's, who may write
 * another's there.
 */
final class Moodle {
  private static final Pattern NAME =
      Pattern.compile(
          "(?<handle>(?<name>.+?)_(?<id>\\d+)_assignsubmission_(?<kind>[a-z]+))(?:[_.](?<rest>.*))?");

  private Moodle() {}

  static Optional<Export> read(Listing listing) {
    Map<String, List<Child>> byId = new TreeMap<>();
    Gathered gathered = new Gathered();
    for (Child child : listing.children()) {
      Matcher name = NAME.matcher(child.name());
      if (name.matches()) {
        byId.computeIfAbsent(name.group("id"), any -> new ArrayList<>()).add(child);
      } else {
        gathered.other(child);
      }
    }
    byId.forEach((id, children) -> gathered.add(attempt(id, children)));
    return gathered.export(Platform.MOODLE);
  }

  private static Attempt attempt(String id, List<Child> children) {
    List<Part> parts = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    String student = id;
    String handle = "";
    for (Child child : children) {
      Matcher name = NAME.matcher(child.name());
      name.matches();
      student = name.group("name");
      if (name.group("kind").equals("file")) {
        parts.add(new Part(child.path(), child.isFolder() ? "" : rest(name)));
        handle = name.group("handle");
      } else {
        notes.add(
            "A text was handed in at Moodle (%s): only files are graded."
                .formatted(name.group("kind")));
        handle = handle.isEmpty() ? name.group("handle") : handle;
      }
    }
    return Gathered.attempt(new Student(id, student), handle, parts, notes);
  }

  private static String rest(Matcher name) {
    return name.group("rest") == null ? name.group() : name.group("rest");
  }
}
