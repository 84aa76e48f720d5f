package lab.course.descent;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import lab.Batching;
import lab.course.kit.Mistake;

/**
 * The known mistakes of exercise 6.1, MiniBatches, each made from the right way in plain loops.
 * Images and labels cannot be shuffled apart here: a batch is a list of numbers, and the loop takes
 * both by them.
 */
public final class MiniBatchesMistakes {
  static final String FROM_1 = "images counted from 1";
  static final String COUNT = "size taken for the number of batches";
  static final String AT_MOST_100 = "the first 100 batches only";
  static final String BATCHES = "only the batches shuffled";
  static final String SORTED_BATCHES = "each batch sorted";
  static final String ZEROS = "the last batch filled with zeros";
  static final String EMPTY = "an empty batch at the end";
  static final String NEVER_OWN = "no image left in its place";
  static final String DROPPED = "a last, smaller batch dropped silently";
  static final String PADDED = "the last batch filled up";
  static final String DUPLICATED = "duplicated images";
  static final String SORTED = "sorted, not shuffled";
  static final String SAME_ORDER = "the same order every epoch";
  static final String KEPT = "the first epoch's order kept";
  static final String NOT_REPRODUCIBLE = "not reproducible from its seed";
  static final String SHORT = "image numbers in a short";
  static final String BIASED = "some orders likelier than others";

  private MiniBatchesMistakes() {}

  static final List<Mistake> ALL =
      List.of(
          wrong(
              DROPPED,
              "you round the number of batches down; the last may be smaller, but it is one",
              size ->
                  new Right(size) {
                    @Override
                    int batches(int n) {
                      return n / size;
                    }
                  }),
          wrong(
              PADDED,
              "you fill the last batch up to the full size; it holds what is left",
              size ->
                  new Right(size) {
                    @Override
                    int end(int from, int n) {
                      return from + size;
                    }
                  }),
          wrong(
              ZEROS,
              "you make the last batch as long as the others, and its end stays 0; it holds what is"
                  + " left",
              size ->
                  new Right(size) {
                    @Override
                    public int[][] cut(int[] order) {
                      int[][] batches = super.cut(order);
                      int last = batches.length - 1;
                      batches[last] = Arrays.copyOf(batches[last], size);
                      return batches;
                    }
                  }),
          wrong(
              EMPTY,
              "you make n / size + 1 batches, so that the last is empty where size divides n; round"
                  + " n / size up",
              size ->
                  new Right(size) {
                    @Override
                    int batches(int n) {
                      return n / size + 1;
                    }
                  }),
          wrong(
              NEVER_OWN,
              "you swap each image with one before it, so that none stays in its place; one may, and"
                  + " so it is drawn from i + 1",
              size ->
                  new Right(size) {
                    @Override
                    public int[] order(int n, RandomGenerator random) {
                      int[] order = IntStream.range(0, n).toArray();
                      for (int i = n - 1; i > 0; i--) {
                        int j = random.nextInt(i);
                        int kept = order[i];
                        order[i] = order[j];
                        order[j] = kept;
                      }
                      return order;
                    }
                  }),
          wrong(
              DUPLICATED,
              "some images come twice and some never, as when each is drawn anew; shuffle 0 … n − 1"
                  + " and cut it up",
              size ->
                  new Right(size) {
                    @Override
                    public int[] order(int n, RandomGenerator random) {
                      return IntStream.range(0, n).map(i -> random.nextInt(n)).toArray();
                    }
                  }),
          wrong(
              SORTED,
              "you cut the images as they come; shuffle them first",
              size ->
                  new Right(size) {
                    @Override
                    public int[] order(int n, RandomGenerator random) {
                      return IntStream.range(0, n).toArray();
                    }
                  }),
          wrong(
              BATCHES,
              "you cut first and shuffle the batches; shuffle the images, then cut",
              size ->
                  new Right(size) {
                    @Override
                    public int[][] epoch(int n, RandomGenerator random) {
                      int[][] batches = cut(IntStream.range(0, n).toArray());
                      int[] order = order(batches.length, random);
                      return Arrays.stream(order).mapToObj(b -> batches[b]).toArray(int[][]::new);
                    }
                  }),
          wrong(
              SAME_ORDER,
              "your order is the same whatever random is; draw from the one that is passed in",
              size ->
                  new Right(size) {
                    @Override
                    public int[] order(int n, RandomGenerator random) {
                      return super.order(n, new Random(0));
                    }
                  }),
          wrong(
              KEPT,
              "you shuffle once and keep that order; shuffle anew each time epoch is called",
              size ->
                  new Right(size) {
                    private int[] kept = {};

                    @Override
                    public int[] order(int n, RandomGenerator random) {
                      kept = kept.length == n ? kept : super.order(n, random);
                      return kept;
                    }
                  }),
          wrong(
              NOT_REPRODUCIBLE,
              "your chance comes from elsewhere; draw from the random that is passed in,"
                  + " and from nothing else",
              size ->
                  new Right(size) {
                    @Override
                    public int[] order(int n, RandomGenerator random) {
                      return super.order(n, new Random());
                    }
                  }),
          wrong(
              BIASED,
              "you swap each image with any other; in a fair shuffle (Fisher-Yates),"
                  + " what is in its place is not moved again",
              size ->
                  new Right(size) {
                    @Override
                    public int[] order(int n, RandomGenerator random) {
                      int[] order = IntStream.range(0, n).toArray();
                      for (int i = 0; i < n; i++) {
                        int j = random.nextInt(n);
                        int kept = order[i];
                        order[i] = order[j];
                        order[j] = kept;
                      }
                      return order;
                    }
                  }),
          wrong(
              SORTED_BATCHES,
              "you sort the images of a batch; leave them as the shuffle has put them",
              size ->
                  new Right(size) {
                    @Override
                    public int[][] cut(int[] order) {
                      int[][] batches = super.cut(order);
                      Arrays.stream(batches).forEach(Arrays::sort);
                      return batches;
                    }
                  }),
          wrong(
              FROM_1,
              "you number the images from 1; they are 0 … n − 1",
              size ->
                  new Right(size) {
                    @Override
                    public int[] order(int n, RandomGenerator random) {
                      return Arrays.stream(super.order(n, random)).map(i -> i + 1).toArray();
                    }
                  }),
          wrong(
              COUNT,
              "you cut into size batches; a batch has size images",
              size ->
                  new Right(size) {
                    @Override
                    public int[][] epoch(int n, RandomGenerator random) {
                      int each = Math.max(1, (n - 1) / size + 1);
                      return new Right(each).epoch(n, random);
                    }
                  }),
          wrong(
              SHORT,
              "you keep the numbers in a short, which ends at 32,767; image numbers are 0 … n − 1,"
                  + " and n is an int",
              size ->
                  new Right(size) {
                    @Override
                    public int[] order(int n, RandomGenerator random) {
                      return Arrays.stream(super.order(n, random)).map(i -> (short) i).toArray();
                    }
                  }),
          wrong(
              AT_MOST_100,
              "you give 100 batches at most; there are as many as it takes to hold all n images",
              size ->
                  new Right(size) {
                    @Override
                    int batches(int n) {
                      return Math.min(100, super.batches(n));
                    }
                  }));

  private static Mistake wrong(String name, String sentence, IntFunction<Batching> factory) {
    return new Mistake(name, sentence, settings -> factory.apply((int) settings[0]));
  }

  /** The right way, step by step. */
  public static class Right implements Batching {
    final int size;

    public Right(int size) {
      this.size = size;
    }

    @Override
    public int[][] epoch(int n, RandomGenerator random) {
      return cut(order(n, random));
    }

    public int[] order(int n, RandomGenerator random) {
      int[] order = IntStream.range(0, n).toArray();
      for (int i = n - 1; i > 0; i--) {
        int j = random.nextInt(i + 1);
        int kept = order[i];
        order[i] = order[j];
        order[j] = kept;
      }
      return order;
    }

    public int[][] cut(int[] order) {
      int n = order.length;
      int[][] batches = new int[batches(n)][];
      for (int b = 0; b < batches.length; b++) {
        int from = b * size;
        batches[b] = IntStream.range(from, end(from, n)).map(i -> order[i % n]).toArray();
      }
      return batches;
    }

    int batches(int n) {
      return (n - 1) / size + 1;
    }

    int end(int from, int n) {
      return Math.min(n, from + size);
    }
  }
}
