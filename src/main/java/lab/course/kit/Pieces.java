package lab.course.kit;

import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lab.diagnose.CallSequence;
import lab.diagnose.Recorder;
import lab.diagnose.Symbols;
import lab.piece.Assignment;
import lab.piece.EarlierResults;
import lab.piece.PieceException;
import lab.piece.SeededRandom;
import lab.piece.Subject;

/** Makes the pieces that a check asks for, and records every call of them. */
public final class Pieces {
  private final Assignment exercise;
  private final Subject subject;
  private final SeededRandom dice;
  private final List<Call> calls = new ArrayList<>();
  private final EarlierResults earlier = new EarlierResults();
  private final Optional<Symbols> symbols;
  private final Optional<Recorder> recorder;
  private final boolean bearing;
  private PieceException overridden;

  /**
   * Makes the pieces of an exercise for one check.
   *
   * @param subject whose pieces are made
   * @param dice the source of the check's random cases
   */
  public Pieces(Rubric rubric, Subject subject, SeededRandom dice) {
    this(rubric, subject, dice, false);
  }

  private Pieces(Rubric rubric, Subject subject, SeededRandom dice, boolean bearing) {
    this.bearing = bearing;
    this.exercise = rubric.exercise();
    this.subject = subject;
    this.dice = dice;
    this.symbols = rubric.diagnostics().map(Diagnostics::symbols);
    this.recorder = symbols.map(known -> new Recorder(known, Copy::asItLies));
  }

  /**
   * Pieces that are asked many things, whatever they throw: a call that does not come back as it
   * should gives nothing, and is not written down.
   */
  public static Pieces bearing(Rubric rubric, Subject subject, SeededRandom dice) {
    return new Pieces(rubric, subject, dice, true);
  }

  /** Where the check's random cases come from. */
  public SeededRandom dice() {
    return dice;
  }

  /**
   * The first failure of a method that the contract implements by default and the piece has
   * overridden; empty if there was none.
   */
  public Optional<PieceException> overridden() {
    return Optional.ofNullable(overridden);
  }

  /** What was recorded up to now. */
  public List<Call> calls() {
    return calls;
  }

  /** The same, so that other pieces can be asked it. */
  public List<CallSequence> scripts() {
    return recorder.map(Recorder::scripts).orElse(List.of());
  }

  /**
   * Makes the exercise's piece with the given settings.
   *
   * @param contract the exercise's
   * @param settings what the piece is constructed with
   */
  public <C> C piece(Class<C> contract, Object... settings) {
    Object piece = subject.piece(exercise, settings);
    recorder.ifPresent(recording -> recording.made(settings));
    return contract.cast(
        Proxy.newProxyInstance(
            contract.getClassLoader(),
            new Class<?>[] {contract},
            (proxy, method, arguments) -> {
              try {
                Object result = call(piece, settings, method, arguments);
                if (!bearing && overridden == null && symbols.isPresent()) {
                  besides(new Overridden(piece, contract, symbols.get()), method, arguments);
                }
                return result;
              } catch (PieceException thrown) {
                if (!bearing) {
                  throw thrown;
                }
                return nothing(method.getReturnType());
              }
            }));
  }

  /** The same case, for a method that the contract has already. */
  private void besides(Overridden own, Method method, Object... arguments) {
    Optional<Overridden.Call> asked = own.besides(method, arguments);
    if (asked.isEmpty()) {
      return;
    }
    Method besides = asked.get().method();
    Object[] passed = asked.get().copies();
    try {
      Object answer = besides.invoke(own.piece(), passed);
      calls.add(Call.returned(besides, passed, answer));
      overridden = own.problem(asked.get(), answer).map(PieceException::failed).orElse(null);
    } catch (InvocationTargetException e) {
      calls.add(Call.threw(besides, passed, e.getCause()));
      String name = exercise.piece() + "." + besides.getName();
      overridden = PieceException.thrown(name, e.getCause(), own.piece().getClass());
    } catch (IllegalAccessException e) {
      throw new AssertionError(e); // contracts are public
    }
  }

  private static Object nothing(Class<?> type) {
    return type.isPrimitive() && type != void.class
        ? Array.get(Array.newInstance(type, 1), 0)
        : null;
  }

  /** Calls a piece and writes down what came of it. */
  private Object call(Object piece, Object[] settings, Method method, Object... arguments) {
    Object[] passed = arguments == null ? new Object[0] : arguments;
    Optional<Recorder.Call> recorded =
        recorder.map(recording -> recording.asking(settings, method, passed));
    try {
      Object own = method.invoke(piece, arguments);
      Object result = subject.isRemote() ? own : copy(method, own, passed);
      calls.add(Call.returned(method, arguments, result));
      recorded.ifPresent(call -> call.gave(result));
      return result;
    } catch (InvocationTargetException e) {
      calls.add(Call.threw(method, arguments, e.getCause()));
      String name = exercise.piece() + "." + method.getName();
      throw PieceException.thrown(name, e.getCause(), piece.getClass());
    } catch (IllegalAccessException e) {
      throw new AssertionError(e); // contracts are public
    } catch (PieceException e) {
      throw e;
    } catch (RuntimeException e) {
      throw PieceException.failed(
          "what %s.%s gave back cannot be read: %s"
              .formatted(exercise.piece(), method.getName(), PieceException.describe(e)));
    }
  }

  /** A copy of what a piece gives, for it may keep and change its own. */
  private Object copy(Method method, Object own, Object... passed) {
    Optional<Method> changed = earlier.changed();
    if (changed.isPresent()) {
      throw EarlierResults.told(exercise.piece(), changed.get());
    }
    earlier.hold(method, own, passed);
    return Copy.of(own);
  }
}
