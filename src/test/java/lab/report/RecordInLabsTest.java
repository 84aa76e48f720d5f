package lab.report;

import static lab.report.Recorded.difference;
import static lab.report.Recorded.mean;
import static lab.report.Recorded.says;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import lab.base.Interval;
import org.junit.jupiter.api.Test;

/** What the labs say of the full report's results is what the committed results say. */
class RecordInLabsTest {
  private final Recorded report = Recorded.report();

  @Test
  void lab7OnRho() {
    says(
        "labs/07-cyclical.jsh",
        "there, too, what rho = 0.8 does to the end of a run is within noise");
    assertThat(report.verdict("rho = 0.8")).isEqualTo(ClaimVerdict.WITHIN_NOISE);
  }

  @Test
  void lab9OnWidth() {
    double[] narrow = report.test("narrow"); // differs from the wide one in width alone
    double[] wide = report.test("wide");
    says(
        "labs/09-dropout.jsh",
        "50 units reach %.1f %% of the test images and 150 units %.1f %%",
        mean(narrow),
        mean(wide));
    assertThat(difference(wide, narrow).low()).as("the lead is beyond noise").isPositive();
  }

  @Test
  void lab9OnDropout() {
    says(
        "labs/09-dropout.jsh",
        "narrows the gap from training to test images from %.1f to %.1f points",
        mean(report.gap("wide")),
        mean(report.gap("dropout")));
    assertThat(difference(report.gap("dropout"), report.gap("wide")).high()).isNegative();
    says(
        "labs/09-dropout.jsh",
        "hardly changes test accuracy: %.1f %% without, %.1f %% with it",
        mean(report.test("wide")),
        mean(report.test("dropout")));
    var change = difference(report.test("dropout"), report.test("wide"));
    assertThat(change.low()).isGreaterThan(-1);
    assertThat(change.high()).isLessThan(1);
  }

  @Test
  void lab10OnAugmentation() {
    says(
        "labs/10-augmentation.jsh",
        "raises test accuracy from %.1f to %.1f %% and narrows the gap between training and test"
            + " images from %.1f to %.1f points",
        mean(report.test("unaugmented")),
        mean(report.test("best_cyclic")),
        mean(report.gap("unaugmented")),
        mean(report.gap("best_cyclic")));
    Interval gain = difference(report.test("best_cyclic"), report.test("unaugmented"));
    assertThat(gain.low()).isPositive();
    says(
        "labs/10-augmentation.jsh",
        "without it the report's best run loses %.1f points of test accuracy",
        gain.mean());
  }

  @Test
  void lab11OnAdam() {
    var lead = report.part(9, 0);
    says("labs/11-adam.jsh", "leads Adam by %.2f points, and the interval", lead.mean());
    assertThat(lead.low()).as("all of it is above 0").isPositive();
    var fair = report.part(9, 1);
    String where =
        fair.low() > 0 ? "still lies above 0" : fair.high() < 0 ? "lies below 0" : "has 0 inside";
    List<String> parts = List.of("half", "a third", "a quarter", "a fifth", "a sixth");
    long share = Math.round(lead.mean() / fair.mean());
    says(
        "labs/11-adam.jsh",
        "the difference is %.2f points, %s of the lead, and its interval %s.",
        fair.mean(),
        parts.get((int) share - 2),
        where);
  }

  @Test
  void whatMakesAReportSaysHowToStepThroughItInSmall() {
    for (String lab : List.of("labs/12-report.jsh", "labs/13-record.jsh")) {
      says(lab, "labs/lab %s --budget tiny", lab.substring(5, 7));
    }
  }

  @Test
  void lab13OnTheRecord() {
    says(
        "labs/13-record.jsh",
        "On CIFAR-10 the record's training accuracy is %.0f points above its test accuracy",
        mean(Recorded.record().gap("record")));
    says(
        "labs/13-record.jsh",
        "The best run of the report reaches %.0f %% of its TRAINING images",
        mean(report.train("best_cyclic")));
  }
}
