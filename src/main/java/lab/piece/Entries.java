package lab.piece;

import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Reads the entries of arrays. Where memory can be read as it lies, no copy of the array is made:
 * ND4J takes ten times as long for one as for reading it.
 */
public final class Entries {
  private Entries() {}

  /**
   * The entries of an array as float64 numbers.
   *
   * @param array any shape, precision and order; left as it is
   * @param order {@code 'c'} for row by row, {@code 'f'} for column by column
   * @return an array of its own
   */
  public static double[] of(INDArray array, char order) {
    if (array.isEmpty()) {
      return new double[0];
    }
    if (lies(array, order)) {
      return array.data().asDouble();
    }
    char other = order == 'c' ? 'f' : 'c';
    return array.rank() == 2 && lies(array, other)
        ? turned(array.data().asDouble(), (int) array.size(order == 'c' ? 0 : 1))
        : array.dup(order).data().asDouble();
  }

  /** Whether an array's memory holds its entries in an order, and nothing else. */
  private static boolean lies(INDArray array, char order) {
    return !array.isView() && Arrays.equals(array.stride(), Nd4j.getStrides(array.shape(), order));
  }

  /** The entries of a matrix in the other order; those that were side by side are a step apart. */
  private static double[] turned(double[] entries, int step) {
    double[] turned = new double[entries.length];
    int lines = entries.length / step;
    for (int i = 0; i < step; i++) {
      for (int j = 0; j < lines; j++) {
        turned[i * lines + j] = entries[j * step + i];
      }
    }
    return turned;
  }
}
