package lab.course.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Supplier;
import lab.Activations;
import lab.Network;
import lab.course.Checker;
import lab.course.Course;
import lab.course.Verdict;
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

  private static List<String> said(String exercise, Supplier<?> piece) {
    Verdict verdict = Checker.check(Course.of(exercise), Subject.of("it", settings -> piece.get()));
    return verdict.outcomes().stream()
        .filter(outcome -> outcome.status() != Outcome.Status.PASSED)
        .map(one -> one.message().text())
        .toList();
  }
}
