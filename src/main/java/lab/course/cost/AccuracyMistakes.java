package lab.course.cost;

import static lab.course.kit.PlainMatrix.array;
import static lab.piece.Matrices.transposed;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import lab.Metric;
import lab.course.kit.Columns;
import lab.course.kit.Mistake;
import lab.piece.Matrices;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The known mistakes of exercise 3.2, Accuracy, each made from the right way in plain loops. */
public final class AccuracyMistakes {
  private AccuracyMistakes() {}

  static final List<Mistake> ALL =
      List.of(
          Mistake.of(
              "arg max along the wrong axis",
              "you look for the largest of each row; an image is a column",
              () ->
                  new Right() {
                    @Override
                    public double of(INDArray P, INDArray Y) {
                      return super.of(
                          array(transposed(Matrices.of(P))), array(transposed(Matrices.of(Y))));
                    }
                  }),
          Mistake.of(
              "integer division (always 0 or 1)",
              "you divide integers, which drops the fraction; make one of them a double first",
              () -> counted((right, n) -> right / n)),
          Mistake.of(
              "the error rate in its place",
              "you give the fraction of wrong answers; count the right ones",
              () -> counted((right, n) -> (n - right) / (double) n)),
          Mistake.of(
              "percent in place of a fraction",
              "you give percent; a fraction is from 0 to 1",
              () -> counted((right, n) -> 100.0 * right / n)),
          Mistake.of(
              "not divided by n",
              "you give how many are right; divide by the number of images",
              () -> counted((right, n) -> right)),
          Mistake.of(
              "divided by K",
              "you divide by the rows of P, the classes; divide by its columns, the images",
              () ->
                  new Right() {
                    @Override
                    public double of(INDArray P, INDArray Y) {
                      return super.of(P, Y) * P.size(1) / P.size(0);
                    }
                  }),
          Mistake.of(
              "probability above a half",
              "you count an answer if its probability is above 1/2;"
                  + " the most probable class may have less",
              () ->
                  new Right() {
                    @Override
                    int largest(double[] column) {
                      for (int k = 0; k < column.length; k++) {
                        if (column[k] > 0.5) {
                          return k;
                        }
                      }
                      return -1;
                    }
                  }),
          Mistake.of(
              "largest sought from 0 upwards",
              "you begin the search for the largest at 0, but scores may all be negative;"
                  + " begin at the first",
              () ->
                  new Right() {
                    @Override
                    int largest(double[] column) {
                      return super.largest(
                          DoubleStream.of(column).map(p -> Math.max(0, p)).toArray());
                    }
                  }),
          Mistake.of(
              "smallest in place of largest",
              "you look for the smallest entry of each column; the most probable is the largest",
              () ->
                  new Right() {
                    @Override
                    public double of(INDArray P, INDArray Y) {
                      return super.of(P.neg(), Y);
                    }
                  }),
          Mistake.of(
              "divided by all entries",
              "you divide by the length of P, its K n entries; divide by its columns, the n images",
              () ->
                  new Right() {
                    @Override
                    public double of(INDArray P, INDArray Y) {
                      return super.of(P, Y) / P.size(0);
                    }
                  }),
          Mistake.of(
              "means of batches of 100",
              "you take the mean of the means of batches of 100, so an image of a smaller last batch"
                  + " counts for more; all n images count alike",
              () ->
                  new Right() {
                    @Override
                    public double of(INDArray P, INDArray Y) {
                      return Columns.meanOverBatches(
                          P, batch -> super.of(batch.of(P), batch.of(Y)));
                    }
                  }),
          Mistake.of(
              "the first 100 images only",
              "you stop after the first 100 images; P has n columns, and all of them count",
              () ->
                  new Right() {
                    @Override
                    public double of(INDArray P, INDArray Y) {
                      Columns first = Columns.first(P);
                      return super.of(first.of(P), first.of(Y));
                    }
                  }),
          Mistake.of(
              "every tie counted as right",
              "you count an image as right wherever no class is above its label's; of equal ones,"
                  + " the answer is only one",
              () -> compared((others, label) -> label >= others)),
          Mistake.of(
              "every tie counted as wrong",
              "you count an image as right only if its label's class is above all others; of equal"
                  + " ones, too, one is the answer",
              () -> compared((others, label) -> label > others)),
          Mistake.of(
              "divided by n − 1",
              "you divide by n − 1; a fraction of n images is divided by n",
              () -> counted((right, n) -> right / (n - 1.0))),
          Mistake.of(
              "the mean probability of the right class",
              "you average the probability of the right class; an image counts 1 if its most probable class is the label, else 0",
              () ->
                  new Right() {
                    @Override
                    public double of(INDArray P, INDArray Y) {
                      return P.castTo(DataType.DOUBLE)
                              .mul(Y.castTo(DataType.DOUBLE))
                              .sumNumber()
                              .doubleValue()
                          / P.size(1);
                    }
                  }),
          Mistake.of(
              "the last class left out",
              "your search for the largest ends one class too early; P has K rows, from 0 to K − 1",
              () ->
                  new Right() {
                    @Override
                    int largest(double[] column) {
                      return super.largest(
                          column.length < 2 ? column : Arrays.copyOf(column, column.length - 1));
                    }
                  }),
          Mistake.of(
              "the last class left out of P and Y",
              "your searches for the largest end one class too early, in P and in Y; both have K rows,"
                  + " from 0 to K − 1",
              () ->
                  new Right() {
                    @Override
                    public double of(INDArray P, INDArray Y) {
                      return super.of(allButLast(P), allButLast(Y));
                    }
                  }),
          Mistake.of(
              "the first class left out",
              "your search for the largest begins at class 1 and never looks at class 0",
              () ->
                  new Right() {
                    @Override
                    int largest(double[] column) {
                      return 1 + super.largest(Arrays.copyOfRange(column, 1, column.length));
                    }
                  }),
          Mistake.of(
              "the right class above a half",
              "you count an image as right if its label's class has more than 1/2; the most probable"
                  + " class may have less, and scores may have more",
              () ->
                  new Right() {
                    @Override
                    boolean isRight(double[] p, int label) {
                      return p[label] > 0.5;
                    }
                  }),
          Mistake.of(
              "rounded to two digits",
              "you round the fraction to two digits; give it as it is",
              () -> counted((right, n) -> Math.rint(100.0 * right / n) / 100)));

  private static INDArray allButLast(INDArray rows) {
    double[][] all = Matrices.of(rows);
    return array(Arrays.copyOf(all, Math.max(1, all.length - 1)));
  }

  private interface Comparison {
    boolean isRight(double others, double label);
  }

  /** The label's score held against the largest of the others. */
  private static Right compared(Comparison comparison) {
    return new Right() {
      @Override
      boolean isRight(double[] p, int label) {
        double others =
            IntStream.range(0, p.length)
                .filter(k -> k != label)
                .mapToDouble(k -> p[k])
                .max()
                .orElse(Double.NEGATIVE_INFINITY);
        return comparison.isRight(others, p[label]);
      }
    };
  }

  private interface Fraction {
    double of(int right, int n);
  }

  private static Right counted(Fraction wrong) {
    return new Right() {
      @Override
      double fraction(int right, int n) {
        return wrong.of(right, n);
      }
    };
  }

  /** The right way, step by step. */
  public static class Right implements Metric {
    @Override
    public double of(INDArray P, INDArray Y) {
      double[][] answers = transposed(Matrices.of(P)); // image by image
      double[][] labels = transposed(Matrices.of(Y));
      int right = 0;
      for (int j = 0; j < answers.length; j++) {
        right += isRight(answers[j], new Right().largest(labels[j])) ? 1 : 0;
      }
      return fraction(right, answers.length);
    }

    boolean isRight(double[] p, int label) {
      return largest(p) == label;
    }

    int largest(double[] column) {
      int largest = 0;
      for (int k = 1; k < column.length; k++) {
        largest = column[k] > column[largest] ? k : largest;
      }
      return largest;
    }

    double fraction(int right, int n) {
      return (double) right / n;
    }
  }
}
