package lab.data;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import java.util.zip.CRC32C;
import lab.base.Digests;
import org.nd4j.linalg.api.ndarray.INDArray;

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
      int d = images.shape().d();
      begin(all, d, images.n());
      add(all, (long) images.n() * d, PIECE, from -> piece(images, from));
    }
    return HexFormat.of().formatHex(all.digest());
  }

  /** Of numbers, example by example. */
  static String ofNumbers(List<Examples> sets) {
    MessageDigest all = Digests.of("SHA-256");
    for (Examples examples : sets) {
      begin(all, examples.d(), examples.n());
      int columns = Math.max(1, PIECE / Float.BYTES / examples.d());
      add(all, examples.n(), columns, from -> piece(examples, (int) from, columns));
    }
    return HexFormat.of().formatHex(all.digest());
  }

  /** Of numbers that a piece is given and must leave as they are; of columns, one after another. */
  static long checksum(INDArray X) {
    CRC32C sum = new CRC32C();
    FloatBuffer numbers = X.data().asNioFloat().slice((int) X.offset(), (int) X.length());
    ByteBuffer bytes = ByteBuffer.allocate(PIECE).order(ByteOrder.nativeOrder());
    while (numbers.hasRemaining()) {
      FloatBuffer some = numbers.slice();
      some.limit(Math.min(some.limit(), PIECE / Float.BYTES));
      numbers.position(numbers.position() + some.limit());
      bytes.asFloatBuffer().put(some);
      sum.update(bytes.array(), 0, some.limit() * Float.BYTES);
    }
    return sum.getValue();
  }

  /** Bytes of images from one of them on, wherever images begin and end. */
  private static ByteBuffer piece(Images images, long from) {
    int d = images.shape().d();
    ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(PIECE, (long) images.n() * d - from));
    byte[] one = new byte[d];
    int skipped = (int) (from % d);
    for (int j = (int) (from / d); bytes.hasRemaining(); j++) {
      images.read(j, 0, one);
      bytes.put(one, skipped, Math.min(d - skipped, bytes.remaining()));
      skipped = 0;
    }
    return bytes.flip();
  }

  private static ByteBuffer piece(Examples examples, int from, int columns) {
    int d = examples.d();
    int to = Math.min(examples.n(), from + columns);
    ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact((to - from) * d, Float.BYTES));
    bytes.order(ByteOrder.LITTLE_ENDIAN); // as most processors have it, so that nothing is turned
    FloatBuffer numbers = bytes.asFloatBuffer();
    float[] inputs = new float[d];
    for (int j = from; j < to; j++) {
      examples.read(j, inputs);
      numbers.put(inputs);
    }
    return bytes;
  }

  private static void begin(MessageDigest all, int d, int n) {
    all.update(ByteBuffer.allocate(2 * Integer.BYTES).putInt(d).putInt(n).flip());
  }

  private static void add(
      MessageDigest all, long length, int step, LongFunction<ByteBuffer> piece) {
    LongStream.range(0, (length + step - 1) / step)
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
