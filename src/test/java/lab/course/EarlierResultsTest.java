package lab.course;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import lab.Activations;
import lab.GradientEstimator;
import lab.Mask;
import lab.Masking;
import lab.Model;
import lab.Network;
import lab.course.forward.ForwardPassMistakes;
import lab.course.kit.PlainMatrix;
import lab.piece.EarlierResults;
import lab.piece.Outcome.Status;
import lab.piece.Subject;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Pieces that compute each answer in the arrays of the one before. */
public class EarlierResultsTest {
  /** Gives the scores in one array as long as their size is the same. */
  public static final class KeptScores implements Model {
    private final Model right = new ForwardPassMistakes.Right();
    private INDArray scores;

    @Override
    public Activations forward(Network net, INDArray X, Mask mask) {
      Activations a = right.forward(net, X, mask);
      if (scores == null || !scores.equalShapes(a.S()) || scores.dataType() != a.S().dataType()) {
        scores = a.S().dup();
      }
      return new Activations(a.H(), scores.assign(a.S()), a.P(), mask);
    }
  }

  @Test
  void isToldWhoChangesWhatItGaveBefore() {
    Verdict verdict =
        Checker.check(Course.of("2.2"), Subject.of("kept", settings -> new KeptScores()));
    assertThat(failures(verdict))
        .containsExactly(
            "ForwardPass changes what an earlier call of forward gave back, which whoever called it"
                + " still has: you compute in an array that you keep; make a new one in each call");
  }

  @Test
  void aMaskThatIsHandedOnIsItsOwners() {
    Verdict verdict =
        Checker.check(
            Course.of("2.2"), Subject.of("right", settings -> new ForwardPassMistakes.Right()));
    assertThat(failures(verdict)).isEmpty();
  }

  @Test
  void anArrayWithinARecordAndOneWithinAListAreSeen() throws ReflectiveOperationException {
    EarlierResults earlier = new EarlierResults();
    INDArray array = PlainMatrix.array(PlainMatrix.row(1, 2));
    earlier.hold(GradientEstimator.class.getMethods()[0], List.of(new Mask(array)));
    assertThat(earlier.changed()).isEmpty();
    array.putScalar(0, 1, 3);
    assertThat(earlier.changed()).contains(GradientEstimator.class.getMethods()[0]);
    assertThat(earlier.changed()).as("told once").isEmpty();
  }

  @Test
  void anArgumentThatIsGivenBackIsNotHeld() {
    EarlierResults earlier = new EarlierResults();
    INDArray array = PlainMatrix.array(PlainMatrix.row(1, 2));
    earlier.hold(Masking.class.getMethods()[0], new Mask(array), "a", array);
    array.putScalar(0, 1, 3);
    assertThat(earlier.changed()).isEmpty();
  }

  private static List<String> failures(Verdict verdict) {
    return verdict.outcomes().stream()
        .filter(outcome -> outcome.status() != Status.PASSED)
        .map(one -> one.message().text())
        .toList();
  }
}
