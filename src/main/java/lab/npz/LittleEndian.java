package lab.npz;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Converts an array's entries to little-endian bytes, as NumPy's and ONNX's files hold them. */
public final class LittleEndian {
  private LittleEndian() {}

  /**
   * The entries row by row, the lowest byte of each first.
   *
   * @param array any shape, of up to 2 GB
   * @throws IllegalArgumentException if it is neither FLOAT nor DOUBLE
   */
  public static byte[] bytes(INDArray array) {
    if (array.dataType() != DataType.FLOAT && array.dataType() != DataType.DOUBLE) {
      throw new IllegalArgumentException(
          "numbers to be saved must be FLOAT or DOUBLE, but are %s; castTo(DataType.FLOAT) converts them"
              .formatted(array.dataType()));
    }
    INDArray rows = array.dup('c');
    int length = Math.toIntExact(rows.length() * rows.dataType().width());
    ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    if (rows.dataType() == DataType.FLOAT) {
      bytes.asFloatBuffer().put(rows.data().asNioFloat());
    } else {
      bytes.asDoubleBuffer().put(rows.data().asNioDouble());
    }
    return bytes.array();
  }
}
