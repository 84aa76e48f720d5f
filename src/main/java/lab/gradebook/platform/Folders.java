package lab.gradebook.platform;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lab.gradebook.platform.Attempt.Student;
import lab.gradebook.platform.Platform.Export;

/** Reads plain folders and archives, one for each student, where no platform is recognised. */
final class Folders {
  private Folders() {}

  static Optional<Export> read(Listing listing) {
    Set<String> names = new HashSet<>(); // two may differ only in what could not be read
    List<Attempt> attempts =
        listing.children().stream()
            .map(child -> attempt(child, Deliveries.distinct(child.owner(), names)))
            .toList();
    return Optional.of(new Export(Platform.FOLDERS, attempts, List.of()));
  }

  /** Whatever it is, it is theirs. */
  static Attempt attempt(Listing.Child child) {
    return attempt(child, child.owner());
  }

  private static Attempt attempt(Listing.Child child, String name) {
    return Gathered.attempt(
        new Student(name, name), child.name(), List.of(child.part()), List.of());
  }
}
