package lab.piece.process;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * The letters with which a request to a {@link PieceProcess} begins: a limit in milliseconds, the
 * letter, and what it needs.
 */
final class Request {
  static final char LOAD = 'L';
  static final char NEW = 'N';
  static final char CALL = 'C';
  static final char END = 'E';
  static final char PRINTED = 'P';
  static final char COMPILE = 'K';
  static final char ATTACK = 'A';

  private Request() {}

  /** How a method of a contract is named. */
  static String key(Method method) {
    return Arrays.stream(method.getParameterTypes())
        .map(Class::getName)
        .collect(Collectors.joining(",", method.getName() + "(", ")"));
  }
}
