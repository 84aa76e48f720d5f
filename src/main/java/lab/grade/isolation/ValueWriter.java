package lab.grade.isolation;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
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
import lab.grade.Dice;
import lab.grade.UnknownOptimiser;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Writes what the contracts take and give as bytes; {@link ValueReader} makes it anew. Each value
 * begins with a letter that says what it is.
 */
final class ValueWriter {
  /** The largest frame that is written or believed. */
  static final int LARGEST = 32 << 20;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final DataOutputStream data = new DataOutputStream(bytes);

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

  /**
   * A value of the contracts.
   *
   * @throws IllegalArgumentException if it is none, in a sentence
   */
  ValueWriter value(Object value) {
    if (size() > LARGEST) {
      throw new IllegalArgumentException("it is larger than " + (LARGEST >> 20) + " MB");
    }
    if (value == null) {
      letter('0');
    } else if (value instanceof Double number) {
      letter('d').raw(() -> data.writeDouble(number));
    } else if (value instanceof Integer number) {
      letter('i').number(number);
    } else if (value instanceof Long number) {
      letter('l').raw(() -> data.writeLong(number));
    } else if (value instanceof Boolean truth) {
      letter(truth ? 't' : 'n');
    } else if (value instanceof UnknownOptimiser) {
      letter('o');
    } else if (value instanceof Phase phase) {
      letter('p').number(phase.ordinal());
    } else if (value instanceof Dice dice) {
      letter('r').raw(() -> data.writeLong(dice.state()));
    } else if (value instanceof ToDoubleFunction) {
      letter('f');
    } else if (value instanceof INDArray array) {
      letter('A').array(array);
    } else if (value instanceof List<?> list) {
      list(list);
    } else if (value instanceof float[] numbers) {
      ByteBuffer buffer = ByteBuffer.allocate(4 * numbers.length);
      buffer.asFloatBuffer().put(numbers);
      letter('F').block(buffer.array());
    } else if (value instanceof int[] numbers) {
      ByteBuffer buffer = ByteBuffer.allocate(4 * numbers.length);
      buffer.asIntBuffer().put(numbers);
      letter('I').block(buffer.array());
    } else if (value instanceof int[][] rows) {
      letter('J').number(rows.length);
      Arrays.stream(rows).forEach(this::value);
    } else {
      record(value);
    }
    return this;
  }

  private void list(List<?> list) {
    List<Object> elements = new ArrayList<>(list);
    letter(list instanceof ArrayList ? 'L' : 'U').number(elements.size());
    elements.forEach(this::value);
  }

  private void record(Object value) {
    if (value instanceof Network net) {
      letter('N').value(net.W1()).value(net.b1()).value(net.W2()).value(net.b2());
    } else if (value instanceof Gradients g) {
      letter('G').value(g.dW1()).value(g.db1()).value(g.dW2()).value(g.db2());
    } else if (value instanceof Activations a) {
      letter('a').value(a.H()).value(a.S()).value(a.P()).value(a.mask());
    } else if (value instanceof Mask mask) {
      letter('M').value(mask.factors());
    } else if (value instanceof Scale scale) {
      letter('S').value(scale.mean()).value(scale.deviation());
    } else {
      throw new IllegalArgumentException(
          "it is or holds a %s, which is in no contract"
              .formatted(value.getClass().getSimpleName()));
    }
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
    if (8 * array.length() > LARGEST) {
      throw new IllegalArgumentException(
          "it holds an array of %,d entries".formatted(array.length()));
    }
    entries(array, order);
  }

  private void entries(INDArray array, char order) {
    int length = array.isEmpty() ? 0 : (int) array.length();
    boolean floats = array.dataType() == DataType.FLOAT;
    ByteBuffer buffer = ByteBuffer.allocate(length * (floats ? 4 : 8));
    if (length > 0 && floats) {
      buffer.asFloatBuffer().put(array.dup(order).data().asFloat(), 0, length);
    } else if (length > 0) {
      buffer.asDoubleBuffer().put(array.dup(order).data().asDouble(), 0, length);
    }
    raw(() -> data.write(buffer.array()));
  }

  private interface Writing {
    void run() throws IOException;
  }

  private ValueWriter raw(Writing writing) {
    try {
      writing.run();
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e); // memory does not fail
    }
  }
}
