package mine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import lab.Batching;
import lab.Exercise;

/** A set of all images, shuffled. */
public record MiniBatches(int size) implements Batching {
  @Override
  @Exercise("6.1")
  public int[][] epoch(int n, RandomGenerator random) {
    Set<Integer> all = ConcurrentHashMap.newKeySet();
    for (int i = 0; i < n; i++) {
      all.add(i);
    }
    List<Integer> order = new ArrayList<>(all);
    Collections.shuffle(order, new Random(random.nextLong()));
    List<int[]> batches = new ArrayList<>();
    for (int from = 0; from < n; from += size) {
      List<Integer> batch = order.subList(from, Math.min(n, from + size));
      batches.add(batch.stream().mapToInt(Integer::intValue).toArray());
    }
    return batches.toArray(int[][]::new);
  }
}
