package lab.course.descent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import lab.Batching;
import lab.course.kit.Checks;
import lab.course.kit.Drawing;
import lab.course.kit.Pieces;
import lab.course.kit.Points;
import lab.course.kit.Rubric;
import lab.diagnose.draws.DrawnBatches;
import lab.diagnose.draws.DrawnOrders;
import lab.diagnose.draws.Trait;
import lab.diagnose.draws.Trait.Kind;
import lab.piece.SeededRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** The checks of exercise 6.1, MiniBatches. */
@Checks
public final class MiniBatchesChecks {
  /** Images: a prime number of them, more than a short counts. */
  private static final int BEYOND_SHORT = 33_013;

  private static final Drawing DRAWING =
      new Drawing(
          List.of(
              MiniBatchesChecks::batches, MiniBatchesChecks::sources, MiniBatchesChecks::orders),
          List.of(
              Set.of(Kind.SHAPE, Kind.VALUES),
              Set.of(Kind.SHAPE, Kind.VALUES),
              Set.of(Kind.SOURCE),
              Set.of(Kind.SOURCE, Kind.DISTRIBUTION),
              Set.of(Kind.DISTRIBUTION)),
          Map.ofEntries(
              Map.entry(DrawnBatches.DROPPED, MiniBatchesMistakes.DROPPED),
              Map.entry(DrawnBatches.PADDED, MiniBatchesMistakes.PADDED),
              Map.entry(DrawnBatches.ZEROS, MiniBatchesMistakes.ZEROS),
              Map.entry(DrawnBatches.EMPTY, MiniBatchesMistakes.EMPTY),
              Map.entry(DrawnBatches.DUPLICATED, MiniBatchesMistakes.DUPLICATED),
              Map.entry(DrawnBatches.FROM_1, MiniBatchesMistakes.FROM_1),
              Map.entry(DrawnBatches.COUNT, MiniBatchesMistakes.COUNT),
              Map.entry(DrawnBatches.SHORT, MiniBatchesMistakes.SHORT),
              Map.entry(DrawnBatches.AT_MOST_100, MiniBatchesMistakes.AT_MOST_100),
              Map.entry(DrawnBatches.ELSEWHERE, MiniBatchesMistakes.NOT_REPRODUCIBLE),
              Map.entry(DrawnBatches.SAME, MiniBatchesMistakes.SAME_ORDER),
              Map.entry(DrawnBatches.KEPT, MiniBatchesMistakes.KEPT),
              Map.entry(DrawnOrders.SORTED, MiniBatchesMistakes.SORTED),
              Map.entry(DrawnOrders.BATCHES, MiniBatchesMistakes.BATCHES),
              Map.entry(DrawnOrders.SORTED_BATCHES, MiniBatchesMistakes.SORTED_BATCHES),
              Map.entry(DrawnOrders.NEVER_OWN, MiniBatchesMistakes.NEVER_OWN),
              Map.entry(DrawnOrders.BIASED, MiniBatchesMistakes.BIASED)));

  public static final Rubric RUBRIC =
      Rubric.of(
          "6.1",
          "MiniBatches",
          Batching.class,
          MiniBatchesChecks.class,
          MiniBatchesMistakes.ALL,
          DRAWING);

  @Test
  @Order(1)
  @Points(1)
  @DisplayName("Six images in batches of two: each image is in one batch, once")
  void eachOnce(Pieces pieces) {
    int[][] few = epoch(pieces, 6, 2, 1);
    requireEachOnce(6, 2, few);
    requireSizes(6, 2, few);
    int size = 4 + pieces.dice().nextInt(20);
    int[][] five = epoch(pieces, 5 * size, size, pieces.dice().nextLong());
    requireEachOnce(5 * size, size, five);
    requireSizes(5 * size, size, five);
    requireEachOnce(BEYOND_SHORT, 128, epoch(pieces, BEYOND_SHORT, 128, pieces.dice().nextLong()));
  }

  @Test
  @Order(2)
  @Points(1)
  @DisplayName("All batches are of the same size but the last, which holds what is left")
  void lastBatch(Pieces pieces) {
    int some = 97 + pieces.dice().nextInt(31); // in batches of 32, the last of them not full
    int[][] cases = {
      {3, 2},
      {7, 3},
      {2, 5},
      {1, 1},
      {5, 1},
      {9, 9},
      {some, 32},
      {307, 100},
      {BEYOND_SHORT, 100},
      {5, 1_000_000_000}
    };
    for (int[] one : cases) {
      int n = one[0];
      int size = one[1];
      int[][] batches = epoch(pieces, n, size, n);
      requireSizes(n, size, batches);
      requireEachOnce(n, size, batches);
    }
  }

  @Test
  @Order(3)
  @Points(1)
  @DisplayName("The same random gives the same batches")
  void reproducible(Pieces pieces) {
    long state = pieces.dice().nextLong();
    int[][] first = epoch(pieces, 50, 8, state);
    int[][] again = epoch(pieces, 50, 8, state);
    if (!Arrays.deepEquals(first, again)) {
      throw new AssertionError(
          "two epochs with the same random differ: the first batch is %s and then %s"
              .formatted(Arrays.toString(first[0]), Arrays.toString(again[0])));
    }
    requireEachOnce(50, 8, first);
    requireSizes(50, 8, first); // to give all at once is no choice that could be the same
    Batching piece = pieces.piece(Batching.class, 8);
    for (long other : new long[] {state, state + 1, state}) {
      int[][] epoch = epoch(piece, 50, other);
      if (other == state && !Arrays.deepEquals(first, epoch)) {
        throw new AssertionError(
            "the same random gives other batches in a later epoch: the first batch is %s and then %s"
                .formatted(Arrays.toString(first[0]), Arrays.toString(epoch[0])));
      }
    }
  }

  /** By chance, two orders of 50 images are the same once in 3e64 times. */
  @Test
  @Order(4)
  @Points(1)
  @DisplayName("Every epoch has an order of its own, and it is a shuffled one")
  void freshOrder(Pieces pieces) {
    Batching piece = pieces.piece(Batching.class, 8);
    int[] first = shuffled(piece, pieces.dice());
    int[] second = shuffled(piece, pieces.dice());
    int[] another = shuffled(pieces.piece(Batching.class, 8), pieces.dice());
    if (Arrays.equals(first, IntStream.range(0, 50).toArray())) {
      throw new AssertionError("50 images come in their order, 0, 1, 2, …");
    }
    if (Arrays.equals(first, second) || Arrays.equals(first, another)) {
      throw new AssertionError("two epochs with other randoms have the same order");
    }
    long kept = IntStream.range(0, 49).filter(i -> first[i + 1] == first[i] + 1).count();
    assertThat(kept) // one on average; more than 20 less than once in 1e18 times
        .withFailMessage("%d of 50 images come right after the one before them", kept)
        .isLessThan(20);
  }

  /**
   * 6000 epochs of 4 images, or 3000 where they leave no doubt. Two batches, for sorting a single
   * one would be no shuffle at all.
   */
  @Test
  @Order(5)
  @Points(1)
  @DisplayName("Every order is as likely as any other")
  void fair(Pieces pieces) {
    Batching piece = pieces.piece(Batching.class, 2);
    Map<String, Integer> seen = new HashMap<>();
    int epochs = 0;
    while (epochs < 6000 && !(epochs == 3000 && distance(seen, epochs) < 50)) {
      int[][] batches = epoch(piece, 4, pieces.dice().nextLong());
      requireEachOnce(4, 2, batches);
      seen.merge(Arrays.toString(flat(batches)), 1, Integer::sum);
      epochs++;
    }
    if (distance(seen, epochs) > 90) {
      throw new AssertionError(
          "in 6000 epochs of 4 images the 24 orders come from %d to %d times; each should come about 250 times"
              .formatted(
                  seen.size() < 24 ? 0 : seen.values().stream().min(Integer::compare).get(),
                  seen.values().stream().max(Integer::compare).get()));
    }
  }

  /**
   * Σ (seen − expected)² / expected over the 24 orders: 23 on average. In 3000 epochs it is 50 or
   * more once in 1,000 times, and less than 50 once in 10,000 times if each image is swapped with
   * any other. In 6000 it is more than 90 less than once in 1e9 times, and then about 200.
   */
  private static double distance(Map<String, Integer> seen, int epochs) {
    double expected = epochs / 24.0;
    double distance = (24 - seen.size()) * expected;
    for (int count : seen.values()) {
      distance += (count - expected) * (count - expected) / expected;
    }
    return distance;
  }

  private static int[][] epoch(Pieces pieces, int n, int size, long state) {
    return epoch(pieces.piece(Batching.class, size), n, state);
  }

  private static int[][] epoch(Batching piece, int n, long state) {
    int[][] batches = piece.epoch(n, new SeededRandom(state));
    if (batches == null || Arrays.stream(batches).anyMatch(batch -> batch == null)) {
      throw new AssertionError("epoch gives null where a batch should be");
    }
    return batches;
  }

  /** The order of 50 images in batches of 8. */
  private static int[] shuffled(Batching piece, SeededRandom dice) {
    int[][] batches = epoch(piece, 50, dice.nextLong());
    requireEachOnce(50, 8, batches);
    return flat(batches);
  }

  private static void requireSizes(int n, int size, int[][] batches) {
    int[] sizes = Arrays.stream(batches).mapToInt(batch -> batch.length).toArray();
    int full = n / size;
    int left = n % size;
    int[] expected =
        IntStream.range(0, full + (left > 0 ? 1 : 0)).map(b -> b < full ? size : left).toArray();
    if (!Arrays.equals(sizes, expected)) {
      throw new AssertionError(
          "%d images in batches of %d give batches of %s, not %s"
              .formatted(n, size, shown(sizes), shown(expected)));
    }
  }

  /** All of them, or the first and the last of many. */
  private static String shown(int[] sizes) {
    if (sizes.length <= 20) {
      return Arrays.toString(sizes);
    }
    return "[%d, %d, …, %d, %d], %d batches"
        .formatted(
            sizes[0], sizes[1], sizes[sizes.length - 2], sizes[sizes.length - 1], sizes.length);
  }

  private static void requireEachOnce(int n, int size, int[][] batches) {
    int[] all = flat(batches);
    int[] sorted = IntStream.of(all).sorted().toArray();
    if (!Arrays.equals(sorted, IntStream.range(0, n).toArray())) {
      String shown = all.length < 100 ? Arrays.deepToString(batches) : "other numbers";
      throw new AssertionError(
          "%d images in batches of %d give %s, not each of 0 … %d once"
              .formatted(n, size, shown.length() < 200 ? shown : "other numbers", n - 1));
    }
  }

  private static List<Trait> batches(Pieces pieces) {
    int[][] cases = {
      {6, 2},
      {7, 3},
      {35, 7},
      {2, 5},
      {1, 1},
      {9, 9},
      {50, 8},
      {131, 32},
      {307, 100},
      {BEYOND_SHORT, 128}
    };
    return DrawnBatches.of(
        Arrays.stream(cases)
            .map(
                one ->
                    new DrawnBatches(
                        one[0], one[1], epoch(pieces, one[0], one[1], pieces.dice().nextLong())))
            .toList());
  }

  private static List<Trait> sources(Pieces pieces) {
    Batching piece = pieces.piece(Batching.class, 8);
    long state = pieces.dice().nextLong();
    return DrawnBatches.ofSources(
        flat(epoch(piece, 50, state)),
        flat(epoch(pieces, 50, 8, state)),
        flat(epoch(pieces, 50, 8, state + 1)),
        flat(epoch(piece, 50, state + 2)),
        flat(epoch(piece, 50, state)));
  }

  private static List<Trait> orders(Pieces pieces) {
    Batching piece = pieces.piece(Batching.class, 4);
    List<int[]> orders = new ArrayList<>();
    boolean full = true;
    for (int i = 0; i < 3000; i++) {
      int[][] batches = epoch(piece, 12, pieces.dice().nextLong());
      full &= Arrays.stream(batches).allMatch(batch -> batch.length == 4);
      requireEachOnce(12, 4, batches);
      orders.add(flat(batches));
    }
    return new DrawnOrders(full ? 4 : 1, orders).traits();
  }

  private static int[] flat(int[][] batches) {
    return Arrays.stream(batches).flatMapToInt(IntStream::of).toArray();
  }
}
