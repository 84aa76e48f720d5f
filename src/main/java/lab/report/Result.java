package lab.report;

import java.util.List;
import lab.data.Examples;
import lab.train.History;
import lab.train.Provenance;
import lab.train.Run;
import lab.train.Score;
import lab.train.Training;

/**
 * The result of one row with one seed, without the network, which stays in its checkpoint.
 *
 * @param row the row's name
 * @param provenance where it comes from
 * @param history how training went; empty if it diverged
 * @param train on all training images
 * @param validation on the validation images
 * @param test on the test images
 * @param confusion test images of true class i taken for class j, K×K
 * @param seconds time that training took
 * @param diverged the sentence that says how, or empty
 */
record Result(
    String row,
    Provenance provenance,
    History history,
    Score train,
    Score validation,
    Score test,
    int[][] confusion,
    double seconds,
    String diverged) {

  private static final Score NONE = new Score(Double.NaN, Double.NaN, 0);

  /** The result of a finished training, whose network looks at the test images now. */
  static Result of(String row, Run run, Training training) {
    Examples test = training.data().lookAtTest();
    int[] answers = training.evaluation().classes(run.network(), test);
    int[][] confusion = new int[test.K()][test.K()];
    for (int j = 0; j < test.n(); j++) {
      confusion[test.labels()[j]][answers[j]]++;
    }
    return new Result(
        row,
        run.provenance(),
        run.history(),
        run.train(),
        run.validation(),
        training.evaluation().of(run.network(), test),
        confusion,
        run.seconds(),
        "");
  }

  static Result diverged(String row, Provenance provenance, String sentence) {
    return new Result(
        row, provenance, new History(List.of()), NONE, NONE, NONE, new int[0][], 0, sentence);
  }

  long seed() {
    return provenance.seed();
  }

  boolean finished() {
    return diverged.isEmpty();
  }

  /** As a run, for figures; without its network. */
  Run run() {
    return new Run(
        provenance,
        history,
        null,
        null,
        List.of(),
        history.points().isEmpty() ? 0 : history.last().t(),
        train,
        validation,
        seconds);
  }
}
