package bench.contestant;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

/** What libtorch's BLAS can do. */
final class DjlLimit {
  private DjlLimit() {}

  public static void main(String[] args) {
    NDManager manager = NDManager.newBaseManager("PyTorch");
    Limit.compete(
        Task.of(args),
        "libtorch's BLAS",
        (rows, inner, columns, turned) -> product(manager, rows, inner, columns, turned),
        Djl::kernels);
  }

  private static Runnable product(
      NDManager manager, int rows, int inner, int columns, boolean turned) {
    NDArray A = manager.randomUniform(0, 1, new Shape(rows, inner));
    NDArray B =
        turned
            ? manager.randomUniform(0, 1, new Shape(columns, inner)).transpose()
            : manager.randomUniform(0, 1, new Shape(inner, columns));
    return () -> A.matMul(B).close();
  }
}
