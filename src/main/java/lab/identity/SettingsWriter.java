package lab.identity;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Writes values that {@link Settings} tells: a letter for the kind, then what it is made of, as
 * {@link SettingsReader} reads it.
 */
final class SettingsWriter {
  static final char NULL = '0';
  static final char BOOLEAN = 'z';
  static final char BYTE = 'b';
  static final char SHORT = 's';
  static final char CHARACTER = 'c';
  static final char INTEGER = 'i';
  static final char LONG = 'l';
  static final char FLOAT = 'f';
  static final char DOUBLE = 'd';
  static final char STRING = 't';
  static final char NUMBERS = 'n'; // an INDArray
  static final char ARRAY = 'a';
  static final char LIST = 'L';
  static final char SET = 'S';
  static final char MAP = 'M';
  static final char ENUM = 'e';
  static final char RECORD = 'r';
  static final char OBJECT = 'o'; // without fields

  private final DataOutputStream out;

  SettingsWriter(DataOutputStream out) {
    this.out = out;
  }

  void write(Object value) throws IOException {
    if (value == null) {
      out.writeByte(NULL);
    } else if (value instanceof Boolean truth) {
      out.writeByte(BOOLEAN);
      out.writeBoolean(truth);
    } else if (value instanceof Byte number) {
      out.writeByte(BYTE);
      out.writeByte(number);
    } else if (value instanceof Short number) {
      out.writeByte(SHORT);
      out.writeShort(number);
    } else if (value instanceof Character letter) {
      out.writeByte(CHARACTER);
      out.writeChar(letter);
    } else if (value instanceof Integer number) {
      out.writeByte(INTEGER);
      out.writeInt(number);
    } else if (value instanceof Long number) {
      out.writeByte(LONG);
      out.writeLong(number);
    } else if (value instanceof Float number) {
      out.writeByte(FLOAT);
      out.writeFloat(number);
    } else if (value instanceof Double number) {
      out.writeByte(DOUBLE);
      out.writeDouble(number);
    } else if (value instanceof String text) {
      out.writeByte(STRING);
      text(text);
    } else {
      composed(value);
    }
  }

  private void composed(Object value) throws IOException {
    if (value instanceof INDArray array) {
      out.writeByte(NUMBERS);
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      Nd4j.write(array.dup(array.ordering()), new DataOutputStream(bytes));
      out.writeInt(bytes.size());
      bytes.writeTo(out);
    } else if (value.getClass().isArray()) {
      out.writeByte(ARRAY);
      type(value.getClass().getComponentType());
      out.writeInt(Array.getLength(value));
      for (int i = 0; i < Array.getLength(value); i++) {
        write(Array.get(value, i));
      }
    } else if (value instanceof List<?> list) {
      all(LIST, list);
    } else if (value instanceof Set<?> set) {
      all(SET, set);
    } else if (value instanceof Map<?, ?> map) {
      out.writeByte(MAP);
      type(value.getClass());
      out.writeInt(map.size());
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        write(entry.getKey());
        write(entry.getValue());
      }
    } else {
      object(value);
    }
  }

  private void all(char kind, Collection<?> elements) throws IOException {
    out.writeByte(kind);
    type(elements.getClass());
    out.writeInt(elements.size());
    for (Object element : elements) {
      write(element);
    }
  }

  private void object(Object value) throws IOException {
    if (value instanceof Enum<?> constant) {
      out.writeByte(ENUM);
      type(constant.getDeclaringClass());
      text(constant.name());
    } else if (value instanceof Record) {
      out.writeByte(RECORD);
      type(value.getClass());
      for (RecordComponent component : value.getClass().getRecordComponents()) {
        write(field(value, component.getName()));
      }
    } else {
      out.writeByte(OBJECT);
      type(value.getClass());
    }
  }

  /** The field itself, as {@link Settings} tells it: an accessor may say anything. */
  private static Object field(Object record, String name) throws IOException {
    try {
      Field field = record.getClass().getDeclaredField(name);
      field.setAccessible(true);
      return field.get(record);
    } catch (ReflectiveOperationException e) {
      throw new IOException("%s of %s cannot be read".formatted(name, record.getClass()), e);
    }
  }

  private void type(Class<?> type) throws IOException {
    text(type.getName());
  }

  private void text(String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }
}
