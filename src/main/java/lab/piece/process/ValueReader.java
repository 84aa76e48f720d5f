package lab.piece.process;

import java.lang.reflect.Type;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import lab.Activations;
import lab.FeatureScaling.Scale;
import lab.Gradients;
import lab.Mask;
import lab.Network;
import lab.Phase;
import lab.base.Shown;
import lab.piece.SeededRandom;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Reads the values that {@link ValueWriter} wrote without trusting them: every size is compared
 * with the bytes that are really there before anything is made, and only classes of the lab, of
 * Java and of ND4J are made. Whatever is wrong ends in an {@link IllegalArgumentException}.
 */
final class ValueReader {
  private static final int MAX_DEPTH = 6;
  private static final int MAX_DIMENSIONS = 8;

  /** Classes of a submission, with all that are within others. */
  private static final int MAX_BLOCKS = 10_000;

  /** In place of a function, which stays where it is. */
  private final ToDoubleFunction<Network> function;

  private final ByteBuffer bytes;
  private final Expected expected = new Expected();
  private int depth;

  ValueReader(byte[] bytes) {
    this(bytes, null);
  }

  /**
   * @param function stands in for a function that was passed
   */
  ValueReader(byte[] bytes, ToDoubleFunction<Network> function) {
    this.bytes = ByteBuffer.wrap(bytes);
    this.function = function;
  }

  char letter() {
    return (char) require(1).get();
  }

  int number() {
    return require(4).getInt();
  }

  int position() {
    return bytes.position();
  }

  String text() {
    return new String(block(), StandardCharsets.UTF_8);
  }

  /**
   * Where in a student's source, such as {@code Backprop.java:34}; empty if it is no such place.
   */
  String place() {
    String place = text();
    return place.matches("\\w{1,60}\\.java:\\d{1,6}") ? place : "";
  }

  /** How many things follow, where no more than some can. */
  int number(int most) {
    int number = number();
    if (number < 0 || number > most) {
      throw new IllegalArgumentException(
          "%,d things where at most %,d are".formatted(number, most));
    }
    return number;
  }

  /** What was printed. */
  Printed printed() {
    List<String> head = texts();
    int omitted = number();
    return new Printed(head, omitted, texts());
  }

  private List<String> texts() {
    List<String> texts = new ArrayList<>();
    for (int count = number(Printed.KEPT_LINES); count > 0; count--) {
      texts.add(Shown.lines(text()));
    }
    return texts;
  }

  byte[] block() {
    byte[] block = new byte[count(1)];
    bytes.get(block);
    return block;
  }

  Map<String, byte[]> blocks() {
    Map<String, byte[]> blocks = new LinkedHashMap<>();
    for (int count = number(MAX_BLOCKS); count > 0; count--) {
      blocks.put(text(), block());
    }
    return blocks;
  }

  /** A value that the lab itself has written. */
  Object value() {
    return value(Expected.ANYTHING);
  }

  /**
   * A value of the contracts.
   *
   * @param type what the contract promises; nothing else is made
   */
  Object value(Type type) {
    if (++depth > MAX_DEPTH) {
      throw new IllegalArgumentException("lists in lists, %d deep".formatted(depth));
    }
    char letter = letter();
    Expected.require(letter, type);
    expected.count(letter);
    try {
      return any(letter, Expected.element(type));
    } finally {
      depth--;
    }
  }

  private Object any(char letter, Type element) {
    return switch (letter) {
      case '0' -> null;
      case 'd' -> require(8).getDouble();
      case 'i' -> number();
      case 'l' -> require(8).getLong();
      case 'p' -> Phase.values()[number() & 1];
      case 'r' -> new SeededRandom(require(8).getLong());
      case 'f' -> function;
      case 'A' -> array();
      case 'L' -> list(element);
      case 'U' -> Collections.unmodifiableList(list(element));
      case 'F' -> floats(count(1) / 4);
      case 'I' -> ints(count(1) / 4);
      case 'J' -> rows();
      case 'N' -> new Network(part(), part(), part(), part());
      case 'G' -> new Gradients(part(), part(), part(), part());
      case 'a' -> new Activations(part(), part(), part(), as(Mask.class));
      case 'M' -> mask(part());
      case 'S' -> new Scale(part(), part());
      default -> throw new IllegalArgumentException("a value of an unknown kind");
    };
  }

  private static Mask mask(INDArray factors) {
    return factors == null ? Mask.NONE : new Mask(factors);
  }

  private INDArray part() {
    return as(INDArray.class);
  }

  private <T> T as(Class<T> type) {
    return type.cast(value(type));
  }

  private List<Object> list(Type element) {
    List<Object> list = new ArrayList<>();
    for (int count = count(1); count > 0; count--) {
      list.add(value(element));
    }
    return list;
  }

  private int[][] rows() {
    int count = count(1);
    Expected.requireLength(count);
    int[][] rows = new int[count][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = as(int[].class);
    }
    return rows;
  }

  private float[] floats(int count) {
    float[] numbers = new float[count];
    bytes.asFloatBuffer().get(numbers);
    bytes.position(bytes.position() + 4 * count);
    return numbers;
  }

  private double[] doubles(int count) {
    double[] numbers = new double[count];
    bytes.asDoubleBuffer().get(numbers);
    bytes.position(bytes.position() + 8 * count);
    return numbers;
  }

  private int[] ints(int count) {
    int[] numbers = new int[count];
    bytes.asIntBuffer().get(numbers);
    bytes.position(bytes.position() + 4 * count);
    return numbers;
  }

  private INDArray array() {
    DataType type = type(require(4).get());
    boolean view = bytes.get() != 0;
    char order = bytes.get() == 'f' ? 'f' : 'c';
    int rank = bytes.get();
    if (rank < 0 || rank > MAX_DIMENSIONS) {
      throw new IllegalArgumentException("an array of %d dimensions".formatted(rank));
    }
    int width = type == DataType.FLOAT ? 4 : 8;
    require(8 * rank);
    long[] shape = new long[rank];
    long length = 1;
    for (int i = 0; i < rank; i++) {
      shape[i] = bytes.getLong();
      if (shape[i] < 0 || shape[i] > Integer.MAX_VALUE) {
        throw new IllegalArgumentException("an array of size %d".formatted(shape[i]));
      }
      length = Math.min(length * shape[i], Integer.MAX_VALUE); // no overflow: both below 2^31
    }
    if (length * width > bytes.remaining()) {
      throw new IllegalArgumentException("an array of %,d entries".formatted(length));
    }
    INDArray array = array(type, shape, order, (int) length);
    return view && rank == 2 && length > 0 ? cutOut(array) : array;
  }

  private INDArray array(DataType type, long[] shape, char order, int length) {
    if (length == 0) {
      return Nd4j.create(type, shape, order);
    }
    long[] stride = Nd4j.getStrides(shape, order);
    if (type == DataType.FLOAT) {
      return shape.length == 0
          ? Nd4j.scalar(floats(1)[0])
          : Nd4j.create(floats(length), shape, stride, order, type);
    }
    INDArray array =
        shape.length == 0
            ? Nd4j.scalar(doubles(1)[0])
            : Nd4j.create(doubles(length), shape, stride, order, DataType.DOUBLE);
    return type == DataType.DOUBLE ? array : array.castTo(type);
  }

  /** Makes the matrix a part of a larger one, as the view was that was sent. */
  private static INDArray cutOut(INDArray array) {
    long rows = array.size(0);
    long columns = array.size(1);
    INDArray larger = Nd4j.create(array.dataType(), new long[] {rows + 2, columns + 3}, 'f');
    INDArray view =
        larger.get(NDArrayIndex.interval(1, rows + 1), NDArrayIndex.interval(2, columns + 2));
    return view.assign(array);
  }

  private static DataType type(int ordinal) {
    return Arrays.stream(DataType.values())
        .filter(type -> type.ordinal() == ordinal)
        .filter(type -> type.isNumerical() || type == DataType.BOOL)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("an array of an unknown type"));
  }

  /** How many things follow, each of so many bytes at least. */
  private int count(int width) {
    int count = number();
    if (count < 0 || (long) count * width > bytes.remaining()) {
      throw new IllegalArgumentException(
          "%,d bytes where %,d are left".formatted((long) count * width, bytes.remaining()));
    }
    return count;
  }

  private ByteBuffer require(int size) {
    if (bytes.remaining() < size) {
      throw new IllegalArgumentException(
          "an end where more should follow", new BufferUnderflowException());
    }
    return bytes;
  }
}
