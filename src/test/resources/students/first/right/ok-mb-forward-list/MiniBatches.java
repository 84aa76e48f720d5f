package mine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
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
    List<Integer> images = new ArrayList<>(IntStream.range(0, n).boxed().toList());
    for (int i = 0; i < n - 1; i++) {
      Collections.swap(images, i, random.nextInt(i, n));
    }
    List<int[]> batches = new ArrayList<>();
    for (long from = 0; from < n; from += size) {
      int to = (int) Math.min(n, from + size);
      batches.add(images.subList((int) from, to).stream().mapToInt(Integer::intValue).toArray());
    }
    return batches.toArray(int[][]::new);
  }
}
