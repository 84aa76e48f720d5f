package mine;

import java.util.Arrays;
import java.util.Comparator;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import lab.Batching;
import lab.Exercise;
import lab.Range;

public record MiniBatches(int size) implements Batching {
  public MiniBatches {
    Range.require("MiniBatches", "size", size, size >= 1, "at least 1");
  }

  @Override
  @Exercise("6.1")
  public int[][] epoch(int n, RandomGenerator random) {
    int[] key = random.ints(n, 0, n).toArray();
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
