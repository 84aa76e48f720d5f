package lab.course.forward;

import static lab.course.kit.PlainMatrix.array;
import static lab.course.kit.PlainMatrix.plus;
import static lab.course.kit.PlainMatrix.times;
import static lab.piece.Matrices.map;
import static lab.piece.Matrices.transposed;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import lab.Activations;
import lab.Mask;
import lab.Model;
import lab.Network;
import lab.course.kit.Columns;
import lab.course.kit.Mistake;
import lab.course.kit.PlainMatrix;
import lab.piece.Matrices;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** The known mistakes of exercise 2.2, ForwardPass, each made from the right way in plain loops. */
public final class ForwardPassMistakes {
  private ForwardPassMistakes() {}

  static final List<Mistake> ALL =
      List.of(
          Mistake.of(
              "softmax without the shift by the maximum",
              "you take exp of the scores as they are, and exp of a large one overflows;"
                  + " take each column's largest from its scores first",
              () -> softmax(s -> 0)),
          Mistake.of(
              "softmax shifted by the maximum of all",
              "you take the largest of all scores from every column, and a column far below it"
                  + " vanishes; take each column's own largest",
              () ->
                  new Right() {
                    @Override
                    double[][] softmax(double[][] S) {
                      double largest =
                          Arrays.stream(S).flatMapToDouble(DoubleStream::of).max().orElseThrow();
                      return columns(S, s -> softmax(s, largest));
                    }
                  }),
          Mistake.of(
              "softmax along the wrong axis",
              "you make the rows sum to 1; a column is an image, so the columns sum to 1",
              () ->
                  new Right() {
                    @Override
                    double[][] softmax(double[][] S) {
                      return transposed(super.softmax(transposed(S)));
                    }
                  }),
          Mistake.of(
              "softmax over all scores",
              "you divide by the sum over all images; each column has a sum of its own",
              () ->
                  new Right() {
                    @Override
                    double[][] softmax(double[][] S) {
                      double[] all =
                          softmax(Arrays.stream(S).flatMapToDouble(DoubleStream::of).toArray());
                      double[][] P = new double[S.length][];
                      for (int i = 0; i < S.length; i++) {
                        P[i] = Arrays.copyOfRange(all, i * S[0].length, (i + 1) * S[0].length);
                      }
                      return P;
                    }
                  }),
          Mistake.of(
              "sigmoid for softmax",
              "you give each score a sigmoid of its own; softmax divides exp by the column's sum",
              () ->
                  new Right() {
                    @Override
                    double[][] softmax(double[][] S) {
                      return map(S, s -> 1 / (1 + Math.exp(-s)));
                    }
                  }),
          Mistake.of(
              "scores for probabilities",
              "you give the scores as P; P is their softmax",
              () ->
                  new Right() {
                    @Override
                    double[][] softmax(double[][] S) {
                      return S;
                    }
                  }),
          Mistake.of(
              "bias missing",
              "you leave the biases out; a layer is W A + b",
              () ->
                  new Right() {
                    @Override
                    double[][] layer(double[][] W, double[][] A, double[][] b) {
                      return times(W, A);
                    }
                  }),
          Mistake.of(
              "b1 left out",
              "you leave b1 out of the hidden layer, and have b2 in the other; a layer is W A + b",
              () ->
                  new Right() {
                    @Override
                    double[][] layer(double[][] W, double[][] A, double[][] b) {
                      return times(W, A);
                    }

                    @Override
                    double[][] scores(double[][] W2, double[][] H, double[][] b2) {
                      return plus(times(W2, H), b2);
                    }
                  }),
          Mistake.of(
              "b2 left out",
              "you leave b2 out of the scores, and have b1 in the hidden layer; a layer is W A + b",
              () ->
                  new Right() {
                    @Override
                    double[][] scores(double[][] W2, double[][] H, double[][] b2) {
                      return times(W2, H);
                    }
                  }),
          Mistake.of(
              "bias added along the wrong axis",
              "you add the biases along the rows; b has a number for each row of W A,"
                  + " and goes to each column",
              () ->
                  new Right() {
                    @Override
                    double[][] layer(double[][] W, double[][] A, double[][] b) {
                      return Matrices.of(array(times(W, A)).addRowVector(array(transposed(b))));
                    }
                  }),
          Mistake.of(
              "ReLU on the output too",
              "you apply the ReLU to the scores; it is for the hidden layer alone",
              () ->
                  new Right() {
                    @Override
                    double[][] scores(double[][] W2, double[][] H, double[][] b2) {
                      return map(super.scores(W2, H, b2), this::relu);
                    }
                  }),
          Mistake.of(
              "no ReLU", "you leave the ReLU out; H is max(0, W1 X + b1)", () -> activated(z -> z)),
          Mistake.of(
              "leaky ReLU",
              "your ReLU lets a little of what is negative through; it gives 0 there",
              () -> activated(z -> Math.max(0.01 * z, z))),
          Mistake.of(
              "absolute value for ReLU",
              "you take the absolute value; the ReLU gives 0 where z < 0",
              () -> activated(Math::abs)),
          Mistake.of(
              "sigmoid for ReLU",
              "your hidden layer has a sigmoid; it is to have the ReLU, max(0, z)",
              () -> activated(z -> 1 / (1 + Math.exp(-z)))),
          Mistake.of(
              "H before the ReLU",
              "you go on with max(0, Z) but give Z back as H; H is what comes out of the ReLU",
              () ->
                  new Right() {
                    @Override
                    public Activations forward(Network net, INDArray X, Mask mask) {
                      Activations a = super.forward(net, X, mask);
                      double[][] Z =
                          layer(Matrices.of(net.W1()), Matrices.of(X), Matrices.of(net.b1()));
                      return new Activations(array(dropped(Z, mask)), a.S(), a.P(), mask);
                    }
                  }),
          Mistake.of(
              "dropout's mask ignored",
              "you do not use the mask; H is multiplied by it, mask.applyTo(H)",
              () ->
                  new Right() {
                    @Override
                    double[][] dropped(double[][] H, Mask mask) {
                      return H;
                    }
                  }),
          Mistake.of(
              "dropout's mask not handed on",
              "you multiply by the mask but give back another one;"
                  + " the way back needs the one that was applied",
              () ->
                  new Right() {
                    @Override
                    public Activations forward(Network net, INDArray X, Mask mask) {
                      Activations a = super.forward(net, X, mask);
                      return new Activations(a.H(), a.S(), a.P(), Mask.NONE);
                    }
                  }),
          Mistake.of(
              "the input overwritten by an in-place operation",
              "you compute in X's own memory; an operation ending in i changes what it is called"
                  + " on",
              () ->
                  new Right() {
                    @Override
                    public Activations forward(Network net, INDArray X, Mask mask) {
                      Activations a = super.forward(net, X, mask);
                      X.muli(0);
                      return a;
                    }
                  }),
          Mistake.of(
              "the network overwritten by an in-place operation",
              "you compute in the network's own memory; an operation ending in i changes what it"
                  + " is called on",
              () ->
                  new Right() {
                    @Override
                    public Activations forward(Network net, INDArray X, Mask mask) {
                      Activations a = super.forward(net, X, mask);
                      net.b1().addi(a.H().sum(true, 1));
                      return a;
                    }
                  }),
          Mistake.of(
              "the first 100 images only",
              "you stop after the first 100 images, and leave the others at 0; X has n columns, and"
                  + " each goes its own way",
              () ->
                  new Right() {
                    @Override
                    public Activations forward(Network net, INDArray X, Mask mask) {
                      Activations a = super.forward(net, X, mask);
                      Stream.of(a.H(), a.S(), a.P()).forEach(ForwardPassMistakes::clearAfterFirst);
                      return a;
                    }
                  }),
          Mistake.of(
              "another pass where there is no mask",
              "your forward(net, X) does something else than forward(net, X, Mask.NONE); it needs no"
                  + " lines of your own",
              () ->
                  new Right() {
                    @Override
                    public Activations forward(Network net, INDArray X) {
                      Activations a = super.forward(net, X);
                      return new Activations(a.H(), a.S(), a.S(), a.mask());
                    }
                  }),
          Mistake.of(
              "not divided by the sum",
              "you give exp of the scores; divide each by the sum of its column, so that probabilities sum to 1",
              () ->
                  new Right() {
                    @Override
                    double[] softmax(double[] s, double shift) {
                      return Arrays.stream(s).map(score -> Math.exp(score - shift)).toArray();
                    }
                  }),
          Mistake.of(
              "the log of the softmax",
              "you give the logarithm of the probabilities as P; P itself is from 0 to 1",
              () ->
                  new Right() {
                    @Override
                    double[] softmax(double[] s, double shift) {
                      return Arrays.stream(super.softmax(s, shift)).map(Math::log).toArray();
                    }
                  }),
          Mistake.of(
              "softmax of the scores with the other sign",
              "your softmax takes exp(−S), so the largest score gets the smallest probability; look at the sign",
              () ->
                  new Right() {
                    @Override
                    double[][] softmax(double[][] S) {
                      return super.softmax(map(S, s -> -s));
                    }
                  }),
          Mistake.of(
              "dropout's mask twice",
              "you multiply H by the mask twice; once is what the way back expects",
              () ->
                  new Right() {
                    @Override
                    double[][] dropped(double[][] H, Mask mask) {
                      return super.dropped(super.dropped(H, mask), mask);
                    }
                  }),
          Mistake.of(
              "tanh for ReLU",
              "your hidden layer has a tanh; it is to have the ReLU, max(0, z)",
              () -> activated(Math::tanh)));

  private static void clearAfterFirst(INDArray A) {
    for (Columns batch : Columns.batches(A).stream().skip(1).toList()) {
      A.get(NDArrayIndex.all(), NDArrayIndex.interval(batch.from(), batch.to())).assign(0);
    }
  }

  private static Right activated(DoubleUnaryOperator wrong) {
    return new Right() {
      @Override
      double relu(double z) {
        return wrong.applyAsDouble(z);
      }
    };
  }

  private static Right softmax(ToDoubleFunction<double[]> shift) {
    return new Right() {
      @Override
      double[] softmax(double[] s) {
        return softmax(s, shift.applyAsDouble(s));
      }
    };
  }

  /** The right way, step by step. */
  public static class Right implements Model {
    @Override
    public Activations forward(Network net, INDArray X, Mask mask) {
      double[][] Z = layer(Matrices.of(net.W1()), Matrices.of(X), Matrices.of(net.b1()));
      double[][] H = dropped(map(Z, this::relu), mask);
      double[][] S = scores(Matrices.of(net.W2()), H, Matrices.of(net.b2()));
      return new Activations(array(H), array(S), array(softmax(S)), mask);
    }

    double[][] layer(double[][] W, double[][] A, double[][] b) {
      return plus(times(W, A), b);
    }

    double relu(double z) {
      return Math.max(0, z);
    }

    double[][] dropped(double[][] H, Mask mask) {
      return mask.factors() == null
          ? H
          : PlainMatrix.zip(H, Matrices.of(mask.factors()), (h, factor) -> h * factor);
    }

    double[][] scores(double[][] W2, double[][] H, double[][] b2) {
      return layer(W2, H, b2);
    }

    double[][] softmax(double[][] S) {
      return columns(S, this::softmax);
    }

    /** Of one image's scores. */
    double[] softmax(double[] s) {
      return softmax(s, Arrays.stream(s).max().orElseThrow());
    }

    double[] softmax(double[] s, double shift) {
      double[] e = Arrays.stream(s).map(score -> Math.exp(score - shift)).toArray();
      double sum = Arrays.stream(e).sum();
      return Arrays.stream(e).map(part -> part / sum).toArray();
    }

    /** f of each column. */
    static double[][] columns(double[][] S, UnaryOperator<double[]> f) {
      return transposed(Arrays.stream(transposed(S)).map(f).toArray(double[][]::new));
    }
  }
}
