package lab.likeness;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Maps fingerprints to the works that have them, so that what pairs share is counted without
 * looking at pairs that share nothing. A work is given by the fingerprints of each of its files,
 * none of which is twice in it.
 */
final class Index {
  /** So much of a file may be alike by chance, as what can be said in few ways is. */
  private static final double CHANCE = 0.25;

  /** And so many fingerprints more, some three lines: short solutions are often the same. */
  private static final double SHORT = 8;

  private final List<long[][]> works;
  private final int mostFiles;

  /** For each file of each work, the numbers of its fingerprints. */
  private final int[][][] numbers;

  /** Of each fingerprint in turn, the files that have it: work · mostFiles + file. */
  private final int[] owners;

  /** Where the owners of each fingerprint begin. */
  private final int[] starts;

  Index(List<long[][]> works) {
    this.works = works;
    mostFiles = works.stream().mapToInt(files -> files.length).max().orElse(0);
    long[] prints = Common.sorted(works.stream().flatMap(Stream::of).toList());
    numbers = new int[works.size()][][];
    starts = new int[prints.length + 1];
    for (int work = 0; work < works.size(); work++) {
      numbers[work] = numbers(works.get(work), prints);
      for (int[] file : numbers[work]) {
        for (int number : file) {
          starts[number + 1]++;
        }
      }
    }
    Arrays.parallelPrefix(starts, Integer::sum);
    owners = new int[starts[prints.length]];
    int[] next = starts.clone();
    for (int work = 0; work < works.size(); work++) {
      for (int file = 0; file < numbers[work].length; file++) {
        for (int number : numbers[work][file]) {
          owners[next[number]++] = work * mostFiles + file;
        }
      }
    }
  }

  private static int[][] numbers(long[][] files, long[] prints) {
    return Stream.of(files)
        .map(
            file ->
                Arrays.stream(file).mapToInt(print -> Arrays.binarySearch(prints, print)).toArray())
        .toArray(int[][]::new);
  }

  /** Takes a pair of works that share something. */
  interface Taker {
    /**
     * @param left less than right
     * @param strength fingerprints that they share beyond chance, ≥ 0
     */
    void take(int left, int right, double strength);
  }

  /** Goes through all pairs that share anything. */
  void pairs(Taker taker) {
    int count = works.size();
    int[] inLeft = new int[count * mostFiles]; // what each right one shares with a file of the left
    int[] inRight = new int[count * mostFiles];
    int[] met = new int[count];
    boolean[] isMet = new boolean[count];
    for (int left = 0; left < count; left++) {
      int others = 0;
      for (int file = 0; file < numbers[left].length; file++) {
        for (int number : numbers[left][file]) {
          for (int at = starts[number + 1] - 1; at >= starts[number]; at--) {
            int right = owners[at] / mostFiles;
            if (right <= left) {
              break; // owners stand in the order of works
            }
            inLeft[right * mostFiles + file]++;
            inRight[owners[at]]++;
            if (!isMet[right]) {
              isMet[right] = true;
              met[others++] = right;
            }
          }
        }
      }
      Arrays.sort(met, 0, others);
      for (int i = 0; i < others; i++) {
        int right = met[i];
        int from = right * mostFiles;
        taker.take(
            left,
            right,
            Math.max(beyond(inLeft, from, numbers[left]), beyond(inRight, from, numbers[right])));
        Arrays.fill(inLeft, from, from + mostFiles, 0);
        Arrays.fill(inRight, from, from + mostFiles, 0);
        isMet[right] = false;
      }
    }
  }

  private static double beyond(int[] shared, int from, int[][] files) {
    double sum = 0;
    for (int file = 0; file < files.length; file++) {
      sum += beyond(shared[from + file], files[file].length);
    }
    return sum;
  }

  private static double beyond(int shared, int all) {
    return Math.max(0, shared - CHANCE * all - SHORT);
  }

  /** What a work would share with its very copy. */
  double all(int work) {
    return Stream.of(works.get(work)).mapToDouble(file -> beyond(file.length, file.length)).sum();
  }
}
