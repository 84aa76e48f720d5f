package lab.likeness;

import java.util.ArrayList;
import java.util.List;

/**
 * Computes the fingerprints of a sequence of tokens by winnowing: every run of {@value #GRAM} is
 * hashed, and of every {@value #WINDOW} neighbours the smallest hash stays. Whatever two sequences
 * have in common over {@code GRAM + WINDOW − 1} tokens is found, and nothing shorter than {@code
 * GRAM}.
 *
 * @see <a href="https://doi.org/10.1145/872757.872770">Schleimer, Wilkerson and Aiken, Winnowing:
 *     local algorithms for document fingerprinting (2003)</a>
 */
final class Fingerprints {
  static final int GRAM = 12;
  static final int WINDOW = 4;

  private Fingerprints() {}

  /** The different ones, from the smallest to the largest. */
  static long[] of(long[] tokens) {
    long[] grams = grams(tokens);
    return places(grams).stream().mapToLong(at -> grams[at]).sorted().distinct().toArray();
  }

  /** Which runs stay, in their order. */
  static List<Integer> places(long[] grams) {
    List<Integer> kept = new ArrayList<>();
    int last = -1;
    for (int i = 0; i + WINDOW <= grams.length; i++) {
      int least = i;
      for (int j = i + 1; j < i + WINDOW; j++) {
        least = grams[j] <= grams[least] ? j : least;
      }
      if (least != last) {
        kept.add(least);
        last = least;
      }
    }
    return kept;
  }

  /** The hash of each run. */
  static long[] grams(long[] tokens) {
    long[] grams = new long[Math.max(0, tokens.length - GRAM + 1)];
    for (int i = 0; i < grams.length; i++) {
      long hash = GRAM;
      for (int j = i; j < i + GRAM; j++) {
        hash = Hashes.with(hash, tokens[j]);
      }
      grams[i] = hash;
    }
    return grams;
  }
}
