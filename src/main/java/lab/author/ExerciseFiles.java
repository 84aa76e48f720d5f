package lab.author;

import java.util.List;
import lab.course.Course;
import lab.piece.Assignment;

/**
 * The paths of an exercise's files, from the project's folder.
 *
 * @param reference the piece, written
 * @param stub the piece, to be written
 * @param checks what it is graded by
 * @param mistakes the right way in plain loops, and the wrong ones
 * @param hints three of them
 */
record ExerciseFiles(String reference, String stub, String checks, String mistakes, String hints) {
  /**
   * Of an exercise that may not be there yet.
   *
   * @param packageName of its checks and mistakes, such as {@code lab.course.descent}
   */
  static ExerciseFiles of(String id, String piece, String packageName) {
    String folder = "src/main/java/%s/".formatted(packageName.replace('.', '/'));
    return new ExerciseFiles(
        "solutions/reference/%s.java".formatted(piece),
        "labs/mine/%s.java".formatted(piece),
        "%s%sChecks.java".formatted(folder, piece),
        "%s%sMistakes.java".formatted(folder, piece),
        "src/main/resources/lab/hints/%s.txt".formatted(id));
  }

  static ExerciseFiles of(Assignment exercise) {
    String packageName = Course.rubric(exercise).checks().getPackageName();
    return of(exercise.id(), exercise.piece(), packageName);
  }

  /** Those that a person writes; the stub is made. */
  List<String> written() {
    return List.of(reference, mistakes, checks, hints);
  }
}
