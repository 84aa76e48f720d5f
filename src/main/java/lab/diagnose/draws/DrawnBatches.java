package lab.diagnose.draws;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import lab.diagnose.draws.Trait.Kind;

/**
 * The batches that a piece made of one epoch, and what is wrong with several such epochs.
 *
 * @param n images
 * @param size images of a batch
 * @param batches image numbers
 */
public record DrawnBatches(int n, int size, int[]... batches) {
  public static final String DROPPED =
      "the last images are missing where size does not divide n; look at how many batches there are";
  public static final String PADDED =
      "the last batch is as long as the others, with images that have come before; look at where it"
          + " ends";
  public static final String ZEROS =
      "the last batch is as long as the others, and its end is 0 throughout; look at how long it is";
  public static final String EMPTY =
      "there is a batch too many, and it is empty, where size divides n; look at how many batches"
          + " there are";
  public static final String DUPLICATED =
      "each number is drawn anew, so that some images come twice and some never; look at what is"
          + " shuffled";
  public static final String FROM_1 = "the images are 1 … n, and must be 0 … n − 1";
  public static final String COUNT =
      "there are size batches, and must be batches of size images; look at which is which";
  public static final String SHORT = wrapped("a short", Short.MAX_VALUE);
  public static final String AT_MOST_100 = atMost(100);

  public static final String ELSEWHERE =
      "another order comes of the same random; look at where chance comes from";
  public static final String SAME =
      "the order is the same whatever random is; look at where chance comes from";
  public static final String KEPT =
      "the first epoch's order comes again in the next; look at what is kept from epoch to epoch";

  /** The sizes of batches that a mistake makes. */
  private record Cut(String sentence, Sizes sizes) {
    boolean is(DrawnBatches one) {
      return Arrays.equals(one.sizes(), sizes.of(one.n, one.size));
    }
  }

  private interface Sizes {
    int[] of(int n, int size);
  }

  private static final Cut RIGHT = new Cut("", DrawnBatches::cut);

  private static final List<Cut> CUTS =
      List.of(
          new Cut(DROPPED, (n, size) -> full(n / size, size)),
          new Cut(EMPTY, (n, size) -> plus(full(n / size, size), n % size)),
          new Cut(COUNT, (n, size) -> cut(n, Math.max(1, (n + size - 1) / size))),
          new Cut(
              "all images are in one batch; look at where a batch ends", (n, size) -> full(1, n)),
          new Cut("each batch has one image; look at where a batch ends", (n, size) -> full(n, 1)),
          new Cut(
              "each batch has one image too many; look at where a batch ends",
              (n, size) -> cut(n, size + 1)),
          new Cut(
              "each batch has one image too few; look at where a batch ends",
              (n, size) -> cut(n, Math.max(1, size - 1))),
          new Cut(
              "what is left is in the batch before, and must be a batch of its own; look at where"
                  + " the last batch begins",
              DrawnBatches::merged),
          new Cut(
              "the smaller batch comes first, and must be the last; look at where batches begin",
              (n, size) -> reversed(cut(n, size))),
          new Cut(
              "what is left is spread over all batches, and must be a last one; look at how long a"
                  + " batch is",
              DrawnBatches::spread));

  // Sizes and numbers

  /**
   * Finds what is wrong with the sizes of batches and the numbers in them; empty if nothing is.
   *
   * @param cases of several sizes, which divide n in some and not in others; one of more than
   *     32,767 images
   */
  public static List<Trait> of(List<DrawnBatches> cases) {
    return sizes(cases)
        .map(sentence -> List.of(new Trait(Kind.SHAPE, sentence)))
        .or(() -> numbers(cases).map(sentence -> List.of(new Trait(Kind.VALUES, sentence))))
        .orElse(List.of());
  }

  private static boolean all(List<DrawnBatches> cases, Predicate<DrawnBatches> holds) {
    return cases.stream().allMatch(holds);
  }

  private static Optional<String> sizes(List<DrawnBatches> cases) {
    if (all(cases, RIGHT::is)) {
      return Optional.empty();
    }
    List<DrawnBatches> divided = cases.stream().filter(one -> one.n % one.size != 0).toList();
    if (all(cases, one -> Arrays.equals(one.sizes(), full((one.n - 1) / one.size + 1, one.size)))) {
      return Optional.of(
          all(divided, one -> one.endsIn(0))
              ? ZEROS
              : all(divided, one -> one.endsIn(-1))
                  ? "the last batch is as long as the others, and its end is −1; look at how long it"
                      + " is"
                  : PADDED);
    }
    List<String> fitting =
        CUTS.stream().filter(cut -> all(cases, cut::is)).map(Cut::sentence).toList();
    if (fitting.size() == 1) {
      return Optional.of(fitting.get(0));
    }
    int most = cases.stream().mapToInt(one -> one.batches.length).max().orElse(0);
    return all(
            cases,
            one -> {
              int[] right = RIGHT.sizes.of(one.n, one.size);
              return Arrays.equals(one.sizes(), Arrays.copyOf(right, Math.min(most, right.length)));
            })
        ? Optional.of(atMost(most))
        : Optional.empty();
  }

  private static String atMost(int batches) {
    return "there are never more than %d batches; look for a number that stands there as %1$d"
        .formatted(batches);
  }

  private int[] sizes() {
    return Arrays.stream(batches).mapToInt(batch -> batch.length).toArray();
  }

  /** Whether the last batch holds a number in the place of images that are not there. */
  private boolean endsIn(int number) {
    int[] last = batches[batches.length - 1];
    return Arrays.stream(last, n % size, size).allMatch(i -> i == number);
  }

  private static int[] cut(int n, int size) {
    int[] full = full(n / size, size);
    return n % size == 0 ? full : plus(full, n % size);
  }

  private static int[] full(int batches, int size) {
    return IntStream.range(0, batches).map(b -> size).toArray();
  }

  private static int[] plus(int[] sizes, int last) {
    int[] more = Arrays.copyOf(sizes, sizes.length + 1);
    more[sizes.length] = last;
    return more;
  }

  private static int[] merged(int n, int size) {
    int[] sizes = full(Math.max(1, n / size), size);
    sizes[sizes.length - 1] = n - (sizes.length - 1) * size;
    return sizes;
  }

  private static int[] spread(int n, int size) {
    int batches = (n - 1) / size + 1;
    return IntStream.range(0, batches).map(b -> n / batches + (b < n % batches ? 1 : 0)).toArray();
  }

  private static int[] reversed(int... sizes) {
    return IntStream.range(0, sizes.length).map(b -> sizes[sizes.length - 1 - b]).toArray();
  }

  private int[] flat() {
    return Arrays.stream(batches).flatMapToInt(IntStream::of).toArray();
  }

  private boolean holds(IntStream numbers) {
    return Arrays.equals(IntStream.of(flat()).sorted().toArray(), numbers.sorted().toArray());
  }

  private static Optional<String> numbers(List<DrawnBatches> cases) {
    if (all(cases, one -> one.holds(IntStream.range(0, one.n)))) {
      return Optional.empty();
    }
    if (all(cases, one -> one.holds(IntStream.rangeClosed(1, one.n)))) {
      return Optional.of(FROM_1);
    }
    for (Object[] type : new Object[][] {{"a byte", 127}, {"a short", 32_767}}) {
      int largest = (int) type[1];
      if (all(
          cases,
          one ->
              one.holds(
                  IntStream.range(0, one.n).map(i -> largest == 127 ? (byte) i : (short) i)))) {
        return Optional.of(wrapped((String) type[0], largest));
      }
    }
    List<DrawnBatches> several = cases.stream().filter(one -> one.n > 1).toList();
    if (all(several, one -> one.missing().equals(Set.of(one.n - 1)))) {
      return Optional.of("the last image, n − 1, never comes; look at where the numbers end");
    }
    if (all(several, one -> one.missing().equals(Set.of(0)))) {
      return Optional.of("image 0 never comes; look at where the numbers begin");
    }
    if (all(cases, one -> Arrays.stream(one.batches).allMatch(one::isBeginning))) {
      return Optional.of("all batches begin with the same images; look at where a batch begins");
    }
    if (all(cases, one -> IntStream.of(one.flat()).anyMatch(i -> i < 0 || i >= one.n))) {
      return Optional.of(
          "some numbers are below 0 or above n − 1; look at what is put into a batch");
    }
    DrawnBatches largest = cases.stream().reduce((a, b) -> a.n > b.n ? a : b).orElseThrow();
    double missing = largest.missing().size() / (double) largest.n;
    return Optional.of(
        Math.abs(missing - 1 / Math.E) < 0.02
            ? DUPLICATED
            : "some images come twice and some never; look at where a batch begins and ends");
  }

  private static String wrapped(String type, int largest) {
    return "image numbers past %,d come as others, as %s holds none; look at the types of numbers"
        .formatted(largest, type);
  }

  private boolean isBeginning(int... batch) {
    return batches.length > 1 && Arrays.equals(batch, Arrays.copyOf(batches[0], batch.length))
        || batches.length == 1;
  }

  /** The images that never come. */
  private Set<Integer> missing() {
    Set<Integer> missing =
        IntStream.range(0, n).boxed().collect(Collectors.toCollection(TreeSet::new));
    IntStream.of(flat()).forEach(missing::remove);
    return missing;
  }

  // Where epochs come from

  /**
   * What an epoch has to do with the generator that is passed in.
   *
   * @param first the order of some fifty images
   * @param again of another piece, with the same random
   * @param other of another piece, with another random
   * @param next of the first piece, with yet another random
   * @param last of the first piece, with the first random again
   */
  public static List<Trait> ofSources(
      int[] first, int[] again, int[] other, int[] next, int... last) {
    String sentence = "";
    if (isSorted(first)) {
      return List.of(); // nothing is drawn
    }
    if (!Arrays.equals(first, again)) {
      sentence = ELSEWHERE;
    } else if (Arrays.equals(first, other)) {
      sentence = SAME;
    } else if (Arrays.equals(first, next)) {
      sentence = KEPT;
    } else if (!Arrays.equals(first, last)) {
      sentence =
          "the same random gives another order in a later epoch; look at what is kept from epoch to"
              + " epoch";
    }
    return sentence.isEmpty() ? List.of() : List.of(new Trait(Kind.SOURCE, sentence));
  }

  private static boolean isSorted(int... order) {
    return Arrays.equals(order, IntStream.of(order).sorted().toArray());
  }
}
