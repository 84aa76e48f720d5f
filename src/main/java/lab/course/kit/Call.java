package lab.course.kit;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import lab.piece.PieceException;
import lab.piece.Records;
import lab.piece.Seen;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * One recorded call of a piece: its arguments as it left them, and what it returned or threw. Two
 * pieces that were asked the same and did the same are the same to a check.
 *
 * @param method name of what was called
 * @param seen the arguments as they were after the call, and what was given back or thrown:
 *     numbers, words, and lists of them
 * @param tolerance largest relative difference of the same result in another order of operations
 */
public record Call(String method, List<Object> seen, double tolerance) {
  private static final double FLOAT64 = 1e-9;
  private static final double FLOAT32 = 1e-4;

  static Call returned(Method method, Object[] arguments, Object result) {
    Object[] passed = arguments == null ? new Object[0] : arguments;
    boolean float32 = contains(DataType.FLOAT, passed) || contains(DataType.FLOAT, result);
    List<Object> seen = new ArrayList<>();
    for (Object argument : passed) {
      seen.add(Seen.of(argument));
    }
    seen.add(Seen.of(result));
    return new Call(method.getName(), seen, float32 ? FLOAT32 : FLOAT64);
  }

  static Call threw(Method method, Object[] arguments, Throwable thrown) {
    return returned(method, arguments, PieceException.describe(thrown));
  }

  /** Whether two records of the same check tell the same. */
  public static boolean same(List<Call> a, List<Call> b) {
    boolean same = a.size() == b.size();
    for (int i = 0; same && i < a.size(); i++) {
      double tolerance = Math.max(a.get(i).tolerance, b.get(i).tolerance);
      same =
          a.get(i).method.equals(b.get(i).method)
              && Seen.same(a.get(i).seen, b.get(i).seen, tolerance);
    }
    return same;
  }

  private static boolean contains(DataType type, Object value) {
    if (value instanceof INDArray array) {
      return array.dataType() == type;
    }
    if (value instanceof Object[] values) {
      return Arrays.stream(values).anyMatch(element -> contains(type, element));
    }
    if (value instanceof List<?> values) {
      return values.stream().anyMatch(element -> contains(type, element));
    }
    return value instanceof Record record && contains(type, Records.parts(record));
  }
}
