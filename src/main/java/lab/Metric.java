package lab;

import org.nd4j.linalg.api.ndarray.INDArray;

/** Measures how good predictions are, as a number from 0 to 1. */
public interface Metric {
  /**
   * The fraction of images whose most probable class is the right one.
   *
   * @param P probabilities (or scores), K×n
   * @param Y labels, one-hot, K×n
   * @return a fraction from 0 to 1
   */
  double of(INDArray P, INDArray Y);
}
