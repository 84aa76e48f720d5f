package lab.course.descent;

import static lab.course.kit.PlainMatrix.row;

import lab.Optimiser;
import lab.course.kit.Checks;
import lab.course.kit.Diagnostics;
import lab.course.kit.OptimiserCases;
import lab.course.kit.OptimiserQuestions;
import lab.course.kit.Pieces;
import lab.course.kit.Points;
import lab.course.kit.Rubric;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** The checks of exercise 6.2, Sgd. */
@Checks
public final class SgdChecks {
  /** One product and one difference: 1e-16 in float64, 6e-8 in float32. */
  private static final OptimiserCases CASES =
      new OptimiserCases("Sgd", settings -> new SgdMistakes.Right(), 1e-12, 1e-5);

  private static final Diagnostics DIAGNOSTICS =
      new Diagnostics(settings -> new SgdMistakes.Right(), OptimiserCases.SYMBOLS, SgdChecks::ask);

  public static final Rubric RUBRIC =
      Rubric.of("6.2", "Sgd", Optimiser.class, SgdChecks.class, SgdMistakes.ALL, DIAGNOSTICS);

  @Test
  @Order(1)
  @Points(1)
  @DisplayName("θ = 1, gradient 0.5, eta = 0.1: θ becomes 0.95")
  void oneStep(Pieces pieces) {
    CASES.smallest(pieces, OptimiserCases.gradients(0.5, -1, row(4, 2), row(0, 1)), 0.1, 1);
  }

  @Test
  @Order(2)
  @Points(1)
  @DisplayName("All four arrays take a step at every update, at the rate of that update")
  void allArrays(Pieces pieces) {
    CASES.severalUpdates(pieces);
  }

  @Test
  @Order(3)
  @Points(1)
  @DisplayName("The step is right and the gradients stay as they were")
  void leavesTheGradients(Pieces pieces) {
    CASES.leavesTheGradients(pieces, 1);
  }

  @Test
  @Order(4)
  @Points(1)
  @DisplayName("Arrays of any order and precision, the gradients' other than the network's")
  void layouts(Pieces pieces) {
    CASES.layouts(pieces);
  }

  private static void ask(Pieces pieces) {
    OptimiserQuestions.ask(pieces, new Object[0]);
    OptimiserQuestions.askFirst(pieces);
  }
}
