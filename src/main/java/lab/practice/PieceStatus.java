package lab.practice;

import java.util.List;
import lab.course.Verdict;
import lab.piece.Assignment;
import lab.piece.CompileError;
import lab.piece.process.Printed;

/**
 * The state of a student's piece: missing, not begun, not compiling, refused, checked, or
 * cancelled.
 */
public sealed interface PieceStatus {
  /** The exercise it is about. */
  Assignment exercise();

  /** Whether the exercise is done. */
  default boolean passed() {
    return false;
  }

  /** What it has earned so far. */
  default int points() {
    return 0;
  }

  /** Its file is not there. */
  record Missing(Assignment exercise) implements PieceStatus {}

  /**
   * Nothing of it is written yet.
   *
   * @param line of the method to be written, counted from 1
   * @param task what it is to do, in a sentence
   */
  record NotBegun(Assignment exercise, int line, String task) implements PieceStatus {}

  /** It does not compile. */
  record NotCompiling(Assignment exercise, List<CompileError> errors) implements PieceStatus {}

  /**
   * It is not run, since it uses what no piece may.
   *
   * @param sentence what that is, and why not
   */
  record Refused(Assignment exercise, String sentence) implements PieceStatus {}

  /**
   * It was run.
   *
   * @param line of the method, counted from 1
   * @param printed what it printed
   * @param notes what is odd about its file and does no harm, in sentences
   */
  record Checked(Verdict verdict, int line, Printed printed, List<String> notes)
      implements PieceStatus {
    @Override
    public Assignment exercise() {
      return verdict.exercise();
    }

    @Override
    public boolean passed() {
      return verdict.passed();
    }

    @Override
    public int points() {
      return verdict.points();
    }
  }

  /** Its check was given up, since its piece was saved again. */
  record Cancelled(Assignment exercise) implements PieceStatus {}
}
