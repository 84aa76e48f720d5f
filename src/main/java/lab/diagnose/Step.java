package lab.diagnose;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;

/**
 * One recorded call of a piece that returned.
 *
 * @param method what was called
 * @param arguments the objects that were handed over: the same object in two steps is the same one
 *     in a replay, so that what an update did to a network is still there in the next
 * @param before copies of the arguments, made before the call
 * @param result what came back and is handed on to later calls, null if nothing did
 * @param got the numbers that came of it, by name
 */
public record Step(
    Method method,
    Object[] arguments,
    Object[] before,
    Object result,
    Map<String, double[][]> got) {

  /** The arguments' names, as the contract writes them. */
  List<String> names() {
    return Leaves.names(method);
  }
}
