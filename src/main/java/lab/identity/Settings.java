package lab.identity;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
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
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.stream.Stream;
import lab.Augmentation;
import lab.base.Digests;
import lab.identity.Identity.UntoldException;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Describes values in words by what they are made of and not by their own {@code toString}, so that
 * equal words mean equal values. Told are numbers, texts, enums, records, classes without fields,
 * and arrays, lists, sets and maps of what is told. Anything else may hold what nobody can see.
 */
public final class Settings {
  private static final int SHOWN = 16;

  private final Set<Class<?>> types = new LinkedHashSet<>();
  private boolean mayChange;

  /** Whether something was told that may hold something else at another time, such as an array. */
  boolean mayChange() {
    return mayChange;
  }

  /** The classes whose code works with what was told, in the order in which they were met. */
  Set<Class<?>> types() {
    return types;
  }

  /** A class as people know it: without the wrapper that JShell puts around it. */
  public static String name(Class<?> type) {
    return name(type.getName());
  }

  /** The same of a class by its name. */
  public static String name(String type) {
    return type.replaceFirst("^REPL\\.\\$JShell\\$\\d+[A-Z]*(\\$|$)", "");
  }

  /**
   * @throws UntoldException if the value, or a part of it, cannot be told
   */
  String tell(Object value) throws UntoldException {
    if (value == null
        || value instanceof Integer
        || value instanceof Double
        || value instanceof Boolean) {
      return String.valueOf(value);
    } else if (value instanceof Long || value instanceof Float) {
      return value + (value instanceof Long ? "L" : "f");
    } else if (value instanceof Short || value instanceof Byte) {
      return value.getClass().getSimpleName() + " " + value;
    } else if (value instanceof Character) {
      return "'" + value + "'";
    } else if (value instanceof String) {
      return '"' + value.toString().replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    } else if (value instanceof INDArray array) {
      mayChange = true;
      return "%s %s in %s order, SHA-256 %s"
          .formatted(
              array.dataType(),
              Arrays.toString(array.shape()),
              array.ordering(),
              Digests.hex("SHA-256", array.dup(array.ordering()).data().asBytes()));
    } else if (value.getClass().isArray()) {
      mayChange = true;
      return tellArray(value);
    } else if (isOfJava(value) && value instanceof Collection<?> collection) {
      mayChange = true;
      return tellCollection(collection);
    } else if (isOfJava(value) && value instanceof Map<?, ?> map) {
      mayChange = true;
      return tellMap(map);
    } else if (value instanceof Augmentation.Chain chain) {
      return tellChain(chain);
    }
    return tellObject(value);
  }

  private static boolean isOfJava(Object value) {
    return value.getClass().getName().startsWith("java.util.");
  }

  private String tellArray(Object array) throws UntoldException {
    Class<?> type = array.getClass().getComponentType();
    List<String> told = new ArrayList<>();
    for (int i = 0; i < Array.getLength(array); i++) {
      told.add(tell(Array.get(array, i), type));
    }
    return type.getSimpleName() + shortened(told, "[", "]");
  }

  private String tellCollection(Collection<?> collection) throws UntoldException {
    if (collection instanceof SortedSet<?> sorted && sorted.comparator() != null) {
      throw new UntoldException("a set in an order of its own");
    }
    List<String> told = new ArrayList<>();
    for (Object element : collection) {
      told.add(tell(element));
    }
    if (!(collection instanceof Set<?>)) {
      return shortened(told, "[", "]");
    }
    if (!(collection instanceof LinkedHashSet<?> || collection instanceof SortedSet<?>)) {
      Collections.sort(told); // the order of other sets is another in each start of Java
    }
    return shortened(told, "{", "}");
  }

  private String tellMap(Map<?, ?> map) throws UntoldException {
    if (map instanceof SortedMap<?, ?> sorted && sorted.comparator() != null) {
      throw new UntoldException("a map in an order of its own");
    }
    List<String> told = new ArrayList<>();
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      told.add(tell(entry.getKey()) + "=" + tell(entry.getValue()));
    }
    if (!(map instanceof LinkedHashMap<?, ?> || map instanceof SortedMap<?, ?>)) {
      Collections.sort(told);
    }
    return shortened(told, "{", "}");
  }

  /** The first of many, and a digest of all. */
  private static String shortened(List<String> told, String open, String close) {
    if (told.size() <= SHOWN) {
      return open + String.join(", ", told) + close;
    }
    byte[] all = String.join(", ", told).getBytes(StandardCharsets.UTF_8);
    return open
        + String.join(", ", told.subList(0, SHOWN / 2))
        + ", … %d in all, SHA-256 %s".formatted(told.size(), Digests.hex("SHA-256", all))
        + close;
  }

  private String tellChain(Augmentation.Chain chain) throws UntoldException {
    List<String> told = new ArrayList<>();
    for (Augmentation link : links(chain).toList()) {
      try {
        told.add(tell(link));
      } catch (UntoldException e) {
        throw new UntoldException("a chain with " + e.getMessage() + " in it");
      }
    }
    return String.join(" then ", told);
  }

  private static Stream<Augmentation> links(Augmentation one) {
    return one instanceof Augmentation.Chain chain
        ? Stream.concat(links(chain.first()), links(chain.next()))
        : Stream.of(one);
  }

  private String tellObject(Object value) throws UntoldException {
    Class<?> type = value.getClass();
    String name = name(type);
    if (type.isHidden()) {
      throw new UntoldException("a lambda");
    }
    if (value instanceof Enum<?> constant) {
      types.add(type);
      boolean isJavas = type.getClassLoader() == null; // nobody looks into those
      String fields = isJavas ? "" : tellFields(value, Enum.class, name);
      return name(constant.getDeclaringClass()) + "." + constant.name() + fields;
    }
    if (type.isAnonymousClass()) {
      throw new UntoldException("an anonymous class");
    }
    types.add(type);
    if (value instanceof Record) {
      String fields = tellFields(value, Record.class, name);
      return name + (fields.isEmpty() ? "[]" : fields);
    }
    for (Class<?> of = type; of != null; of = of.getSuperclass()) {
      if (Arrays.stream(of.getDeclaredFields()).anyMatch(Settings::isOfObjects)) {
        throw new UntoldException(name + ", a class with fields");
      }
    }
    return name;
  }

  private static boolean isOfObjects(Field field) {
    return !Modifier.isStatic(field.getModifiers());
  }

  /** The fields of a record or enum; read themselves, since an accessor may say anything. */
  private String tellFields(Object value, Class<?> upTo, String name) throws UntoldException {
    List<String> told = new ArrayList<>();
    for (Class<?> of = value.getClass(); of != upTo; of = of.getSuperclass()) {
      for (Field field : of.getDeclaredFields()) {
        if (isOfObjects(field)) {
          told.add(field.getName() + "=" + tellField(value, field, name));
        }
      }
    }
    return told.isEmpty() ? "" : "[" + String.join(", ", told) + "]";
  }

  private String tellField(Object value, Field field, String name) throws UntoldException {
    if (!Modifier.isFinal(field.getModifiers())) {
      throw new UntoldException("%s, whose %s may change".formatted(name, field.getName()));
    }
    try {
      field.setAccessible(true);
      return tell(field.get(value), field.getType());
    } catch (UntoldException e) {
      throw new UntoldException(
          "%s, whose %s is %s".formatted(name, field.getName(), e.getMessage()));
    } catch (ReflectiveOperationException | RuntimeException e) {
      throw new UntoldException("%s, whose %s cannot be read".formatted(name, field.getName()));
    }
  }

  private String tell(Object value, Class<?> declared) throws UntoldException {
    return declared.isPrimitive() ? String.valueOf(value) : tell(value);
  }
}
