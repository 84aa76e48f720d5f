package lab.practice;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Compares two texts line by line. */
public final class LineDiff {
  private static final Predicate<String> SAYS_SOMETHING = line -> line.matches(".*\\p{L}.*");

  private LineDiff() {}

  /** Says in which of the two texts a line stands. */
  public enum In {
    BOTH,
    LEFT,
    RIGHT
  }

  /** A line of the one text or the other; of the right one where both have it. */
  public record Line(In in, String text) {}

  /**
   * All lines of both, in their order: what both say, whatever its indentation and comments, and
   * between that what the left one alone says, then what the right one does.
   */
  public static List<Line> of(List<String> left, List<String> right) {
    int[][] common = new int[left.size() + 1][right.size() + 1];
    for (int i = left.size() - 1; i >= 0; i--) {
      for (int j = right.size() - 1; j >= 0; j--) {
        common[i][j] =
            same(left.get(i), right.get(j))
                ? 1 + common[i + 1][j + 1]
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    List<Line> lines = new ArrayList<>();
    List<Line> onlyRight = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (i < left.size() || j < right.size()) {
      if (i < left.size() && j < right.size() && same(left.get(i), right.get(j))) {
        lines.addAll(onlyRight);
        onlyRight.clear();
        lines.add(new Line(In.BOTH, right.get(j++)));
        i++;
      } else if (j == right.size() || i < left.size() && common[i + 1][j] >= common[i][j + 1]) {
        lines.add(new Line(In.LEFT, left.get(i++)));
      } else {
        onlyRight.add(new Line(In.RIGHT, right.get(j++)));
      }
    }
    lines.addAll(onlyRight);
    return lines;
  }

  /**
   * Whether so much is the same that the rest can be told as a difference: a third of the shorter.
   */
  public static boolean correspond(List<String> left, List<String> right) {
    long same =
        of(left, right).stream()
            .filter(line -> line.in() == In.BOTH)
            .map(Line::text)
            .filter(SAYS_SOMETHING)
            .count();
    long shorter =
        Math.min(
            left.stream().filter(SAYS_SOMETHING).count(),
            right.stream().filter(SAYS_SOMETHING).count());
    return 3 * same >= shorter;
  }

  private static boolean same(String a, String b) {
    return bare(a).equals(bare(b));
  }

  private static String bare(String line) {
    return line.replaceAll("//.*|\\s+", "");
  }
}
