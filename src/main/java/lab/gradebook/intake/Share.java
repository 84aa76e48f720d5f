package lab.gradebook.intake;

import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import lab.course.Course;
import lab.piece.Assignment;

/**
 * Limits how much source one submission may bring, since the grader holds those of a whole class in
 * memory.
 */
final class Share {
  /** Classes of a student's own beside the pieces; most have none. */
  static final int MAX_HELPERS = 50;

  /** Characters of all files together; the pieces have some 30,000. */
  static final int MAX_SOURCE = 1 << 20;

  private Share() {}

  /** Leaves out helpers that are too many, then the longest files where all are too much. */
  static void apply(SortedMap<String, String> sources, Intake intake) {
    List<String> pieces = Course.all().stream().map(Assignment::piece).toList();
    int helpers = 0;
    for (Iterator<String> names = sources.keySet().iterator(); names.hasNext(); ) {
      if (!pieces.contains(names.next()) && ++helpers > MAX_HELPERS) {
        names.remove();
      }
    }
    if (helpers > MAX_HELPERS) {
      intake.note(
          "There are %d files beside the pieces: the first %d, by their names, are taken, since no submission needs more."
              .formatted(helpers, MAX_HELPERS));
    }
    while (length(sources) > MAX_SOURCE) {
      Map.Entry<String, String> longest =
          sources.entrySet().stream()
              .max(Comparator.comparingInt(source -> source.getValue().length()))
              .orElseThrow();
      intake.note(
          "%s.java is not taken: all files together have more than %d MB, and it is the longest (%d kB)."
              .formatted(
                  Intake.shown(longest.getKey()),
                  MAX_SOURCE >> 20,
                  longest.getValue().length() >> 10));
      sources.remove(longest.getKey());
    }
  }

  private static int length(SortedMap<String, String> sources) {
    return sources.values().stream().mapToInt(String::length).sum();
  }
}
