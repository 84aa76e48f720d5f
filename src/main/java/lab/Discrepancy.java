package lab;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Measures how far apart two matrices are: the largest {@code |a − b| / max(eps, |a| + |b|)} of all
 * entries.
 */
public interface Discrepancy {
  /**
   * Compares two matrices of one shape.
   *
   * @param a a matrix of any size, such as W1 (m×d) or b1 (m×1)
   * @param b the same shape
   * @return the largest relative error, 0 (equal) to 1 (opposite signs); 0 where both are 0
   * @throws IllegalArgumentException if the shapes differ
   */
  double between(INDArray a, INDArray b);
}
