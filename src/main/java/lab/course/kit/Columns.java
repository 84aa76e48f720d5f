package lab.course.kit;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * A range of a matrix's columns, one image each, from which mistakes that concern some images only
 * are made.
 *
 * @param from the first
 * @param to behind the last
 */
public record Columns(int from, int to) {
  /** Images of a usual batch. */
  static final int BATCH = 100;

  /** The first batch of A's columns. */
  public static Columns first(INDArray A) {
    return batches(A).get(0);
  }

  /** All columns of A in batches; the last may be smaller. */
  public static List<Columns> batches(INDArray A) {
    int n = (int) A.size(1);
    return IntStream.iterate(0, from -> from < n, from -> from + BATCH)
        .mapToObj(from -> new Columns(from, Math.min(n, from + BATCH)))
        .toList();
  }

  /** The mean over the batches of A's columns, as if the last were as large as the others. */
  public static double meanOverBatches(INDArray A, ToDoubleFunction<Columns> ofBatch) {
    return batches(A).stream().mapToDouble(ofBatch).average().orElseThrow();
  }

  /** These columns of A, as a matrix of its own. */
  public INDArray of(INDArray A) {
    return A.get(NDArrayIndex.all(), NDArrayIndex.interval(from, to)).dup();
  }
}
