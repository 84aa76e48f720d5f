package lab.console;

import java.util.ArrayList;
import java.util.List;

/** Compares two texts line by line. */
final class LineDiff {
  private LineDiff() {}

  /**
   * A line of the one text beside a line of the other; null where there is none.
   *
   * @param same whether they say the same
   */
  record Pair(String left, String right, boolean same) {}

  /** Lines that say the same stand side by side, whatever their indentation and comments. */
  static List<Pair> of(List<String> left, List<String> right) {
    int[][] common = new int[left.size() + 1][right.size() + 1];
    for (int i = left.size() - 1; i >= 0; i--) {
      for (int j = right.size() - 1; j >= 0; j--) {
        common[i][j] =
            same(left.get(i), right.get(j))
                ? 1 + common[i + 1][j + 1]
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    List<Pair> pairs = new ArrayList<>();
    List<String> onlyLeft = new ArrayList<>();
    List<String> onlyRight = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (i < left.size() || j < right.size()) {
      if (i < left.size() && j < right.size() && same(left.get(i), right.get(j))) {
        flush(onlyLeft, onlyRight, pairs);
        pairs.add(new Pair(left.get(i++), right.get(j++), true));
      } else if (j == right.size() || i < left.size() && common[i + 1][j] >= common[i][j + 1]) {
        onlyLeft.add(left.get(i++));
      } else {
        onlyRight.add(right.get(j++));
      }
    }
    flush(onlyLeft, onlyRight, pairs);
    return pairs;
  }

  private static void flush(List<String> left, List<String> right, List<Pair> pairs) {
    for (int i = 0; i < Math.max(left.size(), right.size()); i++) {
      String one = i < left.size() ? left.get(i) : null;
      String other = i < right.size() ? right.get(i) : null;
      pairs.add(new Pair(one, other, false));
    }
    left.clear();
    right.clear();
  }

  private static boolean same(String a, String b) {
    return bare(a).equals(bare(b));
  }

  private static String bare(String line) {
    return line.replaceAll("//.*|\\s+", "");
  }
}
