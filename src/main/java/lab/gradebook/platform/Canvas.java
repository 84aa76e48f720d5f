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
 * Recognises and reads Canvas's download: files {@code lastfirst_[LATE_]userid_fileid_Name.java} in
 * one folder. Only the last attempt is packed; a file whose name was used in an earlier one is
 * called {@code Name-1.java}. Where students are hidden, {@code anon_} and five letters stand in
 * place of name and user.
 */
final class Canvas {
  private static final Pattern NAME =
      Pattern.compile(
          "(?:(?<name>.+?)_)??(?<late>(?i:late)_)?(?<user>\\d+|anon_[^_]+)_"
              + "(?:(?<text>text|link)\\.html|(?<file>\\d+)_(?<rest>.+))");
  private static final Pattern AGAIN = Pattern.compile("(.+)-(\\d{1,3})((?:\\.tar)?\\.[^.]+)");

  private Canvas() {}

  static Optional<Export> read(Listing listing) {
    Map<String, List<Matcher>> users = new TreeMap<>();
    Map<String, Child> files = new TreeMap<>();
    Gathered gathered = new Gathered();
    for (Child child : listing.children()) {
      Matcher name = NAME.matcher(child.name());
      if (!child.isFolder() && name.matches()) {
        users.computeIfAbsent(name.group("user"), any -> new ArrayList<>()).add(name);
        files.put(child.name(), child);
      } else {
        gathered.other(child);
      }
    }
    users.forEach((user, names) -> gathered.add(attempt(user, names, files)));
    return gathered.export(Platform.CANVAS);
  }

  private static Attempt attempt(String user, List<Matcher> names, Map<String, Child> files) {
    Matcher first = names.get(0);
    List<String> given =
        names.stream()
            .filter(name -> name.group("rest") != null)
            .map(n -> n.group("rest"))
            .toList();
    List<Part> parts = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    String handle = "";
    int number = 1;
    for (Matcher name : names) {
      if (name.group("text") != null) {
        notes.add(
            "A %s was handed in at Canvas: only files are graded."
                .formatted(name.group("text").equals("text") ? "text" : "link"));
        continue;
      }
      String rest = name.group("rest");
      Matcher again = AGAIN.matcher(rest);
      if (again.matches() && !given.contains(again.group(1) + again.group(3))) {
        number = Math.max(number, 1 + Integer.parseInt(again.group(2)));
        rest = again.group(1) + again.group(3);
      }
      parts.add(new Part(files.get(name.group()).path(), rest));
      handle = handle.isEmpty() ? name.group().substring(0, name.start("rest") - 1) : handle;
    }
    return new Attempt(
        List.of(new Student(user, first.group("name") == null ? user : first.group("name"))),
        number,
        Optional.empty(),
        Optional.of(names.stream().anyMatch(name -> name.group("late") != null)),
        handle,
        parts,
        notes);
  }
}
