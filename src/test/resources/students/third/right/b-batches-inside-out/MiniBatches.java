package mine;

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
    int full = n / size;
    int rest = n % size;
    int[][] batches = new int[rest == 0 ? full : full + 1][];
    for (int b = 0; b < batches.length; b++) {
      batches[b] = new int[b < full ? size : rest];
    }
    for (int image = 0; image < n; image++) {
      int place = random.nextInt(image + 1);
      batches[image / size][image % size] = batches[place / size][place % size];
      batches[place / size][place % size] = image;
    }
    return batches;
  }
}
