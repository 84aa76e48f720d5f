package lab.report;

import static lab.report.Results.diverged;
import static lab.report.Results.finished;
import static lab.report.Results.phases;
import static lab.report.Results.row;
import static lab.report.Results.trial;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lab.check.Comparison;
import lab.search.Trial;
import org.junit.jupiter.api.Test;

class ClaimsTest {
  private static final Published NOTHING = Published.NOTHING;

  @Test
  void aGainInEverySeedAgrees() {
    Row narrow =
        row(
            "narrow",
            new Published(61.2, Double.NaN, 51.16),
            finished(42, .6, .51),
            finished(43, .6, .52));
    Row wide =
        row(
            "wide",
            new Published(67.8, 55.6, 54.1),
            finished(42, .7, .541),
            finished(43, .7, .551));

    Evidence evidence = Claims.raisesTest(narrow, wide, 1);

    assertThat(evidence.verdict()).isEqualTo(Verdict.AGREES);
    assertThat(evidence.published()).isEqualTo("test accuracy 51.16 → 54.10, +2.94 points");
    assertThat(evidence.ours()).isEqualTo("test accuracy 51.50 → 54.60, +3.10 ± 0.00 points");
    assertThat(evidence.test())
        .isEqualTo(
            "The test accuracy of “wide” minus that of “narrow”: the claim holds if the whole interval is above 1 point. Paired by seed, a t interval over 2 seeds.");
  }

  @Test
  void seedsArePairedByTheirNumberAndNotByTheirPlace() {
    Row from = row("from", NOTHING, finished(42, .6, .40), finished(43, .6, .50));
    Row to = row("to", NOTHING, finished(43, .6, .52), finished(42, .6, .42));

    assertThat(Claims.raisesTest(from, to, 0).verdict()).isEqualTo(Verdict.AGREES);
  }

  @Test
  void gainsThatScatterMoreThanTheirMeanAreNoise() {
    Row from = row("from", NOTHING, finished(42, .6, .50), finished(43, .6, .50));
    Row to = row("to", NOTHING, finished(42, .6, .52), finished(43, .6, .50));

    assertThat(Claims.raisesTest(from, to, 0).verdict()).isEqualTo(Verdict.WITHIN_NOISE);
  }

  @Test
  void aLossDisagrees() {
    Row from = row("from", NOTHING, finished(42, .6, .55));
    Row to = row("to", NOTHING, finished(42, .6, .50));

    assertThat(Claims.raisesTest(from, to, 0).verdict()).isEqualTo(Verdict.DISAGREES);
  }

  @Test
  void withOneSeedTheImagesSamplingErrorCounts() {
    Row from = row("from", NOTHING, finished(42, .6, .50));
    Row little = row("to", NOTHING, finished(42, .6, .513));
    Row much = row("to", NOTHING, finished(42, .6, .515));

    // the standard error of the difference of two is √(2 · .5 · .5 / 10,000) = 0.707 points
    assertThat(Claims.raisesTest(from, little, 0).verdict()).isEqualTo(Verdict.WITHIN_NOISE);
    assertThat(Claims.raisesTest(from, much, 0).verdict()).isEqualTo(Verdict.AGREES);
    assertThat(Claims.raisesTest(from, much, 0).test()).contains("One seed:");
  }

  @Test
  void aSeedThatDivergedIsLeftOutOfItsPair() {
    Row from = row("from", NOTHING, finished(42, .6, .50), diverged(43));
    Row to = row("to", NOTHING, finished(42, .6, .60), finished(43, .6, .10));

    assertThat(Claims.raisesTest(from, to, 0).ours()).contains("+10.00 ± 1.3");
  }

  @Test
  void withoutAPairNothingWasRun() {
    Row from = row("from", NOTHING, diverged(42));
    Row to = row("to", NOTHING, finished(42, .6, .60));

    assertThat(Claims.raisesTest(from, to, 0).verdict()).isEqualTo(Verdict.NOT_RUN);
    assertThat(Claims.raisesTest(row("from", NOTHING), to, 0).ours()).isEqualTo("–");
  }

  @Test
  void aGapThatShrinksIsNarrower() {
    Row plain = row("plain", new Published(67.8, 55.6, 54.1), finished(42, .70, .54));
    Row dropout = row("dropout", new Published(65.4, 54.08, 53.52), finished(42, .60, .54));

    Evidence evidence = Claims.narrowsGap(plain, dropout);

    assertThat(evidence.verdict()).isEqualTo(Verdict.AGREES);
    assertThat(evidence.published()).contains("13.70 → 11.88, −1.82 points");
    assertThat(evidence.ours()).contains("16.00 → 6.00, −10.00 ±");
    assertThat(Claims.narrowsGap(dropout, plain).verdict()).isEqualTo(Verdict.DISAGREES);
  }

  @Test
  void dipsAfterCycleEndsArePhases() {
    Row row = row("cyclic", NOTHING, finished(42, .6, .5, phases(.1, .4, .50, .45, .55, .52, .56)));

    Evidence evidence = Claims.phases(row);

    assertThat(evidence.ours()).startsWith("+4.00 ± ").endsWith("a loss in 2 of 2");
    assertThat(evidence.verdict()).isEqualTo(Verdict.WITHIN_NOISE); // two are too few
  }

  @Test
  void manyDipsAgreeAndClimbsDisagree() {
    Row dips =
        row(
            "cyclic",
            NOTHING,
            finished(42, .6, .5, phases(.1, .3, .50, .45, .51, .47, .52, .47, .5)));
    Row climbs =
        row(
            "cyclic",
            NOTHING,
            finished(42, .6, .5, phases(.1, .2, .30, .35, .40, .44, .50, .54, .6)));

    assertThat(Claims.phases(dips).verdict()).isEqualTo(Verdict.AGREES);
    assertThat(Claims.phases(climbs).verdict()).isEqualTo(Verdict.DISAGREES);
  }

  @Test
  void aConstantRateHasNoPhases() {
    assertThat(Claims.phases(row("adam", NOTHING, finished(42, .6, .5))).verdict())
        .isEqualTo(Verdict.NOT_RUN);
  }

  @Test
  void aClearFallWithTheBestNear1eMinus5Agrees() {
    List<Trial> coarse = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      coarse.add(trial(i, Math.pow(10, -5 + i / 2.0), .52 - .01 * i + (i % 2) * .001));
    }
    coarse.add(trial(8, .1, Double.NaN));
    List<Trial> fine = List.of(trial(0, 2e-5, .52), trial(1, 5e-4, .51));

    Evidence evidence = Claims.smallLambdaIsBetter(coarse, fine, 5000);

    assertThat(evidence.verdict()).isEqualTo(Verdict.AGREES);
    assertThat(evidence.ours())
        .contains("−1.9")
        .contains("points for each factor of ten of lambda; best lambda 2e-5");
  }

  @Test
  void aBestLambdaElsewhereDisagreesOnlyIfItIsAheadByMoreThanNoise() {
    List<Trial> coarse =
        List.of(
            trial(0, 1e-5, .52), trial(1, 1e-4, .511), trial(2, 1e-3, .50), trial(3, 1e-2, .489));
    List<Trial> close = List.of(trial(0, 2e-5, .52), trial(1, 5e-4, .53));
    List<Trial> clear = List.of(trial(0, 2e-5, .52), trial(1, 5e-4, .55));

    assertThat(Claims.smallLambdaIsBetter(coarse, close, 5000).verdict())
        .isEqualTo(Verdict.WITHIN_NOISE);
    assertThat(Claims.smallLambdaIsBetter(coarse, clear, 5000).verdict())
        .isEqualTo(Verdict.DISAGREES);
  }

  @Test
  void tooFewTrialsOrNoneAreNotATrend() {
    List<Trial> two = List.of(trial(0, 1e-5, .5), trial(1, 1e-2, .4));

    assertThat(Claims.smallLambdaIsBetter(two, two, 5000).verdict()).isEqualTo(Verdict.NOT_RUN);
    assertThat(Claims.smallLambdaIsBetter(List.of(), List.of(), 5000).verdict())
        .isEqualTo(Verdict.NOT_RUN);
  }

  @Test
  void pairsOfAGridDifferInOneSettingAlone() {
    List<Trial> grid =
        List.of(
            trial(0, Map.of("lambda", 1e-4, "rho", .8), .58),
            trial(1, Map.of("lambda", 1e-4, "rho", 1.0), .57),
            trial(2, Map.of("lambda", 1e-3, "rho", .8), .60),
            trial(3, Map.of("lambda", 1e-3, "rho", 1.0), .59),
            trial(4, Map.of("lambda", 1e-2, "rho", .8), .10),
            trial(5, Map.of("lambda", 1e-2, "rho", 1.0), Double.NaN));

    Evidence evidence = Claims.betterInPairs(grid, "rho", .8, 1, "nothing");

    assertThat(evidence.ours()).isEqualTo("+1.00 ± 0.00 points, better in 2 of 2 pairs");
    assertThat(evidence.verdict()).isEqualTo(Verdict.AGREES);
    assertThat(Claims.betterInPairs(grid, "rho", 1, .8, "nothing").verdict())
        .isEqualTo(Verdict.DISAGREES);
    assertThat(Claims.betterInPairs(List.of(), "rho", .8, 1, "nothing").verdict())
        .isEqualTo(Verdict.NOT_RUN);
  }

  @Test
  void gradientsAgreeUpToTheLimit() {
    assertThat(Claims.gradientsAgree(comparison(9e-16), List.of(), 1e-15).verdict())
        .isEqualTo(Verdict.AGREES);
    assertThat(Claims.gradientsAgree(comparison(2e-15), List.of(), 1e-15).verdict())
        .isEqualTo(Verdict.DISAGREES);
    assertThat(Claims.gradientsAgree(comparison(Double.NaN), List.of(), 1e-15).verdict())
        .isEqualTo(Verdict.DISAGREES);
  }

  private static Comparison comparison(double ofBlock) {
    return new Comparison(
        "backprop against autograd: d = 10",
        List.of(new Comparison.Block("W1", "1×1", 0, 1e-9, 0, 0, 1, 1, ofBlock)));
  }

  @Test
  void aRowStandsBesideTheReportsNumber() {
    Interval ours = new Interval(58.7, 58.5, 58.9, 3);

    // the report's single run has a sampling error of 0.97 points; with our 0.2 that is 0.99
    assertThat(Claims.standing(ours, 57.65)).isEqualTo("+1.05, higher");
    assertThat(Claims.standing(ours, 57.75)).isEqualTo("+0.95, within noise");
    assertThat(Claims.standing(ours, 59.75)).isEqualTo("−1.05, lower");
    assertThat(Claims.standing(ours, Double.NaN)).isEmpty();
    assertThat(Claims.standing(Interval.student(), 57)).isEmpty();
  }
}
