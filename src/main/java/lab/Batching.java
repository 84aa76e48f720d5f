package lab;

import java.util.random.RandomGenerator;

/** Cuts a shuffled training set into mini-batches. */
public interface Batching {
  /**
   * The batches of one epoch: every image once, in a fresh order.
   *
   * @param n images in the set, ≥ 1
   * @param random where the order comes from; another one is passed for each epoch
   * @return the batches, each an array of image numbers 0 … n−1; the last may be smaller
   */
  int[][] epoch(int n, RandomGenerator random);
}
