package lab.course.adam;

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

/** The checks of exercise 11.1, Adam. */
@Checks
public final class AdamChecks {
  private static final Object[] PAPER = {0.9, 0.999, 1e-8};

  /**
   * A score of operations at each of some updates: 1e-14 in float64; in float32, whose last digit
   * is 6e-8, with a root and a quotient at each.
   */
  private static final OptimiserCases CASES =
      new OptimiserCases("Adam", AdamMistakes.Right::new, 1e-9, 1e-4, PAPER);

  private static final Diagnostics DIAGNOSTICS =
      new Diagnostics(
          AdamMistakes.Right::new,
          OptimiserCases.SYMBOLS.withSettings("beta1", "beta2", "eps"),
          AdamChecks::ask);

  public static final Rubric RUBRIC =
      Rubric.of("11.1", "Adam", Optimiser.class, AdamChecks.class, AdamMistakes.ALL, DIAGNOSTICS);

  @Test
  @Order(1)
  @Points(2)
  @DisplayName("At the first update every parameter moves by eta against its gradient's sign")
  void firstUpdate(Pieces pieces) {
    CASES.smallest(pieces, OptimiserCases.gradients(0.5, -4, row(0.01, 2), row(100, -1)), 0.1, 1);
  }

  @Test
  @Order(2)
  @Points(2)
  @DisplayName(
      "Over five updates the moments are kept, and their bias is corrected, each time by less")
  void severalUpdates(Pieces pieces) {
    CASES.severalUpdates(pieces);
  }

  @Test
  @Order(3)
  @Points(1)
  @DisplayName("Other beta1, beta2 and eps; eps counts where a gradient is small or 0")
  void settings(Pieces pieces) {
    CASES.otherSettings(
        pieces, OptimiserCases.gradients(1e-3, 0, row(0.1, -1e-4), row(0.01, 1)), 0.5, 0.8, 0.01);
  }

  @Test
  @Order(4)
  @Points(1)
  @DisplayName("Trainings do not disturb each other: all that is remembered is in state")
  void secondTraining(Pieces pieces) {
    CASES.trainingsSideBySide(pieces);
  }

  @Test
  @Order(5)
  @Points(1)
  @DisplayName("The steps are right and the gradients stay as they were")
  void leavesTheGradients(Pieces pieces) {
    CASES.leavesTheGradients(pieces, 3);
  }

  @Test
  @Order(6)
  @Points(1)
  @DisplayName("Arrays of any order and precision, the gradients' other than the network's")
  void layouts(Pieces pieces) {
    CASES.layouts(pieces);
  }

  private static void ask(Pieces pieces) {
    OptimiserQuestions.ask(
        pieces, new Object[] {0.6, 0.8, 0.05}, new Object[] {0.7, 0.9, 0.01}, PAPER);
    OptimiserQuestions.askLater(pieces, PAPER, 30, 70, 150, 400, 1_000, 2_000);
  }
}
