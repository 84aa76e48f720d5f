package lab.diagnose;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import lab.piece.Matrices;

/**
 * Calls a piece again on a case that it got wrong, with the same arguments and with the same
 * numbers in another memory layout. On neither may an answer depend.
 */
public final class RepeatabilityCheck {
  /** Wrong cases that are asked again. */
  private static final int CASES = 4;

  private final Function<Object[], ?> piece;
  private final UnaryOperator<Object> inCOrder;
  private final Symbols symbols;
  private final Remedies remedies;

  /**
   * @param piece makes the piece of its settings
   * @param inCOrder makes a copy of an argument whose arrays lie row by row
   * @param symbols how the exercise calls things
   * @param remedies changes that may make it right
   */
  public RepeatabilityCheck(
      Function<Object[], ?> piece,
      UnaryOperator<Object> inCOrder,
      Symbols symbols,
      Remedies remedies) {
    this.piece = piece;
    this.inCOrder = inCOrder;
    this.symbols = symbols;
    this.remedies = remedies;
  }

  /** Where the piece is right, in a sentence that may go on after what is known already. */
  Optional<String> right(
      List<Experiment> all, Experiment shown, String known, Function<Object[], ?> right) {
    return remedies.of(all, shown, known, piece, right, symbols);
  }

  /**
   * Explains wrong results by what they depend on and must not.
   *
   * @param all every case that was tried
   * @param shown the one to explain
   */
  public Optional<Explanation> explain(List<Experiment> all, Experiment shown) {
    List<Experiment> wrong =
        all.stream()
            .filter(one -> one.isWrong() && shown.hasAllOf(one))
            .sorted(Comparator.comparingInt(Experiment::size))
            .limit(CASES)
            .toList();
    if (answersTwice(shown)) {
      return Explanation.of(
          "asked the same twice, you give two answers, so that one call changes the next; compute"
              + " each from its arguments alone");
    }
    return !wrong.isEmpty()
            && isRightInCOrder(shown)
            && wrong.stream().allMatch(this::isRightInCOrder)
        ? Explanation.of(
            "for the same numbers lying row by row in memory you are right; take an entry by its"
                + " row and column, not by its place in memory")
        : Optional.empty();
  }

  private boolean answersTwice(Experiment one) {
    Map<String, double[][]> first = replay(one, one.script().copy());
    Map<String, double[][]> second = replay(one, one.script().copy());
    return !first.isEmpty()
        && !second.isEmpty()
        && !(Matrices.alike(first, second, one.tolerance())
            && Matrices.alike(one.got(), second, one.tolerance()));
  }

  private boolean isRightInCOrder(Experiment one) {
    return Matrices.alike(replay(one, inCOrder), one.right(), one.tolerance());
  }

  private Map<String, double[][]> replay(Experiment one, UnaryOperator<Object> copy) {
    CallSequence script = one.script();
    return new CallSequence(script.settings(), script.steps(), copy)
        .replay(piece, Change.NONE, one.given(), symbols);
  }
}
