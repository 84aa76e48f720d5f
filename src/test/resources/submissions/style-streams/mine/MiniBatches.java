package mine;

import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import lab.Batching;

public record MiniBatches(int size) implements Batching {
  @Override
  public int[][] epoch(int n, RandomGenerator random) {
    List<Integer> order = IntStream.range(0, n).boxed().collect(Collectors.toList());
    Collections.shuffle(order, new Random(random.nextLong()));
    return IntStream.iterate(0, from -> from < n, from -> from + size)
        .mapToObj(from -> order.subList(from, Math.min(from + size, n)))
        .map(batch -> batch.stream().mapToInt(i -> i).toArray())
        .toArray(int[][]::new);
  }
}
