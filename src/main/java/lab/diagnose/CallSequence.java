package lab.diagnose;

import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * The recorded calls of a piece in their order, with its settings, so that another piece can be
 * called in the same way.
 *
 * @param settings what the piece was made of
 * @param steps its calls
 * @param copy makes a copy of an argument that shares nothing with it
 * @param otherwise what a replay hands over in the place of a call's arguments
 */
public record CallSequence(
    Object[] settings,
    List<Step> steps,
    UnaryOperator<Object> copy,
    UnaryOperator<Object[]> otherwise) {
  /** A sequence that replays the calls with the arguments that were recorded. */
  public CallSequence(Object[] settings, List<Step> steps, UnaryOperator<Object> copy) {
    this(settings, steps, copy, UnaryOperator.identity());
  }

  /** The same, asked otherwise in every call. */
  CallSequence with(UnaryOperator<Object[]> change) {
    return new CallSequence(settings, steps, copy, change);
  }

  /**
   * Stands between a result's name and the number of the call it is of, where there are several.
   */
  static final String OF_CALL = " of call ";

  /** All numbers that the piece is given, by name; of a name that comes again, the first. */
  Map<String, double[][]> leaves(Symbols symbols) {
    Map<String, double[][]> leaves = new LinkedHashMap<>(Leaves.of(symbols.settings(), settings));
    for (Step step : steps) {
      List<Map<String, double[][]>> given = Leaves.each(step.names(), step.before());
      for (int i = 0; i < given.size(); i++) {
        if (!step.names().get(i).equals(symbols.state())) {
          given.get(i).forEach(leaves::putIfAbsent);
        }
      }
    }
    return leaves;
  }

  /** What the piece gave, by name. */
  Map<String, double[][]> got() {
    Map<String, double[][]> got = new LinkedHashMap<>();
    for (int s = 0; s < steps.size(); s++) {
      String call = call(s);
      steps.get(s).got().forEach((name, value) -> got.put(name + call, value));
    }
    return got;
  }

  private String call(int s) {
    return steps.size() == 1 ? "" : OF_CALL + (s + 1);
  }

  /**
   * Asks another piece the same.
   *
   * @param factory makes the piece of its settings
   * @param change what is asked otherwise; arguments that an earlier call has seen stay as it left
   *     them
   * @param given what is given in the script
   * @param symbols how the exercise calls things
   * @return its results by name; none if it cannot be asked so
   */
  Map<String, double[][]> replay(
      Function<Object[], ?> factory, Change change, Given given, Symbols symbols) {
    BiFunction<String, double[][], double[][]> changed = change.in(given);
    Map<String, double[][]> results = new LinkedHashMap<>();
    Map<Object, Object> passedOn = new IdentityHashMap<>();
    try {
      Object[] made = Leaves.changed(symbols.settings(), settings, 0, changed);
      Object piece = factory.apply(made);
      for (int s = 0; s < steps.size(); s++) {
        Step step = steps.get(s);
        Object[] arguments = otherwise.apply(arguments(step, passedOn, changed));
        step.method().setAccessible(true);
        Map<String, double[][]> before = Leaves.of(step.names(), arguments);
        Object result = step.method().invoke(piece, arguments);
        if (step.result() != null) {
          passedOn.put(step.result(), result);
        }
        String call = call(s);
        symbols
            .results(step.method(), before, arguments, result)
            .forEach((name, value) -> results.put(name + call, value));
      }
    } catch (ReflectiveOperationException | RuntimeException refused) {
      return Map.of();
    }
    return results;
  }

  private Object[] arguments(
      Step step, Map<Object, Object> passedOn, BiFunction<String, double[][], double[][]> change) {
    Object[] arguments = new Object[step.arguments().length];
    int side = Leaves.side(step.names(), step.before());
    for (int i = 0; i < arguments.length; i++) {
      Object original = step.arguments()[i];
      if (passedOn.containsKey(original)) {
        arguments[i] = passedOn.get(original);
      } else {
        Object fresh = copy.apply(step.before()[i]);
        arguments[i] =
            Leaves.changed(step.names().subList(i, i + 1), new Object[] {fresh}, side, change)[0];
        if (original != null && !(original instanceof Number)) {
          passedOn.put(original, arguments[i]);
        }
      }
    }
    return arguments;
  }
}
