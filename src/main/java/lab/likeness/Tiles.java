package lab.likeness;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * Finds the runs of tokens that two sequences share, the longest first, without overlap and in any
 * order: greedy string tiling.
 *
 * @see <a href="https://doi.org/10.3217/jucs-008-11-1016">Prechelt, Malpohl and Philippsen, Finding
 *     plagiarisms among a set of programs with JPlag (2002)</a>
 */
final class Tiles {
  /** In sources of nothing but repetitions, more runs than that are not looked at. */
  private static final int MAX_RUNS = 50_000;

  private Tiles() {}

  /**
   * A run.
   *
   * @param left where it begins in the left sequence
   * @param right where in the right one
   * @param length in tokens
   */
  record Tile(int left, int right, int length) {}

  /** The runs of at least {@link Fingerprints#GRAM} tokens, in the order of the left sequence. */
  static List<Tile> of(long[] left, long[] right) {
    var open =
        new PriorityQueue<Tile>(
            Comparator.comparingInt((Tile tile) -> -tile.length)
                .thenComparingInt(Tile::left)
                .thenComparingInt(Tile::right));
    open.addAll(longest(left, right));
    var inLeft = new BitSet(left.length);
    var inRight = new BitSet(right.length);
    List<Tile> tiles = new ArrayList<>();
    while (!open.isEmpty()) {
      Tile tile = open.poll();
      List<Tile> free = free(tile, inLeft, inRight);
      if (free.equals(List.of(tile))) {
        tiles.add(tile);
        inLeft.set(tile.left, tile.left + tile.length);
        inRight.set(tile.right, tile.right + tile.length);
      } else {
        open.addAll(free); // shorter, so others may come before
      }
    }
    tiles.sort(Comparator.comparingInt(Tile::left));
    return tiles;
  }

  /** All runs that go on at neither end. */
  private static List<Tile> longest(long[] left, long[] right) {
    long[] leftGrams = Fingerprints.grams(left);
    long[] rightGrams = Fingerprints.grams(right);
    Map<Long, List<Integer>> places = new HashMap<>();
    for (int j = 0; j < rightGrams.length; j++) {
      places.computeIfAbsent(rightGrams[j], any -> new ArrayList<>()).add(j);
    }
    List<Tile> runs = new ArrayList<>();
    for (int i = 0; i < leftGrams.length; i++) {
      for (int j : places.getOrDefault(leftGrams[i], List.of())) {
        boolean begun = i > 0 && j > 0 && left[i - 1] == right[j - 1];
        if (!begun && runs.size() < MAX_RUNS) {
          int length = Arrays.mismatch(left, i, left.length, right, j, right.length);
          runs.add(new Tile(i, j, length < 0 ? left.length - i : length));
        }
      }
    }
    return runs;
  }

  /** What of a run is in no tile yet, in runs that are long enough. */
  private static List<Tile> free(Tile tile, BitSet inLeft, BitSet inRight) {
    List<Tile> free = new ArrayList<>();
    int from = 0;
    for (int i = 0; i <= tile.length; i++) {
      if (i == tile.length || inLeft.get(tile.left + i) || inRight.get(tile.right + i)) {
        if (i - from >= Fingerprints.GRAM) {
          free.add(new Tile(tile.left + from, tile.right + from, i - from));
        }
        from = i + 1;
      }
    }
    return free;
  }
}
