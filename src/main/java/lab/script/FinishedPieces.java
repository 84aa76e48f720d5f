package lab.script;

import java.nio.file.Path;
import java.util.List;

/**
 * Finds the student's pieces that pass their checks, which labs then use in place of the
 * references.
 */
@FunctionalInterface
public interface FinishedPieces {
  /** None: everything is the reference's. */
  FinishedPieces NONE = () -> new Found(List.of(), List.of());

  /**
   * What was found.
   *
   * @param names of classes in package {@code mine}, in the order of the course
   * @param classes folders or jars that hold them
   */
  record Found(List<String> names, List<Path> classes) {}

  /** What stands in a command that starts a lab with the same; empty, or with a space before it. */
  default String option() {
    return this == NONE ? " --reference" : "";
  }

  /** Looks for them, which may take a moment: what was changed is checked first. */
  Found find();

  /** The names alone of those that are known to be finished, at once. */
  default List<String> known() {
    return find().names();
  }
}
