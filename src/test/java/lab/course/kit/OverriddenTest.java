package lab.course.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Supplier;
import lab.Activations;
import lab.Gradients;
import lab.Network;
import lab.Optimiser;
import lab.course.Checker;
import lab.course.Course;
import lab.course.Verdict;
import lab.course.backprop.BackpropMistakes;
import lab.course.cost.CrossEntropyCostMistakes;
import lab.course.forward.ForwardPassMistakes;
import lab.piece.Outcome;
import lab.piece.Subject;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What a contract has already, and a piece has in its own way, rightly or wrongly. */
class OverriddenTest {
  @Test
  void aForwardPassWithoutMaskThatIsAnother() {
    assertThat(
            said(
                "2.2",
                () ->
                    new ForwardPassMistakes.Right() {
                      @Override
                      public Activations forward(Network net, INDArray X) {
                        Activations a = forward(net, X, lab.Mask.NONE);
                        return a.S().amaxNumber().doubleValue() < 700
                            ? a
                            : new Activations(a.H(), a.S(), a.P().mul(2), a.mask());
                      }
                    }))
        .singleElement()
        .asString()
        .startsWith(
            "your own forward(net, X) does not give what the contract's makes of your forward(net,"
                + " X, mask): P is 2 times too large; look at where they differ");
  }

  @Test
  void aCostThatTakesLambdaTwice() {
    assertThat(
            said(
                "3.1",
                () ->
                    new CrossEntropyCostMistakes.Right() {
                      @Override
                      public double cost(Network net, INDArray S, INDArray Y, double lambda) {
                        return loss(S, Y) + lambda * penalty(net, lambda);
                      }
                    }))
        .singleElement()
        .asString()
        .startsWith(
            "your own cost(net, S, Y, lambda) does not give what the contract's makes of your"
                + " loss(S, Y) and penalty(net, lambda): the cost is ");
  }

  @Test
  void aStepThroughWeightsThatHaveChanged() {
    assertThat(said("4.1", () -> new Descending(false)))
        .singleElement()
        .asString()
        .startsWith(
            "your own descend makes another step than θ − eta g with your gradients: W1 is wrong");
  }

  @Test
  void aStepThatIsRightPasses() {
    assertThat(said("4.1", () -> new Descending(true))).isEmpty();
  }

  @Test
  void noStepThatIsSaidToBeMade() {
    assertThat(
            said(
                "4.1",
                () ->
                    new BackpropMistakes.Right() {
                      @Override
                      public boolean descend(
                          Network net,
                          INDArray X,
                          Activations a,
                          INDArray Y,
                          double lambda,
                          Optimiser optimiser,
                          double eta) {
                        return true;
                      }
                    }))
        .containsExactly(
            "your own descend gives true, and the network stays where it is",
            "Backprop.descend, called with an optimiser that it cannot know, gives true, as if it"
                + " had made a step");
  }

  /** Plain steps for an optimiser of that name, of old weights or of new ones. */
  private static final class Descending extends BackpropMistakes.Right {
    private final boolean old;

    Descending(boolean old) {
      this.old = old;
    }

    @Override
    public boolean descend(
        Network net,
        INDArray X,
        Activations a,
        INDArray Y,
        double lambda,
        Optimiser optimiser,
        double eta) {
      if (!optimiser.getClass().getSimpleName().equals("Sgd")) {
        return false;
      }
      Gradients g = gradients(net, X, a, Y, lambda);
      net.W2().subi(g.dW2().mul(eta));
      net.b2().subi(g.db2().mul(eta));
      Gradients first = old ? g : gradients(net, X, a, Y, lambda);
      net.W1().subi(first.dW1().mul(eta));
      net.b1().subi(first.db1().mul(eta));
      return true;
    }
  }

  private static List<String> said(String exercise, Supplier<?> piece) {
    Verdict verdict = Checker.check(Course.of(exercise), Subject.of("it", settings -> piece.get()));
    return verdict.outcomes().stream()
        .filter(outcome -> outcome.status() != Outcome.Status.PASSED)
        .map(one -> one.message().text())
        .toList();
  }
}
