package lab.likeness;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * The code that counts for nothing in a comparison: what stands in the stubs or the references, and
 * what more than one in {@value #ONE_IN} of former classes' submissions had, and two at least. How
 * many of the class at hand have it plays no part, or the more copied, the less would show.
 */
public final class Common {
  private static final int ONE_IN = 20;

  private final long[] prints;
  private final long[] given;

  private Common(long[] prints, long[] given) {
    this.prints = prints;
    this.given = given;
  }

  /**
   * Takes the fingerprints of what is common.
   *
   * @param given sources that everybody has
   * @param former what was handed in by others before: for each, its sources
   */
  public static Common of(
      Collection<String> given, Collection<? extends Map<String, String>> former) {
    List<long[]> all = new ArrayList<>();
    List<long[]> grams = new ArrayList<>();
    for (String source : given) {
      long[] tokens = TokenSequence.of(source).tokens();
      all.add(Fingerprints.of(tokens));
      grams.add(Fingerprints.grams(tokens));
    }
    List<long[]> before = new ArrayList<>();
    for (Map<String, String> sources : former) {
      before.add(
          sources.values().stream()
              .flatMapToLong(
                  source -> Arrays.stream(Fingerprints.of(TokenSequence.of(source).tokens())))
              .distinct()
              .toArray());
    }
    all.add(frequent(before, Math.max(1, before.size() / ONE_IN)));
    return new Common(sorted(all), sorted(grams));
  }

  private static long[] frequent(List<long[]> sets, int most) {
    long[] all = sets.stream().flatMapToLong(Arrays::stream).sorted().toArray();
    long[] kept = new long[all.length];
    int count = 0;
    for (int from = 0; from < all.length; ) {
      int to = from;
      while (to < all.length && all[to] == all[from]) {
        to++;
      }
      if (to - from > most) {
        kept[count++] = all[from];
      }
      from = to;
    }
    return Arrays.copyOf(kept, count);
  }

  static long[] sorted(List<long[]> sets) {
    return sets.stream().flatMapToLong(Arrays::stream).sorted().distinct().toArray();
  }

  boolean has(long print) {
    return Arrays.binarySearch(prints, print) >= 0;
  }

  /** Which tokens stand in a source that everybody has, and so much around them. */
  BitSet given(long[] tokens) {
    long[] grams = Fingerprints.grams(tokens);
    var found = new BitSet(tokens.length);
    for (int i = 0; i < grams.length; i++) {
      if (Arrays.binarySearch(given, grams[i]) >= 0) {
        found.set(i, i + Fingerprints.GRAM);
      }
    }
    return found;
  }

  /** What of a source's fingerprints is its own. */
  long[] without(long[] all) {
    return Arrays.stream(all).filter(print -> !has(print)).toArray();
  }
}
