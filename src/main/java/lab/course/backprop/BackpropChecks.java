package lab.course.backprop;

import static lab.course.kit.PlainMatrix.gaussian;
import static lab.course.kit.ResultAssert.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import lab.Activations;
import lab.Differentiator;
import lab.Gradients;
import lab.Mask;
import lab.Network;
import lab.base.EnglishList;
import lab.course.forward.ForwardPassMistakes;
import lab.course.kit.Checks;
import lab.course.kit.Diagnostics;
import lab.course.kit.Example;
import lab.course.kit.Layout;
import lab.course.kit.MatrixComparison;
import lab.course.kit.Networks;
import lab.course.kit.Pairs;
import lab.course.kit.Pieces;
import lab.course.kit.PlainMatrix;
import lab.course.kit.Points;
import lab.course.kit.Rubric;
import lab.course.kit.SignificantDigits;
import lab.course.kit.Untouched;
import lab.diagnose.Remedies;
import lab.diagnose.Symbols;
import lab.piece.Matrices;
import lab.piece.SeededRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The checks of exercise 4.1, Backprop. */
@Checks
public final class BackpropChecks {
  /** Sums of some hundred products, in any order: 1e-13 or less; a mistake changes far more. */
  private static final double FLOAT64 = 1e-10;

  /** The same in float32, whose last digit is 6e-8. */
  private static final double FLOAT32 = 1e-4;

  private static final Diagnostics DIAGNOSTICS =
      new Diagnostics(
          settings -> new BackpropMistakes.Right(),
          Symbols.of(Map.of()),
          BackpropChecks::ask,
          new Remedies(BackpropChecks::passedForward, List.of()));

  public static final Rubric RUBRIC =
      Rubric.of(
          "4.1",
          "Backprop",
          Differentiator.class,
          BackpropChecks.class,
          BackpropMistakes.ALL,
          DIAGNOSTICS);

  /** Images: more than a usual batch has, and no multiple of one. */
  private static final int MANY = 307;

  @Test
  @Order(1)
  @Points(2)
  @DisplayName("One image: all four gradients follow the chain rule")
  void oneImage(Pieces pieces) {
    Backward.of(2, 3, 2, 1, pieces.dice()).verify(pieces, FLOAT64);
    Backward.of(4, 6, 3, 1, pieces.dice()).verify(pieces, FLOAT64);
    Backward.of(131, 7, 3, 1, pieces.dice()).verify(pieces, FLOAT64);
    Backward.of(2, 3, 2, 1, pieces.dice()).certain().verify(pieces, FLOAT64);
  }

  @Test
  @Order(2)
  @Points(3)
  @DisplayName("Several images: the gradients are those of the mean over the images")
  void severalImages(Pieces pieces) {
    Backward.of(2, 3, 2, 2, pieces.dice()).verify(pieces, FLOAT64);
    Backward.of(5, 7, 3, 8, pieces.dice()).verify(pieces, FLOAT64);
    Backward.of(7, 5, 13, 8, pieces.dice()).certain().verify(pieces, FLOAT64);
    Backward.of(5, 7, 3, MANY, pieces.dice()).verify(pieces, FLOAT64);
  }

  @Test
  @Order(3)
  @Points(3)
  @DisplayName("The penalty adds 2 lambda W to the weights' gradients and nothing to the biases'")
  void penalty(Pieces pieces) {
    Backward.of(2, 3, 2, 2, pieces.dice()).lambda(0.5).verify(pieces, FLOAT64);
    Backward.of(5, 7, 3, 8, pieces.dice()).lambda(0.1).verify(pieces, FLOAT64);
    Backward.of(7, 5, 3, MANY, pieces.dice()).lambda(0.1).verify(pieces, FLOAT64);
    Backward.of(3, 7, 5, 4, pieces.dice()).lambda(1).verify(pieces, FLOAT64);
  }

  @Test
  @Order(4)
  @Points(2)
  @DisplayName("A hidden unit passes the gradient back where H > 0, however little, and only there")
  void kink(Pieces pieces) {
    Backward at = Backward.of(2, 3, 2, 1, pieces.dice());
    at.net().W1().getRow(0).assign(0);
    at.net().b1().putScalar(0, 0, 0); // H = 0 exactly
    at.net().W1().getRow(1).assign(0);
    at.net().b1().putScalar(1, 0, 1e-9);
    at.forward(Mask.NONE).verify(pieces, FLOAT64);
  }

  @Test
  @Order(5)
  @Points(3)
  @DisplayName("Dropout's factors multiply the gradient on its way back as they did H")
  void dropout(Pieces pieces) {
    Backward.of(2, 3, 2, 2, pieces.dice()).dropout(0.2, pieces.dice()).verify(pieces, FLOAT64);
    Backward.of(5, 9, 3, 8, pieces.dice()).dropout(0.4, pieces.dice()).verify(pieces, FLOAT64);
    Backward.of(3, 109, 2, 5, pieces.dice()).dropout(0.4, pieces.dice()).verify(pieces, FLOAT64);
    Backward.of(3, 7, 5, MANY, pieces.dice()).dropout(0.4, pieces.dice()).verify(pieces, FLOAT64);
  }

  @Test
  @Order(6)
  @Points(2)
  @DisplayName("Arrays in c order, in f order and cut out of others, in float64 and float32")
  void layouts(Pieces pieces) {
    Backward at = Backward.of(4, 5, 3, 6, pieces.dice()).dropout(0.3, pieces.dice()).lambda(0.1);
    for (Layout layout : Layout.values()) {
      at.as(layout, DataType.DOUBLE).verify(pieces, FLOAT64);
    }
    at.as(Layout.F, DataType.FLOAT).verify(pieces, FLOAT32);
    Pairs.all().forEach(kinds -> verify(pieces, kinds));
  }

  /** How many images, a layout, dropout or a penalty or neither, a precision. */
  private static void verify(Pieces pieces, int... kinds) {
    int n = new int[] {1, 3, 257}[kinds[0]];
    DataType type = kinds[3] == 0 ? DataType.FLOAT : DataType.DOUBLE;
    Backward plain = Backward.of(4, 23, 3, n, pieces.dice());
    Backward at =
        kinds[2] == 0
            ? plain.dropout(0.3, pieces.dice())
            : kinds[2] == 1 ? plain.lambda(0.1) : plain;
    at.as(Layout.values()[kinds[1]], type)
        .verify(pieces, type == DataType.FLOAT ? FLOAT32 : FLOAT64);
  }

  @Test
  @Order(7)
  @Points(1)
  @DisplayName(
      "The gradients are right and network, images, labels and activations stay as they were")
  void leavesItsArguments(Pieces pieces) {
    Backward at = Backward.of(3, 4, 2, 3, pieces.dice()).dropout(0.3, pieces.dice()).lambda(0.1);
    Untouched untouched =
        new Untouched()
            .and(Network.NAMES, at.net().arrays())
            .and(List.of("X", "Y", "H"), List.of(at.X(), at.Y(), at.a().H()))
            .and(List.of("S", "P"), List.of(at.a().S(), at.a().P()))
            .and("the mask", at.a().mask().factors());
    at.verify(pieces, FLOAT64);
    untouched.verify("Backprop");
    Differentiator piece = pieces.piece(Differentiator.class);
    for (Backward other : List.of(at, Backward.of(3, 4, 2, 3, pieces.dice()))) {
      piece.gradients(other.net(), other.X(), other.a(), other.Y(), other.lambda());
    }
  }

  /** Cases in which mistakes come apart: sizes that differ, each thing alone and with others. */
  private static void ask(Pieces pieces) {
    SeededRandom dice = pieces.dice();
    for (int n : new int[] {11, 1, MANY}) {
      for (int[] size : new int[][] {{5, 7, 3}, {7, 5, 4}}) {
        Backward plain = Backward.of(size[0], size[1], size[2], n, dice);
        plain.ask(pieces);
        plain.lambda(0.3).ask(pieces);
        plain.dropout(0.4, dice).ask(pieces);
        plain.dropout(0.3, dice).lambda(0.07).ask(pieces);
      }
    }
    Backward.of(5, 7, 3, 11, dice).certain().ask(pieces);
    Backward.of(7, 5, 4, 13, dice).certain().ask(pieces);
  }

  /** The same arguments with the forward pass that belongs to them. */
  private static Object[] passedForward(Object... arguments) {
    Object[] anew = arguments.clone();
    Mask mask = ((Activations) arguments[2]).mask();
    anew[2] =
        new ForwardPassMistakes.Right()
            .forward((Network) arguments[0], (INDArray) arguments[1], mask);
    return anew;
  }

  /** Any of them may be null. */
  public static List<INDArray> arrays(Gradients g) {
    return Arrays.asList(g.dW1(), g.db1(), g.dW2(), g.db2());
  }

  /**
   * What Backprop is asked.
   *
   * @param net the network
   * @param X images, d×n
   * @param a the forward pass
   * @param Y labels, K×n
   * @param lambda weight of the penalty
   */
  private record Backward(Network net, INDArray X, Activations a, INDArray Y, double lambda) {

    /** Sizes as given, numbers by chance. */
    static Backward of(int d, int m, int K, int n, SeededRandom dice) {
      Network net = Networks.random(d, m, K, dice);
      INDArray Y = PlainMatrix.oneHot(K, dice.ints(n, 0, K).toArray());
      return new Backward(net, gaussian(d, n, dice), null, Y, 0).forward(Mask.NONE);
    }

    Backward lambda(double lambda) {
      return new Backward(net, X, a, Y, lambda);
    }

    /** Scores of a thousand and more: P is 0 or 1 in most of its entries, to the bit. */
    Backward certain() {
      net.b2().muli(1000);
      net.W2().muli(1000);
      return forward(a.mask());
    }

    Backward forward(Mask mask) {
      Activations a = new ForwardPassMistakes.Right().forward(net, X, mask);
      return new Backward(net, X, a, Y, lambda);
    }

    Backward dropout(double p, SeededRandom dice) {
      double[][] H = Matrices.of(a.H());
      double[][] factors = Matrices.map(H, h -> dice.nextDouble() < p ? 0 : 1 / (1 - p));
      return forward(new Mask(PlainMatrix.array(factors)));
    }

    Backward as(Layout layout, DataType type) {
      return new Backward(
          Networks.as(net, layout, type),
          layout.of(X, type),
          new Activations(
              layout.of(a.H(), type),
              layout.of(a.S(), type),
              layout.of(a.P(), type),
              a.mask().to(type)),
          layout.of(Y, type),
          lambda);
    }

    Gradients ask(Pieces pieces) {
      return pieces.piece(Differentiator.class).gradients(net, X, a, Y, lambda);
    }

    void verify(Pieces pieces, double tolerance) {
      Gradients expected = new BackpropMistakes.Right().gradients(net, X, a, Y, lambda);
      Example asked =
          Example.of("gradients, " + this)
              .with("X", X)
              .with("H", a.H())
              .with("P", a.P())
              .with("Y", Y)
              .with("W1", net.W1())
              .with("W2", net.W2());
      Gradients got = ask(pieces);
      assertThat(MatrixComparison.each(Gradients.NAMES, got, BackpropChecks::arrays, expected))
          .as(X.size(1) == 1 ? "on 1 image" : "on a batch of " + X.size(1))
          .of(asked)
          .isWithin(tolerance);
    }

    @Override
    public String toString() {
      String dropout = a.mask().factors() == null ? "" : ", with dropout";
      return Networks.sizes(net)
          + ", n = %d, lambda = %s".formatted(X.size(1), SignificantDigits.of(lambda))
          + dropout
          + kinks();
    }

    /** At a kink of the ReLU the slope jumps: what is wrong there only is wrong in [H > 0]. */
    private String kinks() {
      List<String> near = new ArrayList<>();
      for (int i = 0; i < net.m(); i++) {
        for (int j = 0; j < X.size(1); j++) {
          double h = a.H().getDouble(i, j);
          if (h > 0 && h < 1e-6) {
            near.add("H[%d,%d] = %s".formatted(i, j, SignificantDigits.of(h)));
          }
        }
      }
      return near.isEmpty() ? "" : "; near the ReLU's kink: " + EnglishList.and(near);
    }
  }
}
