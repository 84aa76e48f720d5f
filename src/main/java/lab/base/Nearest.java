package lab.base;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the known word that is closest to a misspelt one, for "did you mean". */
public final class Nearest {
  private Nearest() {}

  /** The known word that begins so, or is reached with the fewest changes, if these are few. */
  public static Optional<String> of(String word, Collection<String> known) {
    String lower = word.toLowerCase(Locale.ROOT);
    return known.stream()
        .filter(one -> word.length() > 1)
        .filter(
            one ->
                one.startsWith(lower)
                    || distance(lower, one) <= Math.max(1, (one.length() + 1) / 3))
        .min(
            Comparator.comparing((String one) -> !one.startsWith(lower))
                .thenComparing(one -> distance(lower, one))
                .thenComparing(one -> one));
  }

  /** Levenshtein's: letters put in, left out or replaced. */
  public static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
