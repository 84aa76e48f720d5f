package lab.gradebook.platform;

import java.text.ParsePosition;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lab.gradebook.platform.Attempt.Student;
import lab.gradebook.platform.Delivery.Part;
import lab.gradebook.platform.Listing.Child;
import lab.gradebook.platform.Platform.Export;

/** Collects the attempts that a {@link Platform} finds while it goes through a listing. */
final class Gathered {
  private final List<Attempt> attempts = new ArrayList<>();
  private final List<Child> others = new ArrayList<>();

  /** A student's only attempt, at an unknown time. */
  static Attempt attempt(Student student, String handle, List<Part> parts, List<String> notes) {
    return new Attempt(
        List.of(student), 1, Optional.empty(), Optional.empty(), handle, parts, notes);
  }

  /** Makes an attempt of what lies in one folder and has come in at a time. */
  static Attempt attempt(
      List<Student> students, int number, Optional<LocalDateTime> time, Child child) {
    return new Attempt(
        List.copyOf(students),
        number,
        time,
        Optional.empty(),
        child.name(),
        List.of(child.part()),
        List.of());
  }

  /** The time that a text begins with; none if it is not of the form expected. */
  static Optional<LocalDateTime> time(String text, DateTimeFormatter form) {
    try {
      return Optional.of(form.parse(text, new ParsePosition(0)).query(LocalDateTime::from));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  void add(Attempt attempt) {
    attempts.add(attempt);
  }

  /** Adds a file or folder that is not named as the platform names them. */
  void other(Child child) {
    others.add(child);
  }

  /**
   * The export, if most of it is the platform's. What somebody has put beside it by hand is that
   * student's own if it is a folder or an archive, and nobody's else.
   */
  Optional<Export> export(Platform platform) {
    long theirs = others.stream().filter(child -> child.isFolder() || child.isArchive()).count();
    if (attempts.isEmpty() || theirs > attempts.size()) {
      return Optional.empty();
    }
    List<String> left = new ArrayList<>();
    for (Child child : others) {
      if (child.isFolder() || child.isArchive()) {
        attempts.add(Folders.attempt(child));
      } else {
        left.add(child.name());
      }
    }
    return Optional.of(new Export(platform, attempts, left));
  }
}
