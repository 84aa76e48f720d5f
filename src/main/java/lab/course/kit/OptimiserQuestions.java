package lab.course.kit;

import java.util.List;
import java.util.stream.Stream;
import lab.Gradients;
import lab.Network;
import lab.Optimiser;
import lab.piece.SeededRandom;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Cases in which an optimiser's mistakes come apart: sizes that differ, each thing alone and with
 * others. What the piece does is seen by who records it.
 */
public final class OptimiserQuestions {
  private static final int[][] SIZES = {{3, 5, 4}, {5, 3, 7}};
  private static final int[][] LARGE = {{23, 7, 17}, {19, 11, 13}};
  private static final long BEYOND_AN_INT = 3_000_000_007L;

  private final Pieces pieces;
  private final SeededRandom dice;

  private OptimiserQuestions(Pieces pieces) {
    this.pieces = pieces;
    this.dice = pieces.dice();
  }

  /**
   * Asks the piece.
   *
   * @param settings some in which no share is near 0 or 1, so that every term counts; the first are
   *     those of large networks, too
   */
  public static void ask(Pieces pieces, Object[]... settings) {
    OptimiserQuestions questions = new OptimiserQuestions(pieces);
    for (Object[] made : settings) {
      questions.sideBySide(made);
    }
    for (Object[] made : settings) {
      for (int[] size : SIZES) {
        questions.alone(size, made);
      }
    }
    for (int[] size : LARGE) {
      for (long[] updates : new long[][] {{0}, {BEYOND_AN_INT, BEYOND_AN_INT + 1}}) {
        questions.training(size, 0.2, settings[0], updates);
      }
    }
  }

  /** Asks for one update each, of a small network, with other numbers of earlier updates. */
  public static void askLater(Pieces pieces, Object[] settings, long... updates) {
    for (long t : updates) {
      new OptimiserQuestions(pieces).training(SIZES[0], 0.1, settings, t);
    }
  }

  /**
   * Asks for one update each: of gradients that cancel, small ones, and such as lie in memory in
   * another order than the network.
   */
  public static void askFirst(Pieces pieces, Object... settings) {
    OptimiserQuestions questions = new OptimiserQuestions(pieces);
    for (int[] size : Stream.of(SIZES, LARGE).flatMap(Stream::of).toList()) {
      Network net = questions.network(size);
      Gradients g = Descent.cancelling(net, questions.dice);
      questions.update(net, Layout.C, g, Layout.C, settings);
    }
    for (int[] size : SIZES) {
      Network net = questions.network(size);
      Gradients g = Descent.gradients(net, questions.dice);
      questions.update(net, Layout.F, g, Layout.F, settings);
      questions.update(net, Layout.F, g, Layout.C, settings);
      questions.update(net, Layout.C, g, Layout.F, settings);
      g.arrays().forEach(small -> small.muli(0.01));
      questions.update(net, Layout.C, g, Layout.C, settings);
    }
  }

  private void sideBySide(Object... settings) {
    Optimiser piece = piece(settings);
    Network one = network(SIZES[0]);
    Network other = network(SIZES[0]);
    List<INDArray> ofOne = piece.init(one);
    List<INDArray> ofOther = piece.init(other);
    for (int t = 0; t < 2; t++) {
      piece.update(one, Descent.gradients(one, dice), ofOne, 0.1, t);
      piece.update(other, Descent.gradients(other, dice), ofOther, 0.1, t);
    }
  }

  private void alone(int[] size, Object... settings) {
    for (long[] updates : new long[][] {{0}, {5}, {0, 1, 2}}) {
      training(size, 0.05 + 0.4 * dice.nextDouble(), settings, updates);
    }
    Network net = network(size);
    Optimiser piece = piece(settings);
    List<INDArray> state = piece.init(net);
    if (!state.isEmpty()) { // to one that remembers nothing a second update is as the first
      piece.update(net, Descent.gradients(net, dice), state, 0.1, 0);
      piece.update(net, Descent.cancelling(net, dice), state, 0.1, 1);
    }
  }

  private void training(int[] size, double eta, Object[] settings, long... updates) {
    Network net = network(size);
    Optimiser piece = piece(settings);
    List<INDArray> state = piece.init(net);
    for (long t : updates) {
      piece.update(net, Descent.gradients(net, dice), state, eta, t);
    }
  }

  private void update(Network net, Layout ofNet, Gradients g, Layout ofG, Object... settings) {
    Optimiser piece = piece(settings);
    Network same = Networks.as(net, ofNet, DataType.DOUBLE);
    piece.update(same, Descent.as(g, ofG, DataType.DOUBLE), piece.init(same), 0.2, 0);
  }

  private Network network(int... size) {
    return Networks.random(size[0], size[1], size[2], dice);
  }

  private Optimiser piece(Object... settings) {
    return pieces.piece(Optimiser.class, settings.clone());
  }
}
