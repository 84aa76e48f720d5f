package mine;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import lab.Batching;
import lab.Exercise;
import lab.Range;

/**
 * Exercise 6.1: the images of a set in a fresh order, cut into mini-batches.
 *
 * <p>Example: 5 images in batches of 2 may give {@code {3, 0}, {4, 1}, {2}}.
 *
 * <p>Avoid: dropping the last, smaller batch; drawing with replacement; chance from anywhere but
 * {@code random}.
 *
 * @param size images of a batch, ≥ 1
 */
public record MiniBatches(int size) implements Batching {
  /**
   * @throws IllegalArgumentException if size is not positive
   */
  public MiniBatches {
    Range.require("MiniBatches", "size", size, size >= 1, "at least 1");
  }

  /** Task: shuffle 0 … n−1 with {@code random} (Fisher-Yates), then cut into pieces of size. */
  @Override
  @Exercise("6.1")
  public int[][] epoch(int n, RandomGenerator random) {
    int[] order = new int[n];
    for (int i = 0; i < n; i++) {
      order[i] = i;
    }
    for (int i = n - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int other = order[j];
      order[j] = order[i];
      order[i] = other;
    }
    int count = (n + size - 1) / size;
    int[][] batches = new int[count][];
    int from = 0;
    for (int b = 0; b < count; b++) {
      int length = n / count + (b < n % count ? 1 : 0);
      batches[b] = Arrays.copyOfRange(order, from, from + length);
      from += length;
    }
    return batches;
  }
}
