package lab.course.kit;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import lab.Gradients;
import lab.Network;
import lab.Optimiser;
import lab.piece.Matrices;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What is done wrongly in every optimiser, whatever its step is: the right way, and something done
 * around it.
 */
public final class OptimiserMistakes {
  /** An update that a right one has a part in. */
  private interface Update {
    void make(Optimiser right, Network net, Gradients g, List<INDArray> state, double eta, long t);
  }

  private record Around(Optimiser right, Update wrong) implements Optimiser {
    @Override
    public List<INDArray> init(Network net) {
      return right.init(net);
    }

    @Override
    public void update(Network net, Gradients g, List<INDArray> state, double eta, long t) {
      wrong.make(right, net, g, state, eta, t);
    }
  }

  /** Has a state of its own, in place of what it is given. */
  private interface Memory {
    List<INDArray> of(List<INDArray> own, Optimiser right, Network net, long t);
  }

  private static final class Remembering implements Optimiser {
    private final Optimiser right;
    private final Memory memory;
    private List<INDArray> own;

    Remembering(Optimiser right, Memory memory) {
      this.right = right;
      this.memory = memory;
    }

    @Override
    public List<INDArray> init(Network net) {
      return right.init(net);
    }

    @Override
    public void update(Network net, Gradients g, List<INDArray> state, double eta, long t) {
      own = memory.of(own, right, net, t);
      right.update(net, g, own, eta, t);
    }
  }

  private final Function<Object[], ? extends Optimiser> right;

  private OptimiserMistakes(Function<Object[], ? extends Optimiser> right) {
    this.right = right;
  }

  /**
   * Those of the step, and of the arrays that take it.
   *
   * @param right makes the right way of its settings
   */
  public static Stream<Mistake> of(Function<Object[], ? extends Optimiser> right) {
    OptimiserMistakes around = new OptimiserMistakes(right);
    return Stream.concat(around.ofTheStep(), around.ofTheArrays());
  }

  /**
   * The same, and those of an optimiser that remembers something, but elsewhere than in its state.
   *
   * @param piece such as {@code Adam}
   * @param remembered what it remembers, in the plural, such as {@code moments}
   */
  public static Stream<Mistake> of(
      Function<Object[], ? extends Optimiser> right, String piece, String remembered) {
    return Stream.concat(of(right), new OptimiserMistakes(right).ofTheState(piece, remembered));
  }

  private Stream<Mistake> ofTheStep() {
    return Stream.of(
        around(
            "ascent",
            "you add the step, which leads up; subtract it",
            (one, net, g, state, eta, t) -> {
              List<double[][]> before = net.arrays().stream().map(Matrices::of).toList();
              one.update(net, g, state, eta, t);
              for (int i = 0; i < before.size(); i++) {
                double[][] down = Matrices.of(net.arrays().get(i));
                PlainMatrix.set(
                    net.arrays().get(i),
                    PlainMatrix.zip(before.get(i), down, (old, now) -> old - (now - old)));
              }
            }),
        around(
            "eta forgotten",
            "you do not multiply by eta; look at where the formula has it",
            (one, net, g, state, eta, t) -> one.update(net, g, state, 1, t)),
        around(
            "eta lowered with t",
            "you divide eta by t + 1; the schedule has seen to that, the rate is eta",
            (one, net, g, state, eta, t) -> one.update(net, g, state, eta / (t + 1), t)),
        around(
            "eta over the root of t + 1",
            "you divide eta by √(t + 1); the schedule has seen to that, the rate is eta",
            (one, net, g, state, eta, t) -> one.update(net, g, state, eta / Math.sqrt(t + 1.0), t)),
        around(
            "the gradient modified",
            "you multiply the gradient by eta in its own memory; use mul and not muli",
            (one, net, g, state, eta, t) -> {
              one.update(net, g, state, eta, t);
              g.arrays().forEach(array -> array.muli(eta));
            }));
  }

  private Stream<Mistake> ofTheArrays() {
    return Stream.of(
        only(
            "only the weights updated",
            "you leave the biases as they are; all four arrays take a step",
            List.of(0, 2)),
        only(
            "only the biases updated",
            "you leave the weights as they are; all four arrays take a step",
            List.of(1, 3)),
        only(
            "only the first layer updated",
            "you leave W2 and b2 as they are; all four arrays take a step",
            List.of(0, 1)),
        only(
            "only the second layer updated",
            "you leave W1 and b1 as they are; all four arrays take a step",
            List.of(2, 3)),
        only(
            "one element too few",
            "you stop before b2, the last of the four arrays",
            List.of(0, 1, 2)),
        putBack(
            "the first 100 entries only",
            "you stop after the first 100 entries of an array; all of its entries take a step",
            array -> false,
            entry -> entry >= 100));
  }

  private Stream<Mistake> ofTheState(String piece, String remembered) {
    return Stream.of(
        remembering(
            remembered + " forgotten between updates",
            "you begin with new %s at every update; keep them in state, in place"
                .formatted(remembered),
            (own, one, net, t) -> one.init(net)),
        remembering(
            remembered + " kept outside state",
            "you keep the %s in %s itself, so a second training begins with those of the first; keep them in state"
                .formatted(remembered, piece),
            (own, one, net, t) ->
                own != null && own.get(0).equalShapes(net.W1()) ? own : one.init(net)),
        remembering(
            remembered + " outside state, anew at t = 0",
            "you keep the %s in %s itself from t = 0 on, so two trainings side by side mix theirs; keep them in state"
                .formatted(remembered, piece),
            // Explicitly: a JVM that has often thrown it leaves its message out.
            (own, one, net, t) ->
                t == 0
                    ? one.init(net)
                    : Objects.requireNonNull(own, "no %s yet".formatted(remembered))));
  }

  private Mistake remembering(String name, String sentence, Memory memory) {
    return new Mistake(name, sentence, settings -> new Remembering(right.apply(settings), memory));
  }

  private Mistake around(String name, String sentence, Update wrong) {
    return new Mistake(name, sentence, settings -> new Around(right.apply(settings), wrong));
  }

  /** Only these of the four arrays take a step. */
  private Mistake only(String name, String sentence, List<Integer> arrays) {
    return putBack(name, sentence, array -> !arrays.contains(array), entry -> false);
  }

  /** Some arrays, and in all some entries, by their numbers row by row, are as before. */
  private Mistake putBack(String name, String sentence, IntPredicate array, IntPredicate entry) {
    return around(
        name,
        sentence,
        (one, net, g, state, eta, t) -> {
          List<double[][]> before = net.arrays().stream().map(Matrices::of).toList();
          one.update(net, g, state, eta, t);
          for (int i = 0; i < before.size(); i++) {
            putBack(net.arrays().get(i), before.get(i), array.test(i) ? each -> true : entry);
          }
        });
  }

  private static void putBack(INDArray theta, double[][] before, IntPredicate entry) {
    for (int i = 0; i < before.length; i++) {
      for (int j = 0; j < before[i].length; j++) {
        if (entry.test(i * before[i].length + j)) {
          theta.putScalar(i, j, before[i][j]);
        }
      }
    }
  }
}
