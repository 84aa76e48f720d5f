package lab.identity;

import static lab.identity.SettingsWriter.ARRAY;
import static lab.identity.SettingsWriter.BOOLEAN;
import static lab.identity.SettingsWriter.BYTE;
import static lab.identity.SettingsWriter.CHARACTER;
import static lab.identity.SettingsWriter.DOUBLE;
import static lab.identity.SettingsWriter.ENUM;
import static lab.identity.SettingsWriter.FLOAT;
import static lab.identity.SettingsWriter.INTEGER;
import static lab.identity.SettingsWriter.LIST;
import static lab.identity.SettingsWriter.LONG;
import static lab.identity.SettingsWriter.MAP;
import static lab.identity.SettingsWriter.NULL;
import static lab.identity.SettingsWriter.NUMBERS;
import static lab.identity.SettingsWriter.OBJECT;
import static lab.identity.SettingsWriter.RECORD;
import static lab.identity.SettingsWriter.SET;
import static lab.identity.SettingsWriter.SHORT;
import static lab.identity.SettingsWriter.STRING;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.nd4j.linalg.factory.Nd4j;

/** Reads what {@link SettingsWriter} has written. */
final class SettingsReader {
  private static final List<Class<?>> PRIMITIVES =
      List.of(
          boolean.class,
          byte.class,
          short.class,
          char.class,
          int.class,
          long.class,
          float.class,
          double.class);

  private final DataInputStream in;
  private final ClassLoader classes;

  SettingsReader(DataInputStream in, ClassLoader classes) {
    this.in = in;
    this.classes = classes;
  }

  Object read() throws IOException {
    char kind = (char) in.readByte();
    return switch (kind) {
      case NULL -> null;
      case BOOLEAN -> in.readBoolean();
      case BYTE -> in.readByte();
      case SHORT -> in.readShort();
      case CHARACTER -> in.readChar();
      case INTEGER -> in.readInt();
      case LONG -> in.readLong();
      case FLOAT -> in.readFloat();
      case DOUBLE -> in.readDouble();
      case STRING -> text();
      case NUMBERS -> Nd4j.read(new ByteArrayInputStream(in.readNBytes(in.readInt())));
      case ARRAY -> array();
      case LIST -> {
        Collection<Object> empty = empty(type());
        Collection<Object> all = elements(empty == null ? new ArrayList<>() : empty);
        yield empty == null ? Collections.unmodifiableList((List<Object>) all) : all;
      }
      case SET -> {
        Collection<Object> empty = empty(type());
        Collection<Object> all = elements(empty == null ? new LinkedHashSet<>() : empty);
        yield empty == null ? Collections.unmodifiableSet((Set<Object>) all) : all;
      }
      case MAP -> map();
      case ENUM -> constant();
      case RECORD -> record();
      case OBJECT -> made(type(), new Class<?>[0]);
      default -> throw new IOException("there is no kind of value " + (int) kind);
    };
  }

  private Object array() throws IOException {
    Object array = Array.newInstance(type(), in.readInt());
    for (int i = 0; i < Array.getLength(array); i++) {
      Array.set(array, i, read());
    }
    return array;
  }

  private Collection<Object> elements(Collection<Object> into) throws IOException {
    for (int left = in.readInt(); left > 0; left--) {
      into.add(read());
    }
    return into;
  }

  private Map<Object, Object> map() throws IOException {
    Map<Object, Object> empty = empty(type());
    Map<Object, Object> all = empty == null ? new LinkedHashMap<>() : empty;
    for (int left = in.readInt(); left > 0; left--) {
      all.put(read(), read());
    }
    return empty == null ? Collections.unmodifiableMap(all) : all;
  }

  /** An ArrayList, a TreeMap and so on; null for one of Java's that stay as they were made. */
  @SuppressWarnings("unchecked")
  private static <T> T empty(Class<?> type) throws IOException {
    boolean isMade =
        Modifier.isPublic(type.getModifiers())
            && Arrays.stream(type.getConstructors()).anyMatch(one -> one.getParameterCount() == 0);
    return isMade ? (T) made(type, new Class<?>[0]) : null;
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private Object constant() throws IOException {
    return Enum.valueOf((Class) type(), text());
  }

  private Object record() throws IOException {
    Class<?> type = type();
    RecordComponent[] components = type.getRecordComponents();
    Object[] values = new Object[components.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = read();
    }
    Class<?>[] types = Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    return made(type, types, values);
  }

  private static Object made(Class<?> type, Class<?>[] types, Object... values) throws IOException {
    String name = Settings.name(type);
    try {
      Constructor<?> constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(values);
    } catch (NoSuchMethodException e) {
      throw new IOException(
          "%s has no constructor without arguments, by which it could be made".formatted(name), e);
    } catch (InvocationTargetException e) {
      throw new IOException(
          "the constructor of %s throws %s".formatted(name, e.getCause()), e.getCause());
    } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
      throw new IOException("%s cannot be made: %s".formatted(name, e), e);
    }
  }

  private Class<?> type() throws IOException {
    String name = text();
    for (Class<?> primitive : PRIMITIVES) {
      if (primitive.getName().equals(name)) {
        return primitive;
      }
    }
    try {
      return Class.forName(name, true, classes);
    } catch (ClassNotFoundException | LinkageError e) {
      throw new IOException("there is no class " + name, e);
    }
  }

  private String text() throws IOException {
    return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
  }
}
