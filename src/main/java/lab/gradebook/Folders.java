package lab.gradebook;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lab.gradebook.Attempt.Student;
import lab.gradebook.Platform.Export;

/** No platform: each folder or archive is one student's. */
final class Folders implements Platform {
  @Override
  public String title() {
    return "Folders";
  }

  @Override
  public String word() {
    return "folders";
  }

  @Override
  public String form() {
    return "a folder or an archive for each student";
  }

  @Override
  public boolean packsAll() {
    return false;
  }

  @Override
  public Optional<Export> read(Listing listing) {
    Set<String> names = new HashSet<>();
    List<Attempt> attempts =
        listing.children().stream()
            .map(child -> attempt(child, unlike(child.name(), names)))
            .toList();
    return Optional.of(new Export(this, attempts, List.of()));
  }

  /** Whatever it is, it is theirs. */
  static Attempt attempt(Listing.Child child) {
    return attempt(child, child.name());
  }

  private static Attempt attempt(Listing.Child child, String name) {
    return Gathered.attempt(
        new Student(name, name), child.name(), List.of(child.part()), List.of());
  }

  /** Two names that differ only in what could not be read must not become one. */
  private static String unlike(String name, Set<String> names) {
    String other = name;
    for (int i = 2; !names.add(other); i++) {
      other = "%s (%d)".formatted(name, i);
    }
    return other;
  }
}
