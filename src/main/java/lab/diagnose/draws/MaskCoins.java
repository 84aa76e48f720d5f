package lab.diagnose.draws;

import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import lab.diagnose.draws.Trait.Kind;
import lab.piece.Matrices;

/** Finds dependence between the entries of dropout masks, which must be drawn independently. */
public final class MaskCoins {
  public static final String PER_IMAGE =
      "all units of an image have the same coin; look at how often a coin is thrown";
  public static final String PER_UNIT =
      "a unit has the same coin in all images; look at how often a coin is thrown";
  public static final String ONE_COIN =
      "a whole mask has one coin; look at how often a coin is thrown";

  private MaskCoins() {}

  /**
   * What coins have to do with one another.
   *
   * @param many masks of 3×4 and p = 1/2, at least sixty
   * @param wide some masks of p = 1/2 with hundreds of images
   * @param high some masks of p = 1/2 with hundreds of units
   */
  public static List<Trait> of(DrawnMasks many, DrawnMasks wide, DrawnMasks high) {
    if (Stream.of(many, wide, high).anyMatch(one -> one.values().size() != 2)) {
      return List.of();
    }
    return together(many, wide, high)
        .or(() -> fixed(many))
        .or(() -> fixedBeyond(wide, "image", true))
        .or(() -> fixedBeyond(high, "unit", false))
        .or(() -> again(wide, "image", true))
        .or(() -> again(high, "unit", false))
        .or(() -> cycle(wide, high))
        .or(() -> neighbours(wide, high))
        .map(sentence -> List.of(new Trait(Kind.INDEPENDENCE, sentence)))
        .orElse(List.of());
  }

  private static Optional<String> together(DrawnMasks many, DrawnMasks wide, DrawnMasks high) {
    List<DrawnMasks> all = List.of(many, wide, high);
    if (all.stream().allMatch(one -> one.isPerImage() && one.isPerUnit())) {
      return Optional.of(ONE_COIN);
    }
    if (all.stream().allMatch(DrawnMasks::isPerImage)) {
      return Optional.of(PER_IMAGE);
    }
    return all.stream().allMatch(DrawnMasks::isPerUnit) ? Optional.of(PER_UNIT) : Optional.empty();
  }

  /** Coins that fall the same in each of sixty masks. */
  private static Optional<String> fixed(DrawnMasks many) {
    double[][] first = many.masks().get(0);
    int rows = first.length;
    int columns = first[0].length;
    boolean[][] fixed = new boolean[rows][columns];
    boolean dropped = false;
    int count = 0;
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        int row = i;
        int column = j;
        fixed[i][j] =
            many.masks().stream().allMatch(mask -> mask[row][column] == first[row][column]);
        count += fixed[i][j] ? 1 : 0;
        dropped |= fixed[i][j] && first[i][j] == 0;
      }
    }
    if (count == 0 || count == rows * columns) {
      return Optional.empty();
    }
    String always = dropped ? "always dropped" : "never dropped";
    String look = "; look at where the loop %s";
    if (isThere(fixed, (i, j) -> i == 0)) {
      return Optional.of("the first unit is " + always + look.formatted("over units begins"));
    }
    if (isThere(fixed, (i, j) -> i == rows - 1)) {
      return Optional.of("the last unit is " + always + look.formatted("over units ends"));
    }
    if (isThere(fixed, (i, j) -> j == 0)) {
      return Optional.of(
          "the first image's units are " + always + look.formatted("over images begins"));
    }
    if (isThere(fixed, (i, j) -> j == columns - 1)) {
      return Optional.of(
          "the last image's units are " + always + look.formatted("over images ends"));
    }
    if (isThere(fixed, (i, j) -> i == 0 && j == 0)) {
      return Optional.of(
          "the first unit of the first image is " + always + look.formatted("begins"));
    }
    if (isThere(fixed, (i, j) -> i == rows - 1 && j == columns - 1)) {
      return Optional.of("the last unit of the last image is " + always + look.formatted("ends"));
    }
    return Optional.of(
        "some units of some images have no chance of their own; look at which ones"
            + " are reached");
  }

  private static boolean isThere(boolean[][] marked, BiPredicate<Integer, Integer> there) {
    return DrawTests.isExactly(marked.length, marked[0].length, (i, j) -> marked[i][j], there);
  }

  private static Optional<String> fixedBeyond(DrawnMasks masks, String one, boolean columns) {
    List<double[][]> lines =
        masks.masks().stream().map(mask -> columns ? Matrices.transposed(mask) : mask).toList();
    int n = lines.get(0).length;
    int from = n;
    while (from > 0 && isFixed(lines, from - 1)) {
      from--;
    }
    return from == n || from == 0
        ? Optional.empty()
        : Optional.of(
            ("from the %dth %s on nothing is left to chance; look for a number that stands there"
                    + " as %d")
                .formatted(from + 1, one, from));
  }

  private static boolean isFixed(List<double[][]> lines, int number) {
    double first = lines.get(0)[number][0];
    return lines.stream()
        .allMatch(mask -> DrawnMasks.isAlike(mask[number]) && mask[number][0] == first);
  }

  private static Optional<String> again(DrawnMasks masks, String one, boolean columns) {
    List<Integer> periods =
        masks.masks().stream()
            .map(mask -> columns ? Matrices.transposed(mask) : mask)
            .map(DrawTests::periodOfRows)
            .distinct()
            .toList();
    return periods.size() == 1 && periods.get(0) > 0
        ? Optional.of(again(one, periods.get(0)))
        : Optional.empty();
  }

  /** Says that images or units have the same coins again. */
  public static String again(String one, int period) {
    return "the coins of an %s come again after %d of them; look at how many are thrown"
        .formatted(one, period)
        .replace("an unit", "a unit");
  }

  private static Optional<String> cycle(DrawnMasks wide, DrawnMasks high) {
    List<Integer> periods =
        Stream.concat(wide.masks().stream(), high.masks().stream())
            .map(
                mask -> {
                  int byRows = DrawTests.periodOfEntries(mask);
                  return byRows > 0 ? byRows : DrawTests.periodOfEntries(Matrices.transposed(mask));
                })
            .distinct()
            .toList();
    return periods.size() == 1 && periods.get(0) > 0
        ? Optional.of(
            "after %d coins the same come again; look at how many are thrown"
                .formatted(periods.get(0)))
        : Optional.empty();
  }

  /** With p = 1/2, neighbours have the same coin with probability 1/2, each pair by itself. */
  private static Optional<String> neighbours(DrawnMasks wide, DrawnMasks high) {
    List<double[][]> masks = Stream.concat(wide.masks().stream(), high.masks().stream()).toList();
    if (!wide.isShare(0.5) || !high.isShare(0.5)) {
      return Optional.empty();
    }
    return neighbours(masks, "images")
        .or(() -> neighbours(masks.stream().map(Matrices::transposed).toList(), "units"));
  }

  private static Optional<String> neighbours(List<double[][]> masks, String what) {
    long pairs = 0;
    long same = 0;
    for (double[][] mask : masks) {
      for (double[] row : mask) {
        for (int j = 1; j < row.length; j++) {
          pairs++;
          same += row[j] == row[j - 1] ? 1 : 0;
        }
      }
    }
    return DrawTests.isShare(same, pairs, 0.5)
        ? Optional.empty()
        : Optional.of(
            "neighbouring %s have %s coin too often; look at how often each draw is used"
                .formatted(what, 2 * same > pairs ? "the same" : "the opposite"));
  }
}
