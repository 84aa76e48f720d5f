package lab.piece.process;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import lab.Activations;
import lab.FeatureScaling.Scale;
import lab.Gradients;
import lab.Mask;
import lab.Network;
import lab.Phase;
import lab.piece.Entries;
import lab.piece.Records;
import lab.piece.SeededRandom;
import org.apache.commons.io.function.IORunnable;
import org.apache.commons.io.function.Uncheck;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Writes the values that contracts take and give as bytes, which {@link ValueReader} reads. Each
 * value begins with a letter that says what it is.
 */
final class ValueWriter {
  /** The largest frame that is written or believed. */
  static final int MAX_BYTES = 32 << 20;

  private static final Map<Class<?>, Character> LETTERS =
      Map.ofEntries(
          Map.entry(Double.class, 'd'),
          Map.entry(Integer.class, 'i'),
          Map.entry(Long.class, 'l'),
          Map.entry(Phase.class, 'p'),
          Map.entry(SeededRandom.class, 'r'),
          Map.entry(float[].class, 'F'),
          Map.entry(int[].class, 'I'),
          Map.entry(int[][].class, 'J'),
          Map.entry(Network.class, 'N'),
          Map.entry(Gradients.class, 'G'),
          Map.entry(Activations.class, 'a'),
          Map.entry(Mask.class, 'M'),
          Map.entry(Scale.class, 'S'));

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final DataOutputStream data = new DataOutputStream(bytes);
  private final Expected expected = new Expected();

  byte[] bytes() {
    return bytes.toByteArray();
  }

  int size() {
    return bytes.size();
  }

  ValueWriter letter(char letter) {
    return raw(() -> data.writeByte(letter));
  }

  ValueWriter number(int value) {
    return raw(() -> data.writeInt(value));
  }

  ValueWriter text(String text) {
    return block(text.getBytes(StandardCharsets.UTF_8));
  }

  ValueWriter block(byte[] block) {
    return raw(
        () -> {
          data.writeInt(block.length);
          data.write(block);
        });
  }

  /** What was printed. */
  ValueWriter printed(Printed printed) {
    number(printed.head().size());
    printed.head().forEach(this::text);
    number((int) printed.omitted()).number(printed.tail().size());
    printed.tail().forEach(this::text);
    return this;
  }

  /** Texts or blocks, by name. */
  ValueWriter blocks(Map<String, byte[]> blocks) {
    number(blocks.size());
    blocks.forEach((name, block) -> text(name).block(block));
    return this;
  }

  /** A value of the lab's own. */
  ValueWriter value(Object value) {
    return value(value, Expected.ANYTHING);
  }

  /**
   * A value of the contracts.
   *
   * @param type what the contract says that it is
   * @throws IllegalArgumentException if it is not, in a sentence
   */
  ValueWriter value(Object value, Type type) {
    if (size() > MAX_BYTES) {
      throw new IllegalArgumentException("it is larger than " + (MAX_BYTES >> 20) + " MB");
    }
    char letter = letterOf(value);
    Expected.require(letter, type);
    expected.count(letter);
    letter(letter);
    switch (letter) {
      case 'd' -> raw(() -> data.writeDouble((Double) value));
      case 'i' -> number((Integer) value);
      case 'l' -> raw(() -> data.writeLong((Long) value));
      case 'p' -> number(((Phase) value).ordinal());
      case 'r' -> raw(() -> data.writeLong(((SeededRandom) value).state()));
      case 'A' -> array((INDArray) value);
      case 'L', 'U' -> list((List<?>) value, Expected.element(type));
      case 'F' -> {
        ByteBuffer buffer = ByteBuffer.allocate(4 * ((float[]) value).length);
        buffer.asFloatBuffer().put((float[]) value);
        block(buffer.array());
      }
      case 'I' -> {
        ByteBuffer buffer = ByteBuffer.allocate(4 * ((int[]) value).length);
        buffer.asIntBuffer().put((int[]) value);
        block(buffer.array());
      }
      case 'J' -> {
        Expected.requireLength(((int[][]) value).length);
        number(((int[][]) value).length);
        Arrays.stream((int[][]) value).forEach(row -> value(row, int[].class));
      }
      case '0', 'f' -> {} // nothing follows
      default -> Records.parts((Record) value).forEach(this::value);
    }
    return this;
  }

  private static char letterOf(Object value) {
    if (value == null) {
      return '0';
    } else if (value instanceof ToDoubleFunction) {
      return 'f';
    } else if (value instanceof INDArray) {
      return 'A';
    } else if (value instanceof List) {
      return value instanceof ArrayList ? 'L' : 'U';
    }
    Character letter = LETTERS.get(value.getClass());
    if (letter == null) {
      throw new IllegalArgumentException(
          "it is or holds a %s, which is in no contract"
              .formatted(value.getClass().getSimpleName()));
    }
    return letter;
  }

  private void list(List<?> list, Type element) {
    Expected.requireLength(list.size());
    List<Object> elements = new ArrayList<>(list);
    number(elements.size());
    elements.forEach(one -> value(one, element));
  }

  /** Type, whether it is cut out of another, order, shape, and the entries in this order. */
  private void array(INDArray array) {
    char order = array.ordering();
    long[] shape = array.shape();
    boolean view =
        shape.length == 2 && !Arrays.equals(array.stride(), Nd4j.getStrides(shape, order));
    raw(
        () -> {
          data.writeByte(array.dataType().ordinal());
          data.writeBoolean(view);
          data.writeByte(order);
          data.writeByte(shape.length);
          for (long size : shape) {
            data.writeLong(size);
          }
        });
    if (8 * array.length() > MAX_BYTES) {
      throw new IllegalArgumentException(
          "it holds an array of %,d entries".formatted(array.length()));
    }
    entries(array, order);
  }

  private void entries(INDArray array, char order) {
    double[] entries = Entries.of(array, order);
    boolean floats = array.dataType() == DataType.FLOAT;
    ByteBuffer buffer = ByteBuffer.allocate(entries.length * (floats ? 4 : 8));
    for (double entry : entries) {
      if (floats) {
        buffer.putFloat((float) entry);
      } else {
        buffer.putDouble(entry);
      }
    }
    raw(() -> data.write(buffer.array()));
  }

  private ValueWriter raw(IORunnable writing) {
    Uncheck.run(writing); // memory does not fail
    return this;
  }
}
