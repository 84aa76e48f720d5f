package mine;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
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
    List<Integer> urn = IntStream.range(0, n).boxed().collect(Collectors.toCollection(ArrayList::new));
    List<List<Integer>> batches = new ArrayList<>();
    while (!urn.isEmpty()) {
      if (batches.isEmpty() || batches.get(batches.size() - 1).size() == size) {
        batches.add(new ArrayList<>());
      }
      batches.get(batches.size() - 1).add(draw(urn, random));
    }
    return batches.stream()
        .map(b -> b.stream().mapToInt(Integer::intValue).toArray())
        .toArray(int[][]::new);
  }

  private static int draw(List<Integer> urn, RandomGenerator random) {
    int place = random.nextInt(urn.size());
    Integer last = urn.remove(urn.size() - 1);
    return place == urn.size() ? last : urn.set(place, last);
  }
}
