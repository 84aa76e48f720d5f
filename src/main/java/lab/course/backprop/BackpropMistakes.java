package lab.course.backprop;

import static lab.course.kit.PlainMatrix.array;
import static lab.course.kit.PlainMatrix.plus;
import static lab.course.kit.PlainMatrix.sums;
import static lab.course.kit.PlainMatrix.times;
import static lab.course.kit.PlainMatrix.zip;
import static lab.piece.Matrices.map;
import static lab.piece.Matrices.transposed;

import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import lab.Activations;
import lab.Differentiator;
import lab.Gradients;
import lab.Mask;
import lab.Network;
import lab.course.kit.Columns;
import lab.course.kit.Mistake;
import lab.piece.Matrices;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The known mistakes of exercise 4.1, Backprop, each made from the right way in plain loops. */
public final class BackpropMistakes {
  private BackpropMistakes() {}

  static final List<Mistake> ALL =
      List.of(
          Mistake.of(
              "missing 1/n",
              "you sum over the images, the cost is their mean; look for the 1/n in G",
              () ->
                  new Right() {
                    @Override
                    double[][] G(double[][] P, double[][] Y) {
                      return zip(P, Y, (p, y) -> p - y);
                    }
                  }),
          Mistake.of(
              "1/n twice",
              "you divide by n twice; once in G is enough, for all else follows from G",
              () ->
                  new Right() {
                    @Override
                    double[][] G(double[][] P, double[][] Y) {
                      int n = P[0].length;
                      return map(super.G(P, Y), g -> g / n);
                    }
                  }),
          Mistake.of(
              "y − p",
              "you take Y − P; the slope of the loss is (P − Y) / n, up where P is too large",
              () ->
                  new Right() {
                    @Override
                    double[][] G(double[][] P, double[][] Y) {
                      return super.G(Y, P);
                    }
                  }),
          Mistake.of(
              "softmax's slope twice",
              "you multiply by P (1 − P); P − Y holds the slope of the softmax already",
              () ->
                  new Right() {
                    @Override
                    double[][] G(double[][] P, double[][] Y) {
                      return zip(super.G(P, Y), P, (g, p) -> g * p * (1 - p));
                    }
                  }),
          Mistake.of(
              "factor 2 of the penalty missing",
              "you add lambda W; the slope of lambda W² is 2 lambda W",
              () -> penalised((lambda, w, n) -> lambda * w)),
          Mistake.of(
              "penalty missing",
              "you leave the penalty out; dW1 and dW2 each get 2 lambda W",
              () -> penalised((lambda, w, n) -> 0)),
          Mistake.of(
              "penalty divided by n",
              "you divide the penalty by n; only the loss is a mean over the images",
              () -> penalised((lambda, w, n) -> 2 * lambda * w / n)),
          Mistake.of(
              "penalty of |W|",
              "your penalty pulls every weight equally hard; the slope of lambda W² is 2 lambda W",
              () -> penalised((lambda, w, n) -> lambda * Math.signum(w))),
          Mistake.of(
              "penalty of the wrong sign",
              "you subtract the penalty's slope; it is added",
              () -> penalised((lambda, w, n) -> -2 * lambda * w)),
          Mistake.of(
              "penalty added to the bias gradients",
              "you add 2 lambda b to the biases' gradients; biases are not penalised",
              () ->
                  new Right() {
                    @Override
                    double[][] bias(double[][] G, double lambda, double[][] b) {
                      return zip(sums(G), b, (g, theta) -> g + 2 * lambda * theta);
                    }
                  }),
          Mistake.of(
              "no ReLU mask",
              "you let the gradient through where the ReLU gave 0; multiply D by [H > 0],"
                  + " with > and not ≥",
              () -> gated((D, H) -> D)),
          Mistake.of(
              "mask from the gradient and not the activation",
              "you keep D where D > 0; what counts is where H > 0, on the way forward",
              () -> gated((D, H) -> map(D, d -> Math.max(0, d)))),
          Mistake.of(
              "mask of W2's side",
              "you mask G where the scores are positive; the ReLU is on H, so its mask is on D",
              () ->
                  new Right() {
                    @Override
                    double[][] back(double[][] W2, double[][] G, Activations a) {
                      double[][] S = Matrices.of(a.S());
                      return super.back(W2, zip(G, S, (g, s) -> s > 0 ? g : 0), a);
                    }

                    @Override
                    double[][] relu(double[][] D, double[][] H) {
                      return D;
                    }
                  }),
          Mistake.of(
              "H in place of its mask",
              "you multiply D by H; multiply by 1 where H > 0 and by 0 elsewhere",
              () -> gated((D, H) -> zip(D, H, (d, h) -> d * h))),
          Mistake.of(
              "bias gradient not summed over images",
              "you give one column for each image; db is the sum of the columns",
              () ->
                  new Right() {
                    @Override
                    double[][] bias(double[][] G, double lambda, double[][] b) {
                      return G;
                    }
                  }),
          Mistake.of(
              "bias gradient averaged twice",
              "you take the mean of the columns; G is divided by n already, so db is their sum",
              () ->
                  new Right() {
                    @Override
                    double[][] bias(double[][] G, double lambda, double[][] b) {
                      return map(sums(G), g -> g / G[0].length);
                    }
                  }),
          Mistake.of(
              "W2's gradient from X in place of H",
              "you multiply G with Xᵀ; what W2 was multiplied with on the way forward is H",
              () ->
                  new Right() {
                    @Override
                    double[][] dW2(double[][] G, double[][] X, double[][] H, double[][] penalty) {
                      return times(G, transposed(X)); // K×d: to this, no penalty can be added
                    }
                  }),
          Mistake.of(
              "dropout's mask or its scale forgotten in the way back",
              "you forget dropout on the way back; D is multiplied by the same factors as H was,"
                  + " a.mask().applyTo(D)",
              () ->
                  new Right() {
                    @Override
                    double[][] dropout(double[][] D, Activations a) {
                      return D;
                    }
                  }),
          Mistake.of(
              "dropout's mask twice",
              "you multiply D by dropout's factors twice; H was multiplied by them once",
              () ->
                  new Right() {
                    @Override
                    double[][] dropout(double[][] D, Activations a) {
                      return super.dropout(super.dropout(D, a), a);
                    }
                  }),
          Mistake.of(
              "P overwritten",
              "you compute G in P's own memory; use sub, which makes a new array, and not subi",
              () ->
                  new Right() {
                    @Override
                    public Gradients gradients(
                        Network net, INDArray X, Activations a, INDArray Y, double lambda) {
                      Gradients right = super.gradients(net, X, a, Y, lambda);
                      a.P().subi(Y).divi(X.size(1));
                      return right;
                    }
                  }),
          Mistake.of(
              "Y overwritten",
              "you compute in Y's own memory; use operations that make a new array",
              () ->
                  new Right() {
                    @Override
                    public Gradients gradients(
                        Network net, INDArray X, Activations a, INDArray Y, double lambda) {
                      Gradients right = super.gradients(net, X, a, Y, lambda);
                      Y.rsubi(a.P());
                      return right;
                    }
                  }),
          Mistake.of(
              "means of batches of 100",
              "you take the mean of the means of batches of 100, so an image of a smaller last batch"
                  + " counts for more; all n images count alike",
              () ->
                  new Right() {
                    @Override
                    public Gradients gradients(
                        Network net, INDArray X, Activations a, INDArray Y, double lambda) {
                      List<Columns> batches = Columns.batches(X);
                      return batches.stream()
                          .map(
                              one -> super.gradients(net, one.of(X), of(a, one), one.of(Y), lambda))
                          .map(g -> each(g, dTheta -> dTheta.divi(batches.size())))
                          .reduce(BackpropMistakes::added)
                          .orElseThrow();
                    }
                  }),
          Mistake.of(
              "the first 100 images only",
              "you stop after the first 100 images; X has n columns, and all of them count",
              () ->
                  new Right() {
                    @Override
                    public Gradients gradients(
                        Network net, INDArray X, Activations a, INDArray Y, double lambda) {
                      Columns first = Columns.first(X);
                      return super.gradients(net, first.of(X), of(a, first), first.of(Y), lambda);
                    }
                  }),
          Mistake.of(
              "through the log of P (NaN at 0)",
              "you divide by P, which is 0 for a class that is ruled out; in P − Y nothing is divided",
              () ->
                  new Right() {
                    @Override
                    double[][] G(double[][] P, double[][] Y) {
                      double[][] slope = zip(Y, P, (y, p) -> -y / p); // of the loss, by P
                      double[][] mean =
                          transposed(sums(transposed(zip(P, slope, (p, s) -> p * s))));
                      int n = P[0].length;
                      double[][] G = new double[P.length][n];
                      for (int k = 0; k < P.length; k++) {
                        for (int j = 0; j < n; j++) {
                          G[k][j] = P[k][j] * (slope[k][j] - mean[0][j]) / n;
                        }
                      }
                      return G;
                    }
                  }),
          Mistake.of(
              "1/n as integers",
              "you divide 1 by n as integers, which gives 0 from n = 2 on; make one of them a double first",
              () ->
                  new Right() {
                    @Override
                    double[][] G(double[][] P, double[][] Y) {
                      int n = P[0].length;
                      return zip(P, Y, (p, y) -> 1 / n * (p - y));
                    }
                  }),
          Mistake.of(
              "divided by K",
              "you divide by K, the rows of P; the mean is over its n columns, the images",
              () ->
                  new Right() {
                    @Override
                    double[][] G(double[][] P, double[][] Y) {
                      return map(super.G(P, Y), g -> g * P[0].length / P.length);
                    }
                  }),
          Mistake.of(
              "db2 from P",
              "your db2 sums P over the images; b2 moves the scores, whose slope is G, with Y in it",
              () ->
                  differently(
                      (g, net, X, a, Y) ->
                          new Gradients(
                              g.dW1(),
                              g.db1(),
                              g.dW2(),
                              a.P().castTo(DataType.DOUBLE).sum(true, 1).divi(X.size(1))))),
          Mistake.of(
              "W1's gradient from H in place of X",
              "you multiply D with Hᵀ; what W1 was multiplied with on the way forward is X",
              () ->
                  new Right() {
                    @Override
                    double[][] dW1(double[][] D, double[][] X, double[][] H, double[][] penalty) {
                      return times(D, transposed(H));
                    }
                  }),
          Mistake.of(
              "X reshaped, not transposed",
              "for dW1 you reshape X to n×d, which has the shape of its transpose and other numbers at"
                  + " its places; a transpose turns columns into rows",
              () ->
                  new Right() {
                    @Override
                    double[][] dW1(double[][] D, double[][] X, double[][] H, double[][] penalty) {
                      return plus(times(D, reshaped(X)), penalty);
                    }
                  }),
          Mistake.of(
              "H reshaped, not transposed",
              "for dW2 you reshape H to n×m, which has the shape of its transpose and other numbers at"
                  + " its places; a transpose turns columns into rows",
              () ->
                  new Right() {
                    @Override
                    double[][] dW2(double[][] G, double[][] X, double[][] H, double[][] penalty) {
                      return plus(times(G, reshaped(H)), penalty);
                    }
                  }),
          Mistake.of(
              "W2 reshaped, not transposed",
              "for D you reshape W2 to m×K, which has the shape of its transpose and other numbers at"
                  + " its places; a transpose turns columns into rows",
              () ->
                  new Right() {
                    @Override
                    double[][] back(double[][] W2, double[][] G, Activations a) {
                      return times(reshaped(W2), G);
                    }
                  }),
          Mistake.of(
              "W2 not penalised",
              "you add the slope of the penalty to dW1 alone; W2 is penalised as well",
              () ->
                  new Right() {
                    @Override
                    double[][] dW2(double[][] G, double[][] X, double[][] H, double[][] penalty) {
                      return super.dW2(G, X, H, map(penalty, w -> 0));
                    }
                  }),
          Mistake.of(
              "W1 not penalised",
              "you add the slope of the penalty to dW2 alone; W1 is penalised as well",
              () ->
                  new Right() {
                    @Override
                    double[][] dW1(double[][] D, double[][] X, double[][] H, double[][] penalty) {
                      return super.dW1(D, X, H, map(penalty, w -> 0));
                    }
                  }),
          Mistake.of(
              "db1 before the ReLU's mask",
              "you sum D for db1 before the ReLU has its say; b1, too, is behind the ReLU, where H > 0",
              () ->
                  new Right() {
                    @Override
                    double[][] db1(
                        double[][] unmasked, double[][] D, double lambda, double[][] b1) {
                      return bias(unmasked, lambda, b1);
                    }
                  }),
          Mistake.of(
              "computed in float32",
              "you compute in float32, which has 7 digits, where float64 is given; keep the type of what you are given",
              () ->
                  differently(
                      (g, net, X, a, Y) ->
                          each(g, array -> array.castTo(DataType.FLOAT).castTo(DataType.DOUBLE)))));

  private interface Difference {
    Gradients of(Gradients right, Network net, INDArray X, Activations a, INDArray Y);
  }

  private static Right differently(Difference wrong) {
    return new Right() {
      @Override
      public Gradients gradients(
          Network net, INDArray X, Activations a, INDArray Y, double lambda) {
        return wrong.of(super.gradients(net, X, a, Y, lambda), net, X, a, Y);
      }
    };
  }

  /** As many rows as there were columns, filled row by row as the array was read. */
  private static double[][] reshaped(double[][] a) {
    int columns = a[0].length;
    double[][] reshaped = new double[columns][a.length];
    for (int i = 0; i < a.length * columns; i++) {
      reshaped[i / a.length][i % a.length] = a[i / columns][i % columns];
    }
    return reshaped;
  }

  /** What was found for some of the images. */
  private static Activations of(Activations a, Columns some) {
    INDArray factors = a.mask().factors();
    return new Activations(
        some.of(a.H()),
        some.of(a.S()),
        some.of(a.P()),
        factors == null ? Mask.NONE : new Mask(some.of(factors)));
  }

  private static Gradients each(Gradients g, UnaryOperator<INDArray> change) {
    return new Gradients(
        change.apply(g.dW1()), change.apply(g.db1()), change.apply(g.dW2()), change.apply(g.db2()));
  }

  private static Gradients added(Gradients a, Gradients b) {
    return new Gradients(
        a.dW1().addi(b.dW1()), a.db1().addi(b.db1()), a.dW2().addi(b.dW2()), a.db2().addi(b.db2()));
  }

  private interface Penalty {
    double slope(double lambda, double w, int n);
  }

  private static Right penalised(Penalty wrong) {
    return new Right() {
      @Override
      double[][] penalty(double lambda, double[][] W, int n) {
        return map(W, w -> wrong.slope(lambda, w, n));
      }
    };
  }

  /** D behind the ReLU, from D before it and H. */
  private static Right gated(BinaryOperator<double[][]> wrong) {
    return new Right() {
      @Override
      double[][] relu(double[][] D, double[][] H) {
        return wrong.apply(D, H);
      }
    };
  }

  /** The right way, step by step. */
  public static class Right implements Differentiator {
    @Override
    public Gradients gradients(Network net, INDArray X, Activations a, INDArray Y, double lambda) {
      double[][] W1 = Matrices.of(net.W1());
      double[][] W2 = Matrices.of(net.W2());
      double[][] x = Matrices.of(X);
      double[][] H = Matrices.of(a.H());
      int n = x[0].length;
      double[][] G = G(Matrices.of(a.P()), Matrices.of(Y));
      double[][] dW2 = dW2(G, x, H, penalty(lambda, W2, n));
      double[][] unmasked = dropout(back(W2, G, a), a);
      double[][] D = relu(unmasked, H);
      return new Gradients(
          array(dW1(D, x, H, penalty(lambda, W1, n))),
          array(db1(unmasked, D, lambda, Matrices.of(net.b1()))),
          array(dW2),
          array(bias(G, lambda, Matrices.of(net.b2()))));
    }

    double[][] G(double[][] P, double[][] Y) {
      int n = P[0].length;
      return zip(P, Y, (p, y) -> (p - y) / n);
    }

    double[][] dW1(double[][] D, double[][] X, double[][] H, double[][] penalty) {
      return plus(times(D, transposed(X)), penalty);
    }

    double[][] db1(double[][] unmasked, double[][] D, double lambda, double[][] b1) {
      return bias(D, lambda, b1);
    }

    double[][] dW2(double[][] G, double[][] X, double[][] H, double[][] penalty) {
      return plus(times(G, transposed(H)), penalty);
    }

    double[][] penalty(double lambda, double[][] W, int n) {
      return map(W, w -> 2 * lambda * w);
    }

    double[][] bias(double[][] G, double lambda, double[][] b) {
      return sums(G);
    }

    double[][] back(double[][] W2, double[][] G, Activations a) {
      return times(transposed(W2), G);
    }

    double[][] dropout(double[][] D, Activations a) {
      return a.mask().factors() == null
          ? D
          : zip(D, Matrices.of(a.mask().factors()), (d, factor) -> d * factor);
    }

    double[][] relu(double[][] D, double[][] H) {
      return zip(D, H, (d, h) -> h > 0 ? d : 0);
    }
  }
}
