package lab.piece;

import java.lang.reflect.Method;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Remembers the results that a piece returned before, to notice when it overwrites them: the caller
 * still has them. So a piece may not compute its next answer in the same arrays.
 */
public final class EarlierResults {
  /** Results that are held: a check asks for two or three of one size in turn. */
  private static final int HELD = 4;

  private record Result(Method method, Object own, Object before) {}

  private final Deque<Result> results = new ArrayDeque<>();

  /**
   * Holds a result, and forgets the one before the last few. One in which an argument is handed on,
   * as a mask is, is its owner's to change, and not held.
   *
   * @param method the method that returned it
   * @param own the result itself, which the piece may have kept
   * @param arguments what the method was given
   */
  public void hold(Method method, Object own, Object... arguments) {
    Set<Long> owned = new HashSet<>();
    addAddresses(arguments, owned);
    Set<Long> given = new HashSet<>();
    addAddresses(own, given);
    if (!Collections.disjoint(given, owned)) {
      return;
    }
    if (results.size() == HELD) {
      results.removeFirst();
    }
    results.addLast(new Result(method, own, Seen.of(own)));
  }

  /** Where the arrays in a value lie. */
  private static void addAddresses(Object value, Set<Long> addresses) {
    if (value instanceof INDArray array) {
      if (!array.isEmpty()) {
        addresses.add(array.data().address());
      }
    } else if (value instanceof Object[] values) {
      for (Object element : values) {
        addAddresses(element, addresses);
      }
    } else if (value instanceof List<?> list) {
      list.forEach(element -> addAddresses(element, addresses));
    } else if (value instanceof Record record) {
      addAddresses(Records.parts(record), addresses);
    }
  }

  /** Which method's result is no longer as it was; it is told once. */
  public Optional<Method> changed() {
    for (Result result : results) {
      if (!Seen.same(Seen.of(result.own), result.before, 0)) {
        results.clear();
        return Optional.of(result.method);
      }
    }
    return Optional.empty();
  }

  /** Forgets all results. */
  public void clear() {
    results.clear();
  }

  /**
   * The failure of a piece that overwrites its earlier results, in a sentence for its author.
   *
   * @param piece its name
   * @param method whose result was changed
   */
  public static PieceException told(String piece, Method method) {
    return PieceException.failed(
        ("%s changes what an earlier call of %s gave back, which whoever called it still has: "
                + "you compute in an array that you keep; make a new one in each call")
            .formatted(piece, method.getName()));
  }
}
