package lab;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import lab.base.Cores;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Formulas that hold for each entry of several arrays by itself, in one pass: ND4J makes a pass
 * over the memory for each operation, and the arrays of a network are larger than a processor's
 * cache.
 */
public final class Entrywise {
  /** Entries copied at a time: five arrays of them fit into the smallest cache. */
  private static final int BLOCK = 1024;

  /** Entries from which a second core is worth its while. */
  private static final int WORTH_TWO = 100_000;

  private Entrywise() {}

  /** A formula, for some entries. */
  @FunctionalInterface
  public interface Formula {
    /**
     * Computes it in a plain loop over i, which becomes vector instructions.
     *
     * @param arrays the arrays' entries, in the order that the arrays were given in
     * @param n as many of each, i = 0 … n − 1
     */
    void compute(float[][] arrays, int n);
  }

  /**
   * Whether {@link #apply} can: float32, of one shape, order and without gaps.
   *
   * @param arrays one or more
   */
  public static boolean fits(List<INDArray> arrays) {
    INDArray first = arrays.get(0);
    return first.dataType() == DataType.FLOAT
        && arrays.stream().allMatch(array -> lieAlike(array, first));
  }

  /** Whether two arrays have one precision, shape and order, and no gaps. */
  static boolean lieAlike(INDArray x, INDArray y) {
    return x.dataType() == y.dataType()
        && x.elementWiseStride() == 1
        && y.elementWiseStride() == 1
        && Arrays.equals(x.shape(), y.shape())
        && Arrays.equals(x.stride(), y.stride());
  }

  /**
   * Applies a formula to the entries of all arrays.
   *
   * @param formula changes entries of the first arrays
   * @param changed how many of the arrays it changes, the first ones
   * @param arrays that {@link #fits}
   */
  public static void apply(Formula formula, int changed, List<INDArray> arrays) {
    List<FloatBuffer> entries =
        arrays.stream()
            .map(
                array ->
                    array.data().asNioFloat().slice((int) array.offset(), (int) array.length()))
            .toList();
    int length = entries.get(0).limit();
    if (length < WORTH_TWO) {
      apply(formula, changed, entries, 0, length);
    } else {
      int half = length / 2 / BLOCK * BLOCK;
      Cores.both(
          () -> apply(formula, changed, entries, 0, half),
          () -> apply(formula, changed, entries, half, length));
    }
  }

  private static void apply(
      Formula formula, int changed, List<FloatBuffer> entries, int from, int to) {
    float[][] blocks = new float[entries.size()][BLOCK];
    for (int at = from; at < to; at += BLOCK) {
      int n = Math.min(BLOCK, to - at);
      for (int k = 0; k < blocks.length; k++) {
        entries.get(k).get(at, blocks[k], 0, n);
      }
      formula.compute(blocks, n);
      for (int k = 0; k < changed; k++) {
        entries.get(k).put(at, blocks[k], 0, n);
      }
    }
  }
}
