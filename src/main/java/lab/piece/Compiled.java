package lab.piece;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import lab.base.Shown;

/**
 * The result of compiling a piece: classes, or the reasons why there are none.
 *
 * @param classes the piece's and those it uses, by binary name, such as {@code mine.Backprop}; none
 *     if it cannot be run
 * @param errors of the compiler
 * @param refusal why it is not run although nothing is wrong with its Java, in a sentence
 */
public record Compiled(
    Map<String, byte[]> classes, List<CompileError> errors, Optional<String> refusal) {
  /**
   * The result of compiling, before the classes are held against the list of what pieces may use.
   */
  static Compiled of(Map<String, byte[]> classes, List<CompileError> errors) {
    return new Compiled(classes, errors, Optional.empty());
  }

  /** The result for a piece that is refused. */
  public static Compiled refused(String sentence) {
    return new Compiled(Map.of(), List.of(), Optional.of(Shown.of(sentence)));
  }

  /** Whether the piece cannot be run. */
  public boolean failed() {
    return !errors.isEmpty() || refusal.isPresent();
  }

  /** Why it cannot be run; empty if it can. */
  public String problem() {
    return refusal.orElse(errors.isEmpty() ? "" : errors.get(0).toString());
  }
}
