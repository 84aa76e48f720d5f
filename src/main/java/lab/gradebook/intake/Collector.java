package lab.gradebook.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import lab.course.Course;
import lab.gradebook.platform.Arrivals;
import lab.gradebook.platform.Counting;
import lab.gradebook.platform.Crowd;
import lab.gradebook.platform.Delivery;
import lab.gradebook.platform.Delivery.Part;
import lab.gradebook.platform.Entry;
import lab.piece.Assignment;

/**
 * Reads the submissions of a class from folders and archives. Nothing is ever unpacked onto the
 * disk.
 */
public final class Collector {
  private static final List<String> PIECES = Course.all().stream().map(Assignment::piece).toList();

  /**
   * A submission, and the folders in it that look like several students'.
   *
   * @param crowd empty if there are no such folders
   */
  record Collected(Submission submission, Set<String> crowd) {}

  /**
   * The submissions of a folder: each folder or archive that lies in it, in the order of their
   * names. What cannot be read becomes a submission without sources, with a note.
   *
   * @throws IOException if the folder itself cannot be read
   */
  public List<Submission> all(Path folder) throws IOException {
    try (Arrivals arrivals = Arrivals.open(folder, java.util.Optional.of("folders"))) {
      List<Submission> all = new ArrayList<>();
      for (Delivery delivery : arrivals.deliveries(Counting.LATEST)) {
        all.add(of(delivery).submission());
      }
      return all;
    }
  }

  /** Reads one submission. */
  public Submission one(Path child) {
    String name = child.toAbsolutePath().normalize().getFileName().toString();
    String shown = name.replace('\uFFFD', '_');
    Part part = new Part(child, Files.isDirectory(child) ? "" : shown);
    return of(new Delivery(shown, Entry.of(shown), List.of(part), List.of(), List.of()))
        .submission();
  }

  /** What one student has handed in; where that breaks the reader, nothing, which is told. */
  Collected of(Delivery delivery) {
    try {
      return read(delivery);
    } catch (OutOfMemoryError | StackOverflowError e) { // the others' work is read all the same
      return new Collected(
          new Submission(
              delivery.label(),
              delivery.entry(),
              new TreeMap<>(),
              List.of("It takes more memory to read this than there is: nothing is taken from it."),
              List.of()),
          Set.of());
    }
  }

  private Collected read(Delivery delivery) {
    Intake intake = new Intake();
    boolean handedIn = !delivery.parts().isEmpty();
    delivery.notes().forEach(handedIn ? intake::mention : intake::note);
    boolean alone = delivery.parts().size() == 1;
    for (Part part : delivery.parts()) {
      Tree.read(part.path(), part.name(), alone, intake);
    }
    List<String> paths = intake.files().stream().map(Intake.Found::path).toList();
    return new Collected(
        new Selection()
            .of(
                delivery.label(),
                delivery.entry(),
                intake,
                delivery.others().stream().map(other -> of(other).submission()).toList()),
        Crowd.in(paths, PIECES));
  }
}
