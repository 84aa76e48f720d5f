package mine;

import java.util.Arrays;
import java.util.Comparator;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
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
    int[] key = new int[n];
    for (int i = 0; i < n; i++) {
      key[i] = random.nextInt(n);
    }
    int[] order =
        IntStream.range(0, n)
            .boxed()
            .sorted(Comparator.comparingInt(i -> key[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    return IntStream.iterate(0, from -> from < n, from -> from + Math.min(size, n - from))
        .mapToObj(from -> Arrays.copyOfRange(order, from, from + Math.min(size, n - from)))
        .toArray(int[][]::new);
  }
}
