package lab.diagnose.draws;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import lab.diagnose.draws.Trait.Kind;

/**
 * The orders in which a piece took the images in many epochs, and what is wrong with all of them.
 *
 * @param size images of a batch, which divides their number; 1 if batches are of another size
 * @param orders each the numbers 0 … n − 1, of at least a thousand epochs with other randoms
 */
public record DrawnOrders(int size, List<int[]> orders) {
  public static final String SORTED = "the images come in their order; look at what is shuffled";
  public static final String BATCHES =
      "the batches are shuffled and the images in them are not; look at what is shuffled";
  public static final String SORTED_BATCHES =
      "the images of a batch are in their order; look at what is done after the shuffle";
  public static final String NEVER_OWN =
      "no image is ever in its own place, where by chance one is; look at which images a swap may be"
          + " with";
  public static final String BIASED =
      "some orders are likelier than others, as where each image is swapped with any other; look at"
          + " which it may be swapped with";

  /**
   * Finds what is wrong with the orders; empty if nothing is.
   *
   * @return nothing if there is too little to say something by
   */
  public List<Trait> traits() {
    return fixed()
        .or(this::blocks)
        .or(this::places)
        .map(sentence -> List.of(new Trait(Kind.DISTRIBUTION, sentence)))
        .orElse(List.of());
  }

  private int n() {
    return orders.get(0).length;
  }

  private boolean all(Predicate<int[]> holds) {
    return orders.stream().allMatch(holds);
  }

  private Optional<String> fixed() {
    int n = n();
    int[] sorted = IntStream.range(0, n).toArray();
    if (all(order -> Arrays.equals(order, sorted))) {
      return Optional.of(SORTED);
    }
    if (all(order -> Arrays.equals(order, reversed(sorted)))) {
      return Optional.of("the images come from last to first; look at what is shuffled");
    }
    if (all(order -> IntStream.range(1, n).allMatch(i -> order[i] == (order[i - 1] + 1) % n))) {
      return Optional.of(
          "the images come in their order from some image on, and then the first; look at what is"
              + " shuffled");
    }
    int[] kept =
        IntStream.range(0, n).filter(i -> all(order -> order[i] == orders.get(0)[i])).toArray();
    return kept.length == 0 || kept.length == n
        ? Optional.empty()
        : Optional.of(
            kept[kept.length - 1] < n - 1 || kept[0] > 0
                ? "the image at place %d of %d is always %d; look at where the shuffle %s"
                    .formatted(kept[0], n, orders.get(0)[kept[0]], kept[0] == 0 ? "begins" : "ends")
                : "some images never leave their place; look at which ones are shuffled");
  }

  private static int[] reversed(int... a) {
    return IntStream.range(0, a.length).map(i -> a[a.length - 1 - i]).toArray();
  }

  /** Batches and what is in them. */
  private Optional<String> blocks() {
    if (size == 1) {
      return Optional.empty();
    }
    boolean inner =
        all(
            order ->
                IntStream.range(1, n()).allMatch(i -> i % size == 0 || order[i] > order[i - 1]));
    boolean together =
        all(
            order ->
                IntStream.range(1, n())
                    .allMatch(i -> i % size == 0 || order[i] / size == order[i - 1] / size));
    if (!together) {
      return inner ? Optional.of(SORTED_BATCHES) : Optional.empty();
    }
    return Optional.of(
        inner
            ? BATCHES
            : "the same images are in one batch in every epoch; look at what is cut and what is"
                + " shuffled");
  }

  /** How often each image comes to each place. */
  private Optional<String> places() {
    int n = n();
    long[][] counts = new long[n][n];
    for (int[] order : orders) {
      for (int place = 0; place < n; place++) {
        counts[order[place]][place]++;
      }
    }
    if (IntStream.range(0, n).allMatch(i -> counts[i][i] == 0)) {
      return Optional.of(NEVER_OWN);
    }
    if (DrawTests.isTable(counts, even(n))) {
      return Optional.empty();
    }
    if (DrawTests.isTable(counts, swapped(n, false))
        || DrawTests.isTable(counts, swapped(n, true))) {
      return Optional.of(BIASED);
    }
    for (int image = 0; image < n; image++) {
      for (int place = 0; place < n; place++) {
        if (counts[image][place] == 0) {
          return Optional.of(
              "image %d of %d never comes to place %d; look at where the shuffle begins and ends"
                  .formatted(image, n, place));
        }
      }
    }
    long own = IntStream.range(0, n).mapToLong(i -> counts[i][i]).sum();
    return Optional.of(
        own > 1.3 * orders.size()
            ? "too many images stay in their own place; look at how many are moved"
            : "some images come to some places too often; look at which images a swap may be with");
  }

  private static double[][] even(int n) {
    double[][] even = new double[n][n];
    Arrays.stream(even).forEach(row -> Arrays.fill(row, 1.0 / n));
    return even;
  }

  /**
   * Where images come to be if one after the other is swapped with any of all.
   *
   * @return for each image the probability of each place
   */
  private static double[][] swapped(int n, boolean fromLast) {
    double[][] places = new double[n][n];
    for (int image = 0; image < n; image++) {
      double[] p = places[image];
      p[image] = 1;
      for (int step = 0; step < n; step++) {
        int i = fromLast ? n - 1 - step : step;
        double there = p[i];
        for (int place = 0; place < n; place++) {
          p[place] = place == i ? 1.0 / n : p[place] * (1 - 1.0 / n) + there / n;
        }
      }
    }
    return places;
  }
}
