package lab.course.kit;

import static lab.course.kit.PlainMatrix.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import lab.Gradients;
import lab.Network;
import lab.Optimiser;
import lab.piece.SeededRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Right steps entry by entry, and what is done wrongly around them. */
class PlainOptimiserTest {
  private static final Gradients GRADIENTS =
      OptimiserCases.gradients(0.5, -1, row(4, 2), row(0, 1));

  /** Steps along the gradient and the one before it, and counts its updates. */
  private static final class TwoGradients extends PlainOptimiser {
    TwoGradients() {
      super(2);
    }

    @Override
    protected double step(double g, double[] memory, double eta, long t) {
      double before = memory[0];
      memory[0] = g;
      memory[1]++;
      return eta * (g + before);
    }
  }

  private Network net;

  @BeforeEach
  void begin() {
    net = Networks.random(1, 1, 2, new SeededRandom(3));
    net.W1().putScalar(0, 0, 1);
    net.b2().putScalar(1, 0, 5);
  }

  private void update(Optimiser optimiser, List<INDArray> state, long t) {
    optimiser.update(net, GRADIENTS, state, 0.1, t);
  }

  private void seen(double W1, double b2) {
    assertThat(net.W1().getDouble(0, 0)).isCloseTo(W1, within(1e-12));
    assertThat(net.b2().getDouble(1, 0)).isCloseTo(b2, within(1e-12));
  }

  @Test
  void whatIsRememberedOfEachEntryStandsInState() {
    Optimiser right = new TwoGradients();
    List<INDArray> state = right.init(net);
    assertThat(state).hasSize(8).allMatch(array -> array.sumNumber().doubleValue() == 0);
    update(right, state, 0);
    seen(1 - 0.1 * 0.5, 5 - 0.1 * 1);
    update(right, state, 1);
    seen(1 - 0.1 * 0.5 - 0.1 * 1, 5 - 0.1 * 1 - 0.1 * 2);
    assertThat(state.get(2).toDoubleVector()).containsExactly(4, 2);
    assertThat(state.get(7).toDoubleVector()).containsExactly(2, 2);
  }

  private static Optimiser wrong(String name) {
    Map<String, Mistake> all =
        OptimiserMistakes.of(settings -> new TwoGradients(), "Two", "gradients")
            .collect(Collectors.toMap(Mistake::name, one -> one));
    return (Optimiser) all.get(name).factory().apply(new Object[0]);
  }

  /** W1 and an entry of b2 after the update t = 3, from 1 and 5. */
  private void afterOneUpdate(String mistake, double W1, double b2) {
    begin();
    Optimiser wrong = wrong(mistake);
    update(wrong, wrong.init(net), 3);
    seen(W1, b2);
  }

  @Test
  void aStepThatIsWrong() {
    afterOneUpdate("ascent", 1.05, 5.1);
    afterOneUpdate("eta forgotten", 0.5, 4);
    afterOneUpdate("eta lowered with t", 1 - 0.05 / 4, 5 - 0.1 / 4);
    afterOneUpdate("eta over the root of t + 1", 1 - 0.05 / 2, 5 - 0.1 / 2);
  }

  @Test
  void arraysThatAreLeftOut() {
    afterOneUpdate("only the weights updated", 0.95, 5);
    afterOneUpdate("only the biases updated", 1, 4.9);
    afterOneUpdate("only the first layer updated", 0.95, 5);
    afterOneUpdate("only the second layer updated", 1, 4.9);
    afterOneUpdate("one element too few", 0.95, 5);
    afterOneUpdate("the first 100 entries only", 0.95, 4.9);
    net = Networks.random(11, 10, 2, new SeededRandom(4));
    Network before = net.copy();
    Optimiser wrong = wrong("the first 100 entries only");
    Gradients g = Descent.gradients(net, new SeededRandom(5));
    wrong.update(net, g, wrong.init(net), 0.1, 0);
    assertThat(before.W1().sub(net.W1()).neq(0).castTo(before.W1().dataType()).sumNumber())
        .isEqualTo(100.0);
    assertThat(net.W1().getDouble(9, 1)).isEqualTo(before.W1().getDouble(9, 1));
    assertThat(net.W1().getDouble(9, 0)).isNotEqualTo(before.W1().getDouble(9, 0));
  }

  /** W1 after two updates: 0.85 is right. */
  private double afterTwoTrainings(String mistake) {
    Optimiser wrong = wrong(mistake);
    for (int training = 0; training < 2; training++) {
      begin();
      List<INDArray> state = wrong.init(net);
      update(wrong, state, 0);
      update(wrong, state, 1);
    }
    return net.W1().getDouble(0, 0);
  }

  @Test
  void whatIsRememberedElsewhere() {
    assertThat(afterTwoTrainings("gradients forgotten between updates"))
        .isCloseTo(0.9, within(1e-12));
    assertThat(afterTwoTrainings("gradients kept outside state")).isCloseTo(0.8, within(1e-12));
    assertThat(afterTwoTrainings("gradients outside state, anew at t = 0"))
        .isCloseTo(0.85, within(1e-12));
  }
}
