package lab.course.adam;

import static lab.course.kit.PlainMatrix.array;
import static lab.course.kit.PlainMatrix.row;

import java.util.List;
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
import org.nd4j.linalg.api.ndarray.INDArray;

/** The checks of exercise 11.1, Adam. */
@Checks
public final class AdamChecks {
  /** A score of operations at each of some updates: 1e-14. */
  private static final double FLOAT64 = 1e-9;

  /** The same in float32, whose last digit is 6e-8, with a root and a quotient at each update. */
  private static final double FLOAT32 = 1e-4;

  private static final Object[] PAPER = {0.9, 0.999, 1e-8};

  private static final Diagnostics DIAGNOSTICS =
      new Diagnostics(
          AdamMistakes.Right::new,
          Symbols.of(Map.of("init", "state"))
              .withSettings("beta1", "beta2", "eps")
              .changing("net")
              .keepingItsStateIn("state")
              .withFeatures(Descent.FEATURES),
          AdamChecks::ask);

  public static final Rubric RUBRIC =
      Rubric.of("11.1", "Adam", Optimiser.class, AdamChecks.class, AdamMistakes.ALL, DIAGNOSTICS);

  @Test
  @Order(1)
  @Points(2)
  @DisplayName("At the first update every parameter moves by eta against its gradient's sign")
  void firstUpdate(Pieces pieces) {
    Network net =
        new Network(array(row(1)), array(row(2)), array(row(-1), row(0)), array(row(3), row(5)));
    Gradients g =
        new Gradients(
            array(row(0.5)), array(row(-4)), array(row(0.01), row(2)), array(row(100), row(-1)));
    descent(pieces, net, PAPER).update(g, 0.1, 0, FLOAT64);
    Network other = Networks.random(1, 1, 2, pieces.dice());
    Gradients others = Descent.gradients(other, pieces.dice());
    descent(pieces, other, PAPER).update(others, 0.1, 0, FLOAT64);
  }

  @Test
  @Order(2)
  @Points(2)
  @DisplayName(
      "Over five updates the moments are kept, and their bias is corrected, each time by less")
  void severalUpdates(Pieces pieces) {
    verify(pieces, Networks.random(1, 1, 2, pieces.dice()), PAPER);
    verify(pieces, Networks.random(4, 3, 2, pieces.dice()), PAPER);
    Network late = Networks.random(3, 2, 4, pieces.dice());
    Descent descent = descent(pieces, late, PAPER);
    for (long t : new long[] {1_000, 3_000_000_007L, 3_000_000_008L}) {
      descent.update(Descent.gradients(late, pieces.dice()), 0.1, t, FLOAT64);
    }
    Network large = Networks.random(17, 59, 5, pieces.dice());
    descent(pieces, large, PAPER).update(Descent.gradients(large, pieces.dice()), 0.1, 0, FLOAT64);
  }

  @Test
  @Order(3)
  @Points(1)
  @DisplayName("Other beta1, beta2 and eps; eps counts where a gradient is small or 0")
  void settings(Pieces pieces) {
    Network net =
        new Network(array(row(1)), array(row(2)), array(row(-1), row(0)), array(row(3), row(5)));
    Gradients g =
        new Gradients(
            array(row(1e-3)), array(row(0)), array(row(0.1), row(-1e-4)), array(row(0.01), row(1)));
    Descent descent = descent(pieces, net, 0.5, 0.8, 0.01);
    for (int t = 0; t < 3; t++) {
      descent.update(g, 0.2, t, FLOAT64);
    }
    verify(pieces, Networks.random(3, 2, 4, pieces.dice()), 0.6, 0.7, 0.05);
  }

  /** One optimiser for all: a search trains many networks with the same Adam, some side by side. */
  @Test
  @Order(4)
  @Points(1)
  @DisplayName("Trainings do not disturb each other: all that is remembered is in state")
  void secondTraining(Pieces pieces) {
    Optimiser piece = pieces.piece(Optimiser.class, PAPER);
    for (int training = 0; training < 2; training++) {
      Training alone = new Training(piece, pieces.dice());
      for (int t = 0; t < 3; t++) {
        alone.update(t, pieces.dice());
      }
    }
    Training one = new Training(piece, pieces.dice());
    Training other = new Training(piece, pieces.dice());
    for (int t = 0; t < 3; t++) {
      one.update(t, pieces.dice());
      other.update(t, pieces.dice());
    }
  }

  private record Training(Network net, Descent descent) {
    Training(Optimiser piece, SeededRandom dice) {
      this(piece, Networks.random(2, 3, 2, dice));
    }

    private Training(Optimiser piece, Network net) {
      this(net, new Descent(piece, new AdamMistakes.Right(PAPER), net));
    }

    void update(int t, SeededRandom dice) {
      descent.update(Descent.gradients(net, dice), 0.1, t, FLOAT64);
    }
  }

  @Test
  @Order(5)
  @Points(1)
  @DisplayName("The steps are right and the gradients stay as they were")
  void leavesTheGradients(Pieces pieces) {
    leavesTheGradients(pieces, Networks.random(2, 3, 2, pieces.dice()), 3);
    leavesTheGradients(pieces, Networks.random(131, 2, 103, pieces.dice()), 1);
  }

  private static void leavesTheGradients(Pieces pieces, Network net, int updates) {
    Descent descent = descent(pieces, net, PAPER);
    for (int t = 0; t < updates; t++) {
      Gradients g = Descent.gradients(net, pieces.dice());
      Untouched untouched = new Untouched().and(Gradients.NAMES, g.arrays());
      descent.update(g, 0.1, t, FLOAT64);
      untouched.verify("Adam");
    }
  }

  @Test
  @Order(6)
  @Points(1)
  @DisplayName("Arrays of any order and precision, the gradients' other than the network's")
  void layouts(Pieces pieces) {
    Network net = Networks.random(3, 4, 2, pieces.dice());
    for (Layout layout : Layout.values()) {
      verify(pieces, Networks.as(net, layout, DataType.DOUBLE), FLOAT64);
    }
    verify(pieces, Networks.as(net, Layout.F, DataType.FLOAT), FLOAT32);
    Pairs.all().forEach(kinds -> verify(pieces, net, kinds));
  }

  /**
   * A layout, a precision, and entries that are 0 and cancel at once, at the next update or not.
   */
  private static void verify(Pieces pieces, Network net, int... kinds) {
    DataType type = kinds[3] == 0 ? DataType.FLOAT : DataType.DOUBLE;
    Descent descent = descent(pieces, Networks.as(net, Layout.values()[kinds[0]], type), PAPER);
    for (int t = 0; t < 3; t++) {
      Gradients g =
          kinds[1] == t
              ? Descent.cancelling(net, pieces.dice())
              : Descent.gradients(net, pieces.dice());
      Layout layout = Layout.values()[kinds[2]];
      double tolerance = type == DataType.FLOAT ? FLOAT32 : FLOAT64;
      descent.update(Descent.as(g, layout, type), 0.1, t, tolerance);
    }
  }

  /** Cases in which mistakes come apart: sizes that differ, each thing alone and with others. */
  private static void ask(Pieces pieces) {
    SeededRandom dice = pieces.dice();
    Object[][] settings = {{0.6, 0.8, 0.05}, {0.7, 0.9, 0.01}, {0.9, 0.999, 1e-8}};
    for (Object[] made : settings) {
      Optimiser piece = pieces.piece(Optimiser.class, made.clone());
      Network one = Networks.random(3, 5, 4, dice);
      Network other = Networks.random(3, 5, 4, dice);
      List<INDArray> ofOne = piece.init(one);
      List<INDArray> ofOther = piece.init(other);
      for (int t = 0; t < 2; t++) { // side by side
        piece.update(one, Descent.gradients(one, dice), ofOne, 0.1, t);
        piece.update(other, Descent.gradients(other, dice), ofOther, 0.1, t);
      }
    }
    for (Object[] made : settings) {
      for (int[] size : new int[][] {{3, 5, 4}, {5, 3, 7}}) {
        for (long[] updates : new long[][] {{0}, {5}, {0, 1, 2}}) {
          double eta = 0.05 + 0.4 * dice.nextDouble();
          Network net = Networks.random(size[0], size[1], size[2], dice);
          Descent.ask(pieces.piece(Optimiser.class, made.clone()), net, eta, dice, updates);
        }
        Network net = Networks.random(size[0], size[1], size[2], dice);
        Optimiser piece = pieces.piece(Optimiser.class, made.clone());
        List<INDArray> state = piece.init(net);
        piece.update(net, Descent.gradients(net, dice), state, 0.1, 0);
        piece.update(net, Descent.cancelling(net, dice), state, 0.1, 1);
      }
    }
    for (long t : new long[] {30, 70, 150, 400, 1_000, 2_000}) {
      Network net = Networks.random(3, 5, 4, dice);
      Descent.ask(pieces.piece(Optimiser.class, PAPER.clone()), net, 0.1, dice, t);
    }
    for (int[] size : new int[][] {{23, 7, 17}, {19, 11, 13}}) {
      for (long[] updates : new long[][] {{0}, {3_000_000_007L, 3_000_000_008L}}) {
        Network net = Networks.random(size[0], size[1], size[2], dice);
        Object[] made = {0.6, 0.8, 0.05};
        Descent.ask(pieces.piece(Optimiser.class, made), net, 0.2, dice, updates);
      }
    }
  }

  private static void verify(Pieces pieces, Network net, double tolerance) {
    Descent descent = descent(pieces, net, PAPER);
    for (int t = 0; t < 2; t++) {
      Gradients g = Descent.gradients(net, pieces.dice());
      descent.update(Descent.as(g, Layout.C, net.W1().dataType()), 0.1, t, tolerance);
    }
  }

  private static Descent descent(Pieces pieces, Network net, Object... settings) {
    Optimiser piece = pieces.piece(Optimiser.class, settings);
    return new Descent(piece, new AdamMistakes.Right(settings), net);
  }

  private static void verify(Pieces pieces, Network net, Object... settings) {
    Descent descent = descent(pieces, net, settings);
    for (int t = 0; t < 5; t++) {
      descent.update(Descent.gradients(net, pieces.dice()), 0.1 / (t + 1), t, FLOAT64);
    }
  }
}
