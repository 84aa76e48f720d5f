package lab.grade;

import java.lang.reflect.Method;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import lab.diagnose.Records;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What a piece gave back last. Whoever asked for it still has it, so that the piece may not compute
 * its next answer in the same arrays.
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
   * @param method who gave it
   * @param own the result itself, which the piece may have kept
   * @param arguments what the method was given
   */
  public void hold(Method method, Object own, Object... arguments) {
    Set<Long> owned = addresses(arguments);
    if (addresses(own).stream().anyMatch(owned::contains)) {
      return;
    }
    if (results.size() == HELD) {
      results.removeFirst();
    }
    results.addLast(new Result(method, own, Seen.of(own)));
  }

  /** Where the arrays in a value lie. */
  private static Set<Long> addresses(Object value) {
    if (value instanceof INDArray array) {
      return array.isEmpty() ? Set.of() : Set.of(array.data().address());
    }
    if (value instanceof Object[] values) {
      return Arrays.stream(values)
          .flatMap(element -> addresses(element).stream())
          .collect(Collectors.toSet());
    }
    if (value instanceof List<?> list) {
      return addresses(list.toArray());
    }
    return value instanceof Record record ? addresses(Records.parts(record).toArray()) : Set.of();
  }

  /** Which method's result is no longer as it was; it is told once. */
  public Optional<Method> changed() {
    Optional<Method> changed =
        results.stream()
            .filter(result -> !Seen.same(Seen.of(result.own), result.before, 0))
            .map(Result::method)
            .findFirst();
    if (changed.isPresent()) {
      results.clear();
    }
    return changed;
  }

  /** Forgets all. */
  public void clear() {
    results.clear();
  }

  /**
   * What is wrong, for who wrote the piece.
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
