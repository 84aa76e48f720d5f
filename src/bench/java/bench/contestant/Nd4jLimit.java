package bench.contestant;

import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** What ND4J's OpenBLAS can do. */
final class Nd4jLimit {
  private Nd4jLimit() {}

  public static void main(String[] args) {
    Limit.compete(
        Task.of(args), "ND4J's OpenBLAS", Nd4jLimit::product, () -> List.of(Kernels.openBlas()));
  }

  private static Runnable product(int rows, int inner, int columns, boolean turned) {
    INDArray A = random(rows, inner);
    INDArray B = turned ? random(columns, inner) : random(inner, columns);
    INDArray C = random(rows, columns);
    return () -> Nd4j.gemm(A, B, C, false, turned, 1, 0);
  }

  private static INDArray random(int rows, int columns) {
    return Nd4j.rand(DataType.FLOAT, rows, columns).dup('f');
  }
}
