package lab.course.kit;

import java.util.function.Consumer;
import java.util.function.Function;
import lab.diagnose.Remedies;
import lab.diagnose.Symbols;

/**
 * The right piece, the names and the extra cases by which {@code Diagnosis} explains an exercise's
 * wrong results.
 *
 * @param right makes the right piece of its settings
 * @param symbols how the exercise calls things
 * @param cases asks a piece about cases in which mistakes come apart: no size is another, none is 1
 *     or 2, and what can be left out (the penalty, dropout) is left out in some
 * @param remedies changes of a case that may make a wrong piece right
 */
public record Diagnostics(
    Function<Object[], ?> right, Symbols symbols, Consumer<Pieces> cases, Remedies remedies) {
  /** Makes the diagnostics of an exercise without remedies of its own. */
  public Diagnostics(Function<Object[], ?> right, Symbols symbols, Consumer<Pieces> cases) {
    this(right, symbols, cases, Remedies.USUAL);
  }
}
