package reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MiniBatchesTest {
  @ParameterizedTest
  @CsvSource({"5, 2, 3, 1", "6, 2, 3, 2", "1, 100, 1, 1", "100, 100, 1, 100", "101, 100, 2, 1"})
  void theLastBatchMayBeSmaller(int n, int size, int count, int last) {
    int[][] batches = new MiniBatches(size).epoch(n, new SplittableRandom(1));
    assertThat(batches.length).isEqualTo(count);
    assertThat(batches[count - 1]).hasSize(last);
    assertThat(Arrays.asList(batches).subList(0, count - 1)).allMatch(b -> b.length == size);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void everyImageComesOnceInAFreshButReproducibleOrder(long seed) {
    MiniBatches batching = new MiniBatches(30);
    SplittableRandom random = new SplittableRandom(seed);
    int[] first = flat(batching.epoch(1000, random));
    int[] second = flat(batching.epoch(1000, random));
    int[] all = IntStream.range(0, 1000).toArray();
    assertThat(first).containsExactlyInAnyOrder(all).isNotEqualTo(all);
    assertThat(second).containsExactlyInAnyOrder(all).isNotEqualTo(first);
    assertThat(flat(batching.epoch(1000, new SplittableRandom(seed)))).isEqualTo(first);
  }

  @ParameterizedTest
  @ValueSource(ints = {1000, 1001, Integer.MAX_VALUE})
  void aBatchOfAllImages(int size) {
    int[][] batches = new MiniBatches(size).epoch(1000, new SplittableRandom(4));
    assertThat(batches).hasNumberOfRows(1);
    assertThat(batches[0]).hasSize(1000);
  }

  @Test
  void everyOrderIsAsLikely() {
    SplittableRandom random = new SplittableRandom(9);
    int[] seen = new int[6];
    for (int i = 0; i < 6000; i++) {
      int[] order = new MiniBatches(3).epoch(3, random)[0];
      seen[2 * order[0] + (order[1] > order[2] ? 1 : 0)]++;
    }
    assertThat(Arrays.stream(seen))
        .allMatch(count -> count > 850 && count < 1150); // 1000 ± 5 deviations
  }

  @Test
  void sizesMustBePositive() {
    assertThatThrownBy(() -> new MiniBatches(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("MiniBatches: size must be at least 1, but is 0");
    assertThatThrownBy(() -> new MiniBatches(5).epoch(0, new SplittableRandom(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("MiniBatches: n must be at least 1 image, but is 0");
  }

  private static int[] flat(int[][] batches) {
    return Arrays.stream(batches).flatMapToInt(Arrays::stream).toArray();
  }
}
