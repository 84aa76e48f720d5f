package lab.console;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds what was probably meant. */
final class Names {
  private Names() {}

  /**
   * The name that is fewest slips away from another, if they are few enough to be slips.
   *
   * @param name what was written
   * @param known what could have been written
   */
  static Optional<String> nearest(String name, Collection<String> known) {
    int most = name.length() < 4 ? 1 : 2;
    return known.stream()
        .filter(candidate -> !candidate.equals(name))
        .filter(candidate -> slips(name, candidate) <= most)
        .min(
            Comparator.comparingInt((String candidate) -> slips(name, candidate))
                .thenComparing(Comparator.naturalOrder()));
  }

  /** All names, the nearest first. */
  static List<String> byNearness(String name, Collection<String> known) {
    return known.stream()
        .sorted(Comparator.comparingInt(candidate -> slips(name, candidate)))
        .toList();
  }

  /** Characters to insert, delete or replace; a wrong case is no slip. */
  static int slips(String a, String b) {
    String from = a.toLowerCase();
    String to = b.toLowerCase();
    int[] row = new int[to.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j - 1], diagonal));
      }
    }
    return row[to.length()];
  }
}
