package lab.diagnose;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Records every call of the pieces that it wraps: arguments, results and exceptions. */
public final class Recorder {
  private final Symbols symbols;
  private final UnaryOperator<Object> copy;
  private final List<CallSequence> scripts = new ArrayList<>();

  /**
   * @param symbols how the exercise calls things
   * @param copy makes a copy of an argument that shares nothing with it
   */
  public Recorder(Symbols symbols, UnaryOperator<Object> copy) {
    this.symbols = symbols;
    this.copy = copy;
  }

  /** A call that has not been made yet. */
  public final class Call {
    private final Object[] settings;
    private final Method method;
    private final Object[] arguments;
    private final Object[] before;

    private Call(Object[] settings, Method method, Object[] arguments) {
      this.settings = settings;
      this.method = method;
      this.arguments = arguments;
      this.before = Arrays.stream(arguments).map(copy).toArray();
    }

    /**
     * Records that the call returned.
     *
     * @param result what is handed on, null if nothing is
     */
    public void gave(Object result) {
      Map<String, double[][]> inputs = Leaves.of(Leaves.names(method), before);
      Step step =
          new Step(
              method,
              arguments,
              before,
              result,
              symbols.results(method, inputs, arguments, result));
      if (symbols.state().isEmpty()) {
        scripts.add(new CallSequence(settings, List.of(step), copy));
      } else {
        steps(settings).add(step);
      }
    }
  }

  /** A piece is about to be asked. */
  public Call asking(Object[] settings, Method method, Object... arguments) {
    return new Call(settings, method, arguments);
  }

  /**
   * Records that a piece was made.
   *
   * @throws IllegalStateException if its settings have not as many names
   */
  public void made(Object[] settings) {
    if (settings.length != symbols.settings().size()) {
      throw new IllegalStateException(
          "The piece is made of %d settings, but the exercise's symbols name %s: give withSettings a name for each, in their order."
              .formatted(settings.length, symbols.settings()));
    }
    if (!symbols.state().isEmpty()) {
      scripts.add(new CallSequence(settings, new ArrayList<>(), copy));
    }
  }

  private List<Step> steps(Object[] settings) {
    return scripts.stream()
        .filter(script -> script.settings() == settings)
        .reduce((first, last) -> last)
        .orElseThrow()
        .steps();
  }

  /** What was asked up to now, in order. */
  public List<CallSequence> scripts() {
    return scripts.stream().filter(script -> !script.steps().isEmpty()).toList();
  }
}
