package lab.course.kit;

import static lab.course.kit.PlainMatrix.array;
import static lab.course.kit.PlainMatrix.row;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.LongStream;
import lab.Gradients;
import lab.Network;
import lab.Optimiser;
import lab.diagnose.Symbols;
import lab.piece.SeededRandom;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * What every optimiser is asked, whatever its step is, and what it does held to the right way: a
 * method for each check. What it is asked for the diagnosis is in {@link OptimiserQuestions}.
 */
public final class OptimiserCases {
  /** How all optimisers call things; those with settings add their names. */
  public static final Symbols SYMBOLS =
      Symbols.of(Map.of("init", "state"))
          .changing("net")
          .keepingItsStateIn("state")
          .withFeatures(Descent.FEATURES);

  private static final long BEYOND_AN_INT = 3_000_000_007L;

  private final String piece;
  private final Function<Object[], ? extends Optimiser> right;
  private final double float64;
  private final double float32;
  private final Object[] settings;

  /**
   * @param piece such as {@code Adam}
   * @param right makes the right way of its settings
   * @param float64 largest difference that is right, relative to the largest entry
   * @param float32 the same where arrays are in float32
   * @param settings the usual ones
   */
  public OptimiserCases(
      String piece,
      Function<Object[], ? extends Optimiser> right,
      double float64,
      double float32,
      Object... settings) {
    this.piece = piece;
    this.right = right;
    this.float64 = float64;
    this.float32 = float32;
    this.settings = settings.clone();
  }

  /** Of the smallest network, whose θ = 1 is W1. */
  public static Gradients gradients(double dW1, double db1, double[] dW2, double[] db2) {
    return new Gradients(
        array(row(dW1)),
        array(row(db1)),
        array(row(dW2[0]), row(dW2[1])),
        array(row(db2[0]), row(db2[1])));
  }

  /** Updates of the smallest network with these gradients each time, and with drawn ones. */
  public void smallest(Pieces pieces, Gradients g, double eta, int updates) {
    Descent shown = descent(pieces, smallestNetwork(), settings);
    for (int t = 0; t < updates; t++) {
      shown.update(g, eta, t, float64);
    }
    Descent drawn = descent(pieces, Networks.random(1, 1, 2, pieces.dice()), settings);
    for (int t = 0; t < updates; t++) {
      drawn.update(pieces.dice(), eta, t, float64);
    }
  }

  private static Network smallestNetwork() {
    return new Network(array(row(1)), array(row(2)), array(row(-1), row(0)), array(row(3), row(5)));
  }

  /** Five updates at rates that fall, one after very many, and one of a large network. */
  public void severalUpdates(Pieces pieces) {
    fiveUpdates(pieces, Networks.random(1, 1, 2, pieces.dice()), settings);
    fiveUpdates(pieces, Networks.random(4, 3, 2, pieces.dice()), settings);
    Network late = Networks.random(3, 2, 4, pieces.dice());
    updates(pieces, late, LongStream.of(1_000, BEYOND_AN_INT, BEYOND_AN_INT + 1));
    updates(pieces, Networks.random(17, 59, 5, pieces.dice()), LongStream.of(0));
  }

  private void fiveUpdates(Pieces pieces, Network net, Object... others) {
    Descent descent = descent(pieces, net, others);
    for (int t = 0; t < 5; t++) {
      descent.update(pieces.dice(), 0.1 / (t + 1), t, float64);
    }
  }

  private void updates(Pieces pieces, Network net, LongStream updates) {
    Descent descent = descent(pieces, net, settings);
    updates.forEach(t -> descent.update(pieces.dice(), 0.1, t, float64));
  }

  /**
   * Other settings than the usual: three updates of the smallest network, five of another.
   *
   * @param g at each update of the smallest network
   */
  public void otherSettings(Pieces pieces, Gradients g, Object... others) {
    Descent shown = descent(pieces, smallestNetwork(), others);
    for (int t = 0; t < 3; t++) {
      shown.update(g, 0.2, t, float64);
    }
    fiveUpdates(pieces, Networks.random(3, 2, 4, pieces.dice()), others);
  }

  /**
   * One optimiser for trainings one after another, and for two side by side: a search trains many
   * networks with the same one.
   */
  public void trainingsSideBySide(Pieces pieces) {
    Optimiser one = pieces.piece(Optimiser.class, settings);
    for (int training = 0; training < 2; training++) {
      alternately(pieces.dice(), training(one, pieces.dice()));
    }
    alternately(pieces.dice(), training(one, pieces.dice()), training(one, pieces.dice()));
  }

  private Descent training(Optimiser one, SeededRandom dice) {
    return new Descent(one, right.apply(settings), Networks.random(2, 3, 2, dice));
  }

  private void alternately(SeededRandom dice, Descent... trainings) {
    for (int t = 0; t < 3; t++) {
      for (Descent training : trainings) {
        training.update(dice, 0.1, t, float64);
      }
    }
  }

  /**
   * Right steps, with gradients that are the same afterwards.
   *
   * @param updates of the small network; one that remembers nothing needs no more than 1
   */
  public void leavesTheGradients(Pieces pieces, int updates) {
    leavesTheGradients(pieces, Networks.random(2, 3, 2, pieces.dice()), updates);
    leavesTheGradients(pieces, Networks.random(131, 11, 103, pieces.dice()), 1);
  }

  private void leavesTheGradients(Pieces pieces, Network net, int updates) {
    Descent descent = descent(pieces, net, settings);
    for (int t = 0; t < updates; t++) {
      Gradients g = Descent.gradients(net, pieces.dice());
      Untouched untouched = new Untouched().and(Gradients.NAMES, g.arrays());
      descent.update(g, 0.1, t, float64);
      untouched.verify(piece);
    }
  }

  /** Arrays in every order and precision, with gradients in another. */
  public void layouts(Pieces pieces) {
    Network net = Networks.random(3, 4, 2, pieces.dice());
    for (Layout layout : Layout.values()) {
      for (DataType type : new DataType[] {DataType.DOUBLE, DataType.FLOAT}) {
        inMemory(pieces, Networks.as(net, layout, type), Layout.C, -1);
      }
    }
    Pairs.all()
        .forEach(
            kinds -> {
              DataType type = kinds[3] == 0 ? DataType.FLOAT : DataType.DOUBLE;
              Network same = Networks.as(net, Layout.values()[kinds[0]], type);
              inMemory(pieces, same, Layout.values()[kinds[2]], kinds[1]);
            });
  }

  /**
   * Three updates.
   *
   * @param cancelling at which one the gradients have entries that are 0, and that cancel
   */
  private void inMemory(Pieces pieces, Network net, Layout layout, int cancelling) {
    DataType type = net.W1().dataType();
    Descent descent = descent(pieces, net, settings);
    for (int t = 0; t < 3; t++) {
      Gradients g =
          t == cancelling
              ? Descent.cancelling(net, pieces.dice())
              : Descent.gradients(net, pieces.dice());
      double tolerance = type == DataType.FLOAT ? float32 : float64;
      descent.update(Descent.as(g, layout, type), 0.3 - 0.1 * t, t, tolerance);
    }
  }

  private Descent descent(Pieces pieces, Network net, Object... made) {
    return new Descent(pieces.piece(Optimiser.class, made), right.apply(made), net);
  }
}
