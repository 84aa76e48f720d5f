package lab.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import lab.Discrepancy;
import lab.Gradients;
import lab.Network;
import lab.Shape;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Compares two computations of the same gradients, array by array.
 *
 * @param title what was compared, and where
 * @param blocks W1, b1, W2, b2
 */
public record Comparison(String title, List<Block> blocks) {
  private static final List<String> HEAD =
      List.of("", "", "least", "largest", "at", "checked", "against", "of array");

  /** Columns that begin at one place; the others, numbers, end at one. */
  private static final Set<Integer> WORDS = Set.of(0, 1, 4);

  /**
   * Compares two sets of gradients entry by entry.
   *
   * @param title what is compared, and where
   * @param a the gradients that are checked
   * @param b the gradients they are held against
   * @param discrepancy the measure
   */
  public static Comparison of(String title, Gradients a, Gradients b, Discrepancy discrepancy) {
    List<Block> blocks = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      blocks.add(block(Network.NAMES.get(i), a.arrays().get(i), b.arrays().get(i), discrepancy));
    }
    return new Comparison(title, List.copyOf(blocks));
  }

  /** The smallest relative error of all; NaN if there is one. */
  public double smallest() {
    return blocks.stream().mapToDouble(Block::smallest).reduce(1, Math::min);
  }

  /** The largest relative error of all; NaN if there is one. */
  public double largest() {
    return blocks.stream().mapToDouble(Block::largest).reduce(0, Math::max);
  }

  /** The largest difference relative to its array's largest entry; NaN if there is one. */
  public double ofArray() {
    return blocks.stream().mapToDouble(Block::ofArray).reduce(0, Math::max);
  }

  @Override
  public String toString() {
    List<List<String>> rows = new ArrayList<>(List.of(HEAD));
    blocks.forEach(block -> rows.add(block.cells()));
    return "%s\n%s\nlargest relative error %.1e".formatted(title, table(rows), largest());
  }

  /** Columns as wide as they must be, so that a small network's table fits 60 characters. */
  private static String table(List<List<String>> rows) {
    int[] widths =
        IntStream.range(0, HEAD.size())
            .map(i -> rows.stream().mapToInt(row -> row.get(i).length()).max().orElseThrow())
            .toArray();
    return rows.stream()
        .map(
            row ->
                IntStream.range(0, widths.length)
                    .mapToObj(i -> padded(row.get(i), WORDS.contains(i) ? -widths[i] : widths[i]))
                    .collect(Collectors.joining(" ")))
        .collect(Collectors.joining("\n"));
  }

  private static String padded(String cell, int width) {
    return ("%" + width + "s").formatted(cell);
  }

  private static Block block(String name, INDArray a, INDArray b, Discrepancy discrepancy) {
    Shape.require(
        "gradient check", "d" + name, b, a.size(0), a.size(1), Shape.of(a) + ", like the other");
    double smallest = Double.POSITIVE_INFINITY;
    double largest = Double.NEGATIVE_INFINITY;
    double difference = 0;
    double size = Double.MIN_NORMAL;
    long row = 0;
    long column = 0;
    for (long i = 0; i < a.size(0); i++) {
      for (long j = 0; j < a.size(1); j++) {
        double left = a.getDouble(i, j);
        double right = b.getDouble(i, j);
        double error = discrepancy.between(Nd4j.scalar(left), Nd4j.scalar(right));
        if (Double.compare(error, largest) > 0) { // NaN counts as the largest
          largest = error;
          row = i;
          column = j;
        }
        smallest = Math.min(smallest, error);
        difference = Math.max(difference, Math.abs(left - right));
        size = Math.max(size, Math.max(Math.abs(left), Math.abs(right)));
      }
    }
    return new Block(
        name,
        Shape.of(a),
        smallest,
        largest,
        row,
        column,
        a.getDouble(row, column),
        b.getDouble(row, column),
        difference / size);
  }

  /**
   * The comparison of one of the four arrays. Where an entry is a sum whose terms cancel, its
   * relative error is large though nothing is wrong; {@code ofArray} tells that case from a
   * mistake.
   *
   * @param name W1, b1, W2 or b2
   * @param shape such as {@code 50×10}
   * @param smallest smallest relative error of an entry
   * @param largest largest relative error of an entry
   * @param row where it is largest, from 0
   * @param column where it is largest, from 0
   * @param checked the gradient there, as checked
   * @param against the gradient there, as held against
   * @param ofArray largest difference of all entries, relative to the array's largest entry
   */
  public record Block(
      String name,
      String shape,
      double smallest,
      double largest,
      long row,
      long column,
      double checked,
      double against,
      double ofArray) {
    private List<String> cells() {
      return List.of(
          name,
          shape,
          "%.1e".formatted(smallest),
          "%.1e".formatted(largest),
          row + "," + column,
          "%.2e".formatted(checked),
          "%.2e".formatted(against),
          "%.1e".formatted(ofArray));
    }
  }
}
