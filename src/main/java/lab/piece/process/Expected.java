package lab.piece.process;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import lab.Activations;
import lab.FeatureScaling.Scale;
import lab.Gradients;
import lab.Mask;
import lab.Network;
import lab.Phase;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Says which values and sizes may stand where a contract names a type. {@link ValueWriter} holds
 * what a piece gave against it and says what is wrong; {@link ValueReader}, which believes nobody,
 * holds what arrives against it before anything is made.
 */
final class Expected {
  /** In place of a type where there is none: a value that comes from the lab itself. */
  static final Type ANYTHING = Object.class;

  private static final String ALL = "0dilprfALUFIJNGaMS";

  /** By the letters of {@link ValueWriter}; what is no primitive may be null. */
  private static final Map<Type, String> LETTERS =
      Map.ofEntries(
          Map.entry(ANYTHING, ALL),
          Map.entry(void.class, "0"),
          Map.entry(double.class, "d"),
          Map.entry(Double.class, "0d"),
          Map.entry(int.class, "i"),
          Map.entry(long.class, "l"),
          Map.entry(INDArray.class, "0A"),
          Map.entry(float[].class, "0F"),
          Map.entry(int[].class, "0I"),
          Map.entry(int[][].class, "0J"),
          Map.entry(Network.class, "0N"),
          Map.entry(Gradients.class, "0G"),
          Map.entry(Activations.class, "0a"),
          Map.entry(Mask.class, "0M"),
          Map.entry(Scale.class, "0S"),
          Map.entry(Phase.class, "0p"),
          Map.entry(RandomGenerator.class, "0r"),
          Map.entry(ToDoubleFunction.class, "0f"),
          Map.entry(List.class, "0LU"));

  /** Objects of one reply; the largest that a check asks for has some hundreds. */
  private static final int MAX_OBJECTS = 100_000;

  /** What an array of ND4J counts for: it takes the grader as long. */
  private static final int ARRAY = 100;

  private int left = MAX_OBJECTS;

  /** Counts one more value, a thing of the given letter. */
  void count(char letter) {
    left -= letter == 'A' ? ARRAY : 1;
    requireLength(MAX_OBJECTS - left);
  }

  /** Requires that a list can be taken. */
  static void requireLength(int count) {
    if (count > MAX_OBJECTS) {
      throw new IllegalArgumentException(
          "it holds more than %,d arrays of ND4J or %,d numbers and lists"
              .formatted(MAX_OBJECTS / ARRAY, MAX_OBJECTS));
    }
  }

  /**
   * Requires that a value may be there.
   *
   * @param letter which kind of value it is
   * @param type of the contract's
   */
  static void require(char letter, Type type) {
    if (LETTERS.getOrDefault(raw(type), ALL).indexOf(letter) < 0) {
      throw new IllegalArgumentException(
          "it is or holds %s where %s belongs".formatted(name(letter), name(type)));
    }
  }

  /** What a list holds. */
  static Type element(Type list) {
    return list instanceof ParameterizedType generic
        ? generic.getActualTypeArguments()[0]
        : ANYTHING;
  }

  private static Type raw(Type type) {
    return type instanceof ParameterizedType generic ? generic.getRawType() : type;
  }

  private static String name(Type type) {
    if (type == void.class) {
      return "nothing";
    }
    String name = ((Class<?>) raw(type)).getSimpleName();
    return (name.matches("[AEIOUaeiou].*") ? "an " : "a ") + name;
  }

  private static String name(char letter) {
    return switch (letter) {
      case '0' -> "null";
      case 'd' -> "a double";
      case 'i' -> "an int";
      case 'l' -> "a long";
      case 'A' -> "an array of ND4J";
      case 'L', 'U' -> "a list";
      case 'F' -> "a float[]";
      case 'I' -> "an int[]";
      case 'J' -> "an int[][]";
      default -> "something else";
    };
  }
}
