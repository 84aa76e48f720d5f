package lab.course.descent;

import static lab.course.kit.PlainMatrix.array;
import static lab.course.kit.PlainMatrix.row;

import java.util.Map;
import lab.Gradients;
import lab.Network;
import lab.Optimiser;
import lab.course.kit.Checks;
import lab.course.kit.Descent;
import lab.course.kit.Diagnostics;
import lab.course.kit.Layout;
import lab.course.kit.Networks;
import lab.course.kit.Pairs;
import lab.course.kit.Pieces;
import lab.course.kit.Points;
import lab.course.kit.Rubric;
import lab.course.kit.Untouched;
import lab.diagnose.Symbols;
import lab.piece.SeededRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;

/** The checks of exercise 6.2, Sgd. */
@Checks
public final class SgdChecks {
  /** One product and one difference: 1e-16. */
  private static final double FLOAT64 = 1e-12;

  /** The same in float32, whose last digit is 6e-8. */
  private static final double FLOAT32 = 1e-5;

  private static final Diagnostics DIAGNOSTICS =
      new Diagnostics(
          settings -> new SgdMistakes.Right(),
          Symbols.of(Map.of("init", "state"))
              .changing("net")
              .keepingItsStateIn("state")
              .withFeatures(Descent.FEATURES),
          SgdChecks::ask);

  public static final Rubric RUBRIC =
      Rubric.of("6.2", "Sgd", Optimiser.class, SgdChecks.class, SgdMistakes.ALL, DIAGNOSTICS);

  @Test
  @Order(1)
  @Points(1)
  @DisplayName("θ = 1, gradient 0.5, eta = 0.1: θ becomes 0.95")
  void oneStep(Pieces pieces) {
    Network net =
        new Network(array(row(1)), array(row(2)), array(row(-1), row(0)), array(row(3), row(5)));
    Gradients g =
        new Gradients(
            array(row(0.5)), array(row(-1)), array(row(4), row(2)), array(row(0), row(1)));
    descent(pieces, net).update(g, 0.1, 0, FLOAT64);
    Network other = Networks.random(1, 1, 2, pieces.dice());
    descent(pieces, other).update(Descent.gradients(other, pieces.dice()), 0.1, 0, FLOAT64);
  }

  @Test
  @Order(2)
  @Points(1)
  @DisplayName("All four arrays take a step at every update, at the rate of that update")
  void allArrays(Pieces pieces) {
    Network net = Networks.random(4, 3, 2, pieces.dice());
    Descent descent = descent(pieces, net);
    for (int t = 0; t < 3; t++) {
      descent.update(Descent.gradients(net, pieces.dice()), 0.3 - 0.1 * t, t, FLOAT64);
    }
    Network large = Networks.random(17, 59, 5, pieces.dice());
    descent(pieces, large).update(Descent.gradients(large, pieces.dice()), 0.1, 0, FLOAT64);
  }

  @Test
  @Order(3)
  @Points(1)
  @DisplayName("The step is right and the gradients stay as they were")
  void leavesTheGradients(Pieces pieces) {
    leavesTheGradients(pieces, Networks.random(2, 3, 2, pieces.dice()), 7);
    leavesTheGradients(pieces, Networks.random(131, 11, 103, pieces.dice()), 3_000_000_007L);
  }

  private static void leavesTheGradients(Pieces pieces, Network net, long t) {
    Gradients g = Descent.gradients(net, pieces.dice());
    Untouched untouched = new Untouched().and(Gradients.NAMES, g.arrays());
    descent(pieces, net).update(g, 0.5, t, FLOAT64);
    untouched.verify("Sgd");
  }

  @Test
  @Order(4)
  @Points(1)
  @DisplayName("Arrays of any order and precision, the gradients' other than the network's")
  void layouts(Pieces pieces) {
    Network net = Networks.random(3, 4, 2, pieces.dice());
    Gradients g = Descent.gradients(net, pieces.dice());
    for (Layout layout : Layout.values()) {
      for (DataType type : new DataType[] {DataType.DOUBLE, DataType.FLOAT}) {
        Network same = Networks.as(net, layout, type);
        Gradients other = Descent.as(g, Layout.C, type);
        double tolerance = type == DataType.FLOAT ? FLOAT32 : FLOAT64;
        descent(pieces, same).update(other, 0.2, 1, tolerance);
      }
    }
    Pairs.all().forEach(kinds -> verify(pieces, net, kinds));
  }

  /**
   * A layout, a precision, and entries that are 0 and cancel at once, at the next update or not.
   */
  private static void verify(Pieces pieces, Network net, int... kinds) {
    DataType type = kinds[3] == 0 ? DataType.FLOAT : DataType.DOUBLE;
    Descent descent = descent(pieces, Networks.as(net, Layout.values()[kinds[0]], type));
    for (int t = 0; t < 2; t++) {
      Gradients g =
          kinds[1] == t
              ? Descent.cancelling(net, pieces.dice())
              : Descent.gradients(net, pieces.dice());
      Layout layout = Layout.values()[kinds[2]];
      double tolerance = type == DataType.FLOAT ? FLOAT32 : FLOAT64;
      descent.update(Descent.as(g, layout, type), 0.3 - 0.1 * t, t, tolerance);
    }
  }

  /** Cases in which mistakes come apart: sizes that differ, each thing alone and with others. */
  private static void ask(Pieces pieces) {
    SeededRandom dice = pieces.dice();
    for (int[] size : new int[][] {{3, 5, 4}, {5, 3, 7}, {4, 7, 3}, {23, 7, 17}, {19, 11, 13}}) {
      for (long[] updates : new long[][] {{0}, {3}, {11}, {0, 1, 2}}) {
        double eta = 0.05 + 0.4 * dice.nextDouble();
        Network net = Networks.random(size[0], size[1], size[2], dice);
        Descent.ask(pieces.piece(Optimiser.class), net, eta, dice, updates);
      }
      Network net = Networks.random(size[0], size[1], size[2], dice);
      ask(pieces, net, Layout.C, Descent.cancelling(net, dice), Layout.C);
    }
    for (int[] size : new int[][] {{3, 5, 4}, {5, 3, 7}}) {
      Network net = Networks.random(size[0], size[1], size[2], dice);
      Gradients g = Descent.gradients(net, dice);
      ask(pieces, net, Layout.F, g, Layout.F);
      ask(pieces, net, Layout.F, g, Layout.C);
      ask(pieces, net, Layout.C, g, Layout.F);
      g.arrays().forEach(small -> small.muli(0.01));
      ask(pieces, net, Layout.C, g, Layout.C);
    }
  }

  private static void ask(Pieces pieces, Network net, Layout ofNet, Gradients g, Layout ofG) {
    Optimiser piece = pieces.piece(Optimiser.class);
    Network same = Networks.as(net, ofNet, DataType.DOUBLE);
    piece.update(same, Descent.as(g, ofG, DataType.DOUBLE), piece.init(same), 0.2, 0);
  }

  private static Descent descent(Pieces pieces, Network net) {
    return new Descent(pieces.piece(Optimiser.class), new SgdMistakes.Right(), net);
  }
}
