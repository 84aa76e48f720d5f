package lab.course.kit;

import java.util.function.DoubleBinaryOperator;
import lab.piece.Matrices;
import lab.piece.SeededRandom;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Computes with matrices of float64 rows in plain loops, for the right ways that checks and
 * mistakes are made of.
 */
public final class PlainMatrix {
  private PlainMatrix() {}

  /** A matrix for ND4J, in float64. */
  public static INDArray array(double[]... A) {
    double[] values = new double[A.length * A[0].length];
    for (int i = 0; i < A.length; i++) {
      System.arraycopy(A[i], 0, values, i * A[0].length, A[0].length);
    }
    return Nd4j.create(values, new long[] {A.length, A[0].length}, 'c');
  }

  /** Writes numbers into an array of their shape: nothing is made for it, which takes longest. */
  public static void set(INDArray array, double[][] A) {
    for (int i = 0; i < A.length; i++) {
      for (int j = 0; j < A[i].length; j++) {
        array.putScalar(i, j, A[i][j]);
      }
    }
  }

  /** A row of a matrix, or of a vector. */
  public static double[] row(double... values) {
    return values;
  }

  /** A matrix of numbers drawn from N(0, 1). */
  public static INDArray gaussian(int rows, int columns, SeededRandom dice) {
    return array(Matrices.map(new double[rows][columns], x -> dice.nextGaussian()));
  }

  /** Labels as columns with a single 1. */
  public static INDArray oneHot(int K, int... y) {
    INDArray Y = Nd4j.zeros(DataType.DOUBLE, K, y.length);
    for (int j = 0; j < y.length; j++) {
      Y.putScalar(y[j], j, 1);
    }
    return Y;
  }

  /** The product A B. */
  public static double[][] times(double[][] A, double[][] B) {
    double[][] C = new double[A.length][B[0].length];
    for (int i = 0; i < A.length; i++) {
      for (int j = 0; j < B[0].length; j++) {
        for (int k = 0; k < B.length; k++) {
          C[i][j] += A[i][k] * B[k][j];
        }
      }
    }
    return C;
  }

  /** f of every two entries in the same place; a column goes with every column. */
  public static double[][] zip(double[][] A, double[][] B, DoubleBinaryOperator f) {
    double[][] C = new double[A.length][A[0].length];
    for (int i = 0; i < A.length; i++) {
      for (int j = 0; j < A[0].length; j++) {
        C[i][j] = f.applyAsDouble(A[i][j], B[i].length == 1 ? B[i][0] : B[i][j]);
      }
    }
    return C;
  }

  /** A + B; a column is added to every column. */
  public static double[][] plus(double[][] A, double[][] B) {
    return zip(A, B, Double::sum);
  }

  /** The sum of each row, as a column. */
  public static double[][] sums(double[][] A) {
    double[][] sums = new double[A.length][1];
    for (int i = 0; i < A.length; i++) {
      for (double a : A[i]) {
        sums[i][0] += a;
      }
    }
    return sums;
  }
}
