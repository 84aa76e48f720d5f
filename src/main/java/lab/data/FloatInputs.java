package lab.data;

import java.nio.FloatBuffer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Inputs as numbers, which nobody else has.
 *
 * @param owner holds the memory
 * @param numbers n·d of them, example after example
 * @param d inputs of an example
 */
record FloatInputs(INDArray owner, FloatBuffer numbers, int d) implements InputSource {
  /**
   * Inputs that fill an array.
   *
   * @param X d×n, float32, f order, no view; nobody else's from now on
   */
  static FloatInputs of(INDArray X) {
    return new FloatInputs(X, X.data().asNioFloat(), (int) X.size(0));
  }

  @Override
  public int n() {
    return numbers.limit() / d;
  }

  @Override
  public void read(int j, int first, float[] into) {
    numbers.get(j * d + first, into);
  }

  @Override
  public InputSource slice(int from, int to) {
    return new FloatInputs(owner, numbers.slice(from * d, (to - from) * d), d);
  }

  @Override
  public long checksum() {
    return 0;
  }
}
