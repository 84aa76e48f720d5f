package lab.course.kit;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import lab.Cost;
import lab.Mask;
import lab.Model;
import lab.Network;
import lab.base.EnglishList;
import lab.diagnose.Symbols;
import lab.piece.Message;
import lab.piece.SeededRandom;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Checks methods that a contract implements by default and a piece has overridden: whenever a check
 * calls one of the piece's own methods, these are called on the same case and compared with the
 * contract's default.
 *
 * @param piece the piece
 * @param contract the exercise's
 * @param symbols how the exercise calls things
 */
record Overridden(Object piece, Class<?> contract, Symbols symbols) {
  private static final double FLOAT64 = 1e-9;
  private static final double FLOAT32 = 1e-4;
  private static final double LAMBDA = 0.3;

  /** What a case lacks is made up, the same for all. */
  private static final long MADE_UP = 7;

  /** A method that the contract has, and what it is asked. */
  public record Call(Method method, Object[] arguments) {
    /** The same arguments anew. */
    Object[] copies() {
      return Arrays.stream(arguments).map(Copy::asItLies).toArray();
    }
  }

  /**
   * What else is asked where a method was.
   *
   * @param method what was called; one that the contract has already asks for nothing
   * @param arguments as they are after the call
   */
  Optional<Call> besides(Method method, Object... arguments) {
    if (method.isDefault()) {
      return Optional.empty();
    }
    Object[] asked =
        contract == Model.class
            ? withoutMask(arguments)
            : contract == Cost.class ? cost(method, arguments) : null;
    return Optional.ofNullable(asked).map(some -> new Call(itself(), some));
  }

  private Method itself() {
    return Arrays.stream(contract.getMethods()).filter(Method::isDefault).findFirst().orElseThrow();
  }

  private static Object[] withoutMask(Object... of) {
    return ((Mask) of[2]).factors() == null ? new Object[] {of[0], of[1]} : null;
  }

  /** A loss with a network, or a penalty with scores. */
  private static Object[] cost(Method method, Object... of) {
    SeededRandom dice = new SeededRandom(MADE_UP);
    if (method.getName().equals("loss")) {
      INDArray S = (INDArray) of[0];
      Network net = Networks.random(2, 3, (int) S.size(0), dice);
      return new Object[] {Networks.as(net, Layout.C, S.dataType()), S, of[1], LAMBDA};
    }
    Network net = (Network) of[0];
    INDArray S = PlainMatrix.gaussian(net.K(), 3, dice).castTo(net.W1().dataType());
    INDArray Y = PlainMatrix.oneHot(net.K(), 0, 1, 0).castTo(S.dataType());
    return new Object[] {net, S, Y, of[1]};
  }

  /**
   * Compares an answer with the contract's default, and says in a sentence what is wrong; empty if
   * nothing is.
   *
   * @param call what was asked, before it was
   * @param answer what the piece gave
   */
  Optional<String> problem(Call call, Object answer)
      throws IllegalAccessException, InvocationTargetException {
    Object composed = composed(call);
    if (!alike(call, composed, composed(call))) {
      return Optional.empty(); // it answers otherwise each time, which is another matter
    }
    Map<String, double[][]> expected = results(call, composed);
    Map<String, double[][]> got = results(call, answer);
    return differences(expected, got, tolerance(call))
        .map(
            seen ->
                "your own %s does not give what the contract's makes of your %s: %s; look at where"
                        .formatted(signature(call.method), own(call.method), seen)
                    + " they differ");
  }

  private boolean alike(Call call, Object one, Object other) {
    return differences(results(call, one), results(call, other), tolerance(call)).isEmpty();
  }

  private Map<String, double[][]> results(Call call, Object result) {
    return symbols.results(call.method, Map.of(), new Object[0], result);
  }

  /** The contract's way, with the piece's own methods. */
  private Object composed(Call call) throws IllegalAccessException, InvocationTargetException {
    InvocationHandler own =
        (proxy, method, arguments) -> {
          try {
            return method.invoke(piece, arguments);
          } catch (InvocationTargetException e) {
            throw e.getCause();
          }
        };
    Object others =
        Proxy.newProxyInstance(contract.getClassLoader(), new Class<?>[] {contract}, own);
    try {
      return InvocationHandler.invokeDefault(others, call.method, call.copies());
    } catch (Throwable thrown) { // as it is declared
      throw new InvocationTargetException(thrown);
    }
  }

  /** The results that differ and how; empty if all are as expected. */
  private static Optional<String> differences(
      Map<String, double[][]> expected, Map<String, double[][]> got, double tolerance) {
    List<MatrixComparison> blocks = new ArrayList<>();
    expected.forEach(
        (name, value) ->
            blocks.add(
                new MatrixComparison(
                    name, got.containsKey(name) ? PlainMatrix.array(got.get(name)) : null, value)));
    try {
      ResultAssert.assertThat(blocks.toArray(MatrixComparison[]::new)).isWithin(tolerance);
      return Optional.empty();
    } catch (AssertionError unlike) {
      return Optional.of(Message.of(unlike.getMessage()).seen());
    }
  }

  private static double tolerance(Call call) {
    return Arrays.stream(call.arguments).anyMatch(Overridden::isFloat32) ? FLOAT32 : FLOAT64;
  }

  private static boolean isFloat32(Object value) {
    return value instanceof INDArray array && array.dataType() == DataType.FLOAT;
  }

  /** {@code forward(net, X)}. */
  private static String signature(Method method) {
    return Arrays.stream(method.getParameters())
        .map(Parameter::getName)
        .collect(Collectors.joining(", ", method.getName() + "(", ")"));
  }

  /** The methods that every piece has. */
  private static String own(Method method) {
    return EnglishList.and(
        Arrays.stream(method.getDeclaringClass().getMethods())
            .filter(one -> !one.isDefault())
            .map(Overridden::signature)
            .sorted()
            .toList());
  }
}
