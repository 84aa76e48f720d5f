package lab.data;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.zip.CRC32C;
import lab.base.Digests;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Computes digests and checksums of sets of images or numbers: SHA-256 of the SHA-256s of pieces of
 * about a megabyte, computed on all cores, and a checksum that is ten times as fast, to notice
 * changed numbers.
 */
final class Contents {
  private static final int PIECE = 1 << 20;

  private Contents() {}

  /** Of bytes, image by image. */
  static String ofBytes(List<Images> sets) {
    MessageDigest all = Digests.of("SHA-256");
    for (Images images : sets) {
      byte[] pixels = images.pixels();
      begin(all, images.shape().d(), images.n());
      add(all, pixels.length, PIECE, from -> piece(pixels, from));
    }
    return HexFormat.of().formatHex(all.digest());
  }

  private static ByteBuffer piece(byte[] bytes, int from) {
    return ByteBuffer.wrap(bytes, from, Math.min(PIECE, bytes.length - from));
  }

  /** Of numbers, example by example. */
  static String ofNumbers(List<Examples> sets) {
    MessageDigest all = Digests.of("SHA-256");
    for (Examples examples : sets) {
      begin(all, examples.d(), examples.n());
      int columns = Math.max(1, PIECE / Float.BYTES / examples.d());
      add(all, examples.n(), columns, from -> piece(examples.X(), from, columns));
    }
    return HexFormat.of().formatHex(all.digest());
  }

  /** Of numbers, as CRC-32C of the CRC-32Cs of all pieces. */
  static long checksum(Examples examples) {
    FloatBuffer inputs = examples.inputs();
    int step = PIECE / Float.BYTES;
    long[] pieces =
        IntStream.range(0, (inputs.limit() + step - 1) / step)
            .parallel()
            .mapToLong(k -> checksum(inputs, k * step, step))
            .toArray();
    ByteBuffer all = ByteBuffer.allocate(Long.BYTES * pieces.length);
    all.asLongBuffer().put(pieces);
    return checksum(all);
  }

  /** Of a few numbers, such as the mean of each input. */
  static long checksum(INDArray array) {
    return checksum(ByteBuffer.wrap(array.dup('c').data().asBytes()));
  }

  private static long checksum(FloatBuffer inputs, int from, int most) {
    int length = Math.min(most, inputs.limit() - from);
    ByteBuffer bytes = ByteBuffer.allocate(length * Float.BYTES).order(ByteOrder.nativeOrder());
    bytes.asFloatBuffer().put(inputs.slice(from, length));
    return checksum(bytes);
  }

  private static long checksum(ByteBuffer bytes) {
    CRC32C sum = new CRC32C();
    sum.update(bytes);
    return sum.getValue();
  }

  private static ByteBuffer piece(INDArray X, int from, int columns) {
    long to = Math.min(X.size(1), from + columns);
    ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact((to - from) * X.size(0) * Float.BYTES));
    bytes.order(ByteOrder.LITTLE_ENDIAN); // as most processors have it, so that nothing is turned
    try (INDArray copy = X.get(NDArrayIndex.all(), NDArrayIndex.interval(from, to)).dup('f')) {
      bytes.asFloatBuffer().put(copy.data().asFloat());
    }
    return bytes;
  }

  private static void begin(MessageDigest all, int d, int n) {
    all.update(ByteBuffer.allocate(2 * Integer.BYTES).putInt(d).putInt(n).flip());
  }

  private static void add(MessageDigest all, int length, int step, IntFunction<ByteBuffer> piece) {
    IntStream.range(0, (length + step - 1) / step)
        .parallel()
        .mapToObj(
            k -> {
              MessageDigest one = Digests.of("SHA-256");
              one.update(piece.apply(k * step));
              return one.digest();
            })
        .forEachOrdered(all::update);
  }
}
