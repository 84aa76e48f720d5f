package lab.course.cost;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import lab.Cost;
import lab.Network;
import lab.course.kit.Columns;
import lab.course.kit.Mistake;
import lab.piece.Matrices;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The known mistakes of exercise 3.1, CrossEntropyCost, each made from the right way in plain
 * loops.
 */
public final class CrossEntropyCostMistakes {
  private CrossEntropyCostMistakes() {}

  static final List<Mistake> ALL =
      List.of(
          Mistake.of(
              "log of 0 gives infinity where the limit is finite",
              "you take the log of a probability that has become 0;"
                  + " log Σ exp S − S of the right class stays finite",
              () ->
                  new Right() {
                    @Override
                    double logSumExp(double[] s, int right) {
                      double log = Math.log(Math.exp(s[right] - super.logSumExp(s, right)));
                      return s[right] - log;
                    }
                  }),
          Mistake.of(
              "log of a clipped probability",
              "you keep probabilities from 0 by a small number, and so the loss from its value;"
                  + " log Σ exp S − S of the right class needs no help",
              () ->
                  new Right() {
                    @Override
                    double logSumExp(double[] s, int right) {
                      double p = Math.exp(s[right] - super.logSumExp(s, right));
                      return s[right] - Math.log(Math.max(p, 1e-12));
                    }
                  }),
          Mistake.of(
              "no shift by the maximum",
              "you take exp of the scores as they are, and exp of a large one overflows;"
                  + " take the column's largest out first",
              () ->
                  new Right() {
                    @Override
                    double logSumExp(double[] s, int right) {
                      return Math.log(Arrays.stream(s).map(Math::exp).sum());
                    }
                  }),
          Mistake.of(
              "sum, not mean",
              "you sum over the images; the loss is their mean, divide by n",
              () -> loss((sum, K, n) -> sum)),
          Mistake.of(
              "mean over classes too",
              "you divide by all K·n entries; the loss is the mean over the n images",
              () -> loss((sum, K, n) -> sum / (K * n))),
          Mistake.of(
              "divided by K",
              "you divide by the classes, the rows; the loss is the mean over the n columns",
              () -> loss((sum, K, n) -> sum / K)),
          Mistake.of(
              "sign",
              "your loss is negative; it is −log of the right class's probability",
              () -> loss((sum, K, n) -> -sum / n)),
          Mistake.of(
              "log base 10",
              "your log is that of base 10; the loss is in nats, Math.log",
              () -> loss((sum, K, n) -> sum / n / Math.log(10))),
          Mistake.of(
              "log base 2",
              "your log is that of base 2; the loss is in nats, Math.log",
              () -> loss((sum, K, n) -> sum / n / Math.log(2))),
          Mistake.of(
              "penalty halved",
              "you halve the penalty; it is lambda (Σ W1² + Σ W2²), without a half",
              () -> penalty(w -> w * w / 2)),
          Mistake.of(
              "penalty of |W| in place of W²",
              "you sum |W|; the penalty sums the squares",
              () -> penalty(Math::abs)),
          Mistake.of(
              "penalty of W in place of W²",
              "you sum W itself; the penalty sums the squares",
              () -> penalty(w -> w)),
          Mistake.of(
              "the penalty left out",
              "you leave the penalty out; it is lambda (Σ W1² + Σ W2²)",
              () -> penalty(w -> 0)),
          Mistake.of(
              "lambda forgotten",
              "you do not multiply by lambda; the penalty is lambda (Σ W1² + Σ W2²)",
              () ->
                  new Right() {
                    @Override
                    public double penalty(Network net, double lambda) {
                      return super.penalty(net, 1);
                    }
                  }),
          Mistake.of(
              "biases penalised",
              "you penalise the biases too; only W1 and W2 are",
              () ->
                  new Right() {
                    @Override
                    List<INDArray> penalised(Network net) {
                      return net.arrays();
                    }
                  }),
          Mistake.of(
              "one layer penalised",
              "you penalise W1 alone; W2 is as well",
              () ->
                  new Right() {
                    @Override
                    List<INDArray> penalised(Network net) {
                      return List.of(net.W1());
                    }
                  }),
          Mistake.of(
              "the other layer penalised alone",
              "you penalise W2 alone; W1 is as well",
              () ->
                  new Right() {
                    @Override
                    List<INDArray> penalised(Network net) {
                      return List.of(net.W2());
                    }
                  }),
          Mistake.of(
              "lambda for W1 alone",
              "you multiply Σ W1² alone by lambda and add Σ W2² whole; lambda weighs both sums",
              () ->
                  new Right() {
                    @Override
                    public double penalty(Network net, double lambda) {
                      return lambda * squares(net.W1()) + squares(net.W2());
                    }
                  }),
          Mistake.of(
              "lambda for W2 alone",
              "you multiply Σ W2² alone by lambda and add Σ W1² whole; lambda weighs both sums",
              () ->
                  new Right() {
                    @Override
                    public double penalty(Network net, double lambda) {
                      return squares(net.W1()) + lambda * squares(net.W2());
                    }
                  }),
          Mistake.of(
              "the class of the largest score",
              "you take y_j from S, as if the class with the largest score were always right; which"
                  + " class is right stands in Y",
              () ->
                  new Right() {
                    @Override
                    int right(double[] s, double... y) {
                      return largest(s);
                    }
                  }),
          Mistake.of(
              "the largest score not added back",
              "you take the largest score out before exp and do not add it back behind the log",
              () ->
                  new Right() {
                    @Override
                    double logSumExp(double[] s, int right) {
                      return super.logSumExp(s, right) - Arrays.stream(s).max().orElseThrow();
                    }
                  }),
          Mistake.of(
              "a small number inside the log",
              "you add a small number (eps) to the probability inside the log, which moves every loss"
                  + " a little; log Σ exp S − S needs no help",
              () ->
                  new Right() {
                    @Override
                    double logSumExp(double[] s, int right) {
                      double p = Math.exp(s[right] - super.logSumExp(s, right));
                      return s[right] - Math.log(p + 1e-8);
                    }
                  }),
          Mistake.of(
              "norm in place of its square",
              "you take the norms of W1 and W2; the penalty takes their squares",
              () ->
                  new Right() {
                    @Override
                    double total(double squares) {
                      return Math.sqrt(squares);
                    }
                  }),
          Mistake.of(
              "mean of the squares",
              "you take the means of the squares; the penalty takes their sums",
              () ->
                  new Right() {
                    @Override
                    public double penalty(Network net, double lambda) {
                      return penalised(net).stream()
                          .mapToDouble(W -> lambda * squares(W) / W.length())
                          .sum();
                    }
                  }),
          Mistake.of(
              "means of batches of 100",
              "you take the mean of the means of batches of 100, so an image of a smaller last batch"
                  + " counts for more; all n images count alike",
              () ->
                  new Right() {
                    @Override
                    public double loss(INDArray S, INDArray Y) {
                      return Columns.meanOverBatches(
                          S, batch -> super.loss(batch.of(S), batch.of(Y)));
                    }
                  }),
          Mistake.of(
              "the first 100 images only",
              "you stop after the first 100 images; S has n columns, and all of them count",
              () ->
                  new Right() {
                    @Override
                    public double loss(INDArray S, INDArray Y) {
                      Columns first = Columns.first(S);
                      return super.loss(first.of(S), first.of(Y));
                    }
                  }),
          Mistake.of(
              "the penalty divided by n in cost",
              "your loss and penalty are right, but your cost divides the penalty by n; cost is their"
                  + " sum, and needs no lines of your own",
              () ->
                  new Right() {
                    @Override
                    public double cost(Network net, INDArray S, INDArray Y, double lambda) {
                      return loss(S, Y) + penalty(net, lambda) / S.size(1);
                    }
                  }),
          Mistake.of(
              "no penalty in cost",
              "your loss and penalty are right, but your cost is the loss alone; cost is their sum,"
                  + " and needs no lines of your own",
              () ->
                  new Right() {
                    @Override
                    public double cost(Network net, INDArray S, INDArray Y, double lambda) {
                      return loss(S, Y);
                    }
                  }),
          Mistake.of(
              "the loss as a float",
              "you keep the loss in a float, which has 7 digits; let it be a double",
              () -> loss((sum, K, n) -> (float) (sum / n))),
          Mistake.of(
              "the first 100 weights only",
              "you stop after the first 100 entries of a matrix; W1 has m·d and W2 K·m, and all of"
                  + " them count",
              () ->
                  new Right() {
                    @Override
                    double squares(INDArray W) {
                      return Arrays.stream(Matrices.of(W))
                          .flatMapToDouble(DoubleStream::of)
                          .limit(100)
                          .map(this::term)
                          .sum();
                    }
                  }),
          Mistake.of(
              "1/n as integers",
              "you divide 1 by n as integers, which gives 0 from n = 2 on; make one of them a double first",
              () -> loss((sum, K, n) -> 1 / n * sum)),
          Mistake.of(
              "lambda squared",
              "you square lambda along with the weights; it multiplies the sum of the squares once",
              () ->
                  new Right() {
                    @Override
                    public double penalty(Network net, double lambda) {
                      return super.penalty(net, lambda * lambda);
                    }
                  }),
          Mistake.of(
              "the wrong classes' logs as well",
              "you add −log(1 − p) of the wrong classes, the loss of K yes-or-no questions; only the right class counts",
              () ->
                  new Right() {
                    @Override
                    double logSumExp(double[] s, int right) {
                      double all = super.logSumExp(s, right);
                      double more = 0;
                      for (int k = 0; k < s.length; k++) {
                        more -= k == right ? 0 : Math.log1p(-Math.exp(s[k] - all));
                      }
                      return all + more;
                    }
                  }),
          Mistake.of(
              "the squared error",
              "you sum the squares of P − Y; the loss is −log of the right class's probability",
              () ->
                  new Right() {
                    @Override
                    double logSumExp(double[] s, int right) {
                      double all = super.logSumExp(s, right);
                      double squares = 0;
                      for (int k = 0; k < s.length; k++) {
                        squares += Math.pow(Math.exp(s[k] - all) - (k == right ? 1 : 0), 2);
                      }
                      return s[right] + squares;
                    }
                  }),
          Mistake.of(
              "1 − p in place of −log p",
              "you take 1 − p of the right class; the loss is −log p, which grows without end as p goes to 0",
              () ->
                  new Right() {
                    @Override
                    double logSumExp(double[] s, int right) {
                      return s[right] + 1 - Math.exp(s[right] - super.logSumExp(s, right));
                    }
                  }));

  private interface Mean {
    double of(double sum, int K, int n);
  }

  private static Right loss(Mean wrong) {
    return new Right() {
      @Override
      double mean(double sum, int K, int n) {
        return wrong.of(sum, K, n);
      }
    };
  }

  private static Right penalty(DoubleUnaryOperator wrong) {
    return new Right() {
      @Override
      double term(double w) {
        return wrong.applyAsDouble(w);
      }
    };
  }

  /** The right way, step by step. */
  public static class Right implements Cost {
    @Override
    public double loss(INDArray S, INDArray Y) {
      double[][] scores = Matrices.transposed(Matrices.of(S)); // image by image
      double[][] labels = Matrices.transposed(Matrices.of(Y));
      double sum = 0;
      for (int j = 0; j < scores.length; j++) {
        int right = right(scores[j], labels[j]);
        sum += logSumExp(scores[j], right) - scores[j][right];
      }
      return mean(sum, scores[0].length, scores.length);
    }

    /** The class of an image, from its column of S and of Y. */
    int right(double[] s, double... y) {
      return largest(y);
    }

    static int largest(double... column) {
      return IntStream.range(0, column.length)
          .reduce(0, (best, k) -> column[k] > column[best] ? k : best);
    }

    double logSumExp(double[] s, int right) {
      double largest = Arrays.stream(s).max().orElseThrow();
      return largest + Math.log(Arrays.stream(s).map(x -> Math.exp(x - largest)).sum());
    }

    double mean(double sum, int K, int n) {
      return sum / n;
    }

    @Override
    public double penalty(Network net, double lambda) {
      return lambda * penalised(net).stream().mapToDouble(W -> total(squares(W))).sum();
    }

    List<INDArray> penalised(Network net) {
      return List.of(net.W1(), net.W2());
    }

    double squares(INDArray W) {
      return Arrays.stream(Matrices.of(W)).flatMapToDouble(DoubleStream::of).map(this::term).sum();
    }

    double total(double squares) {
      return squares;
    }

    double term(double w) {
      return w * w;
    }
  }
}
