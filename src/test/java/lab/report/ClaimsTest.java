package lab.report;

import static lab.report.Results.diverged;
import static lab.report.Results.finished;
import static lab.report.Results.phases;
import static lab.report.Results.row;
import static lab.report.Results.trial;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import lab.base.Interval;
import lab.check.Comparison;
import lab.search.Trial;
import org.junit.jupiter.api.Test;

class ClaimsTest {
  private static final Published NOTHING = Published.NOTHING;

  private static Evidence raisesTest(Row from, Row to, double atLeast) {
    return new Claims(List.of(from, to)).raisesTest(from, to, atLeast);
  }

  private static Evidence narrowsGap(Row from, Row to) {
    return new Claims(List.of(from, to)).narrowsGap(from, to);
  }

  private static Evidence phasesOf(Row row) {
    return new Claims(List.of(row)).phases(row);
  }

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
            finished(43, .7, .552));

    Evidence evidence = raisesTest(narrow, wide, 1);

    // differences 3.1 and 3.2: deviation √.005, error .05, t(1) = 12.706
    assertThat(evidence.verdict()).isEqualTo(ClaimVerdict.AGREES);
    assertThat(evidence.question()).isEqualTo("test accuracy: from “narrow” to “wide”");
    assertThat(evidence.published()).isEqualTo("51.16 → 54.10, +2.94 points");
    assertThat(evidence.ours()).isEqualTo("51.50 → 54.65, +3.15 ± 0.64 points");
    assertThat(evidence.test())
        .isEqualTo(
            "The test accuracy of “wide” minus that of “narrow”: the claim holds if the whole interval is above 1 point. Compared seed by seed, on the same images. 2 seeds; their spread is pooled over all rows, 1 degrees of freedom.");
    assertThat(evidence.power()) // (12.706 + 1.376) · .05
        .isEqualTo(
            "A true difference of 0.70 points from the threshold would have been seen in four of five repetitions.");
  }

  @Test
  void otherRowsTellTheSpreadThatTwoRowsCannot() {
    Row from = row("from", NOTHING, finished(42, .6, .50), finished(43, .6, .50));
    Row to = row("to", NOTHING, finished(42, .6, .51), finished(43, .6, .51));
    Row other = row("other", NOTHING, finished(42, .6, .40), finished(43, .6, .46));

    assertThat(raisesTest(from, to, 0).verdict())
        .as("two alike by luck")
        .isEqualTo(ClaimVerdict.AGREES);
    Evidence pooled = new Claims(List.of(from, to, other)).raisesTest(from, to, 0);
    assertThat(pooled.verdict()).isEqualTo(ClaimVerdict.WITHIN_NOISE);
    // the pairs' variances are 0, 18 and 18: pooled 12, two degrees of freedom
    assertThat(pooled.ours()).endsWith("+1.00 ± 10.54 points");
  }

  @Test
  void seedsArePairedByTheirNumberAndNotByTheirPlace() {
    Row from = row("from", NOTHING, finished(42, .6, .40), finished(43, .6, .50));
    Row to = row("to", NOTHING, finished(43, .6, .52), finished(42, .6, .42));

    assertThat(raisesTest(from, to, 0).verdict()).isEqualTo(ClaimVerdict.AGREES);
  }

  @Test
  void gainsThatScatterMoreThanTheirMeanAreNoise() {
    Row from = row("from", NOTHING, finished(42, .6, .50), finished(43, .6, .50));
    Row to = row("to", NOTHING, finished(42, .6, .52), finished(43, .6, .50));

    assertThat(raisesTest(from, to, 0).verdict()).isEqualTo(ClaimVerdict.WITHIN_NOISE);
  }

  @Test
  void aLossDisagrees() {
    Row from = row("from", NOTHING, finished(42, .6, .55), finished(43, .6, .551));
    Row to = row("to", NOTHING, finished(42, .6, .50), finished(43, .6, .50));

    assertThat(raisesTest(from, to, 0).verdict()).isEqualTo(ClaimVerdict.DISAGREES);
  }

  @Test
  void oneSeedIsNoVerdictHoweverLargeTheDifference() {
    Row from = row("from", NOTHING, finished(42, .6, .30));
    Row to = row("to", NOTHING, finished(42, .6, .60));

    Evidence evidence = raisesTest(from, to, 0);

    assertThat(evidence.verdict()).isEqualTo(ClaimVerdict.ONE_SEED);
    assertThat(evidence.ours()).isEqualTo("30.00 → 60.00, +30.00 points");
    assertThat(evidence.test())
        .endsWith("One seed has no spread to judge by: run it with two or more.");
    assertThat(evidence.power()).isEmpty();
  }

  @Test
  void aSeedThatDivergedIsLeftOutOfItsPair() {
    Row from = row("from", NOTHING, finished(42, .6, .50), finished(43, .6, .51), diverged(44));
    Row to = row("to", NOTHING, finished(42, .6, .60), finished(43, .6, .61), finished(44, .6, .1));

    assertThat(raisesTest(from, to, 0).ours()).contains("+10.00");
  }

  @Test
  void withoutAPairNothingWasRun() {
    Row from = row("from", NOTHING, diverged(42));
    Row to = row("to", NOTHING, finished(42, .6, .60));

    assertThat(raisesTest(from, to, 0).verdict()).isEqualTo(ClaimVerdict.NOT_RUN);
    assertThat(raisesTest(row("from", NOTHING), to, 0).ours()).isEqualTo("–");
  }

  @Test
  void aGapThatShrinksIsNarrower() {
    Row plain =
        row(
            "plain",
            new Published(67.8, 55.6, 54.1),
            finished(42, .70, .54),
            finished(43, .70, .541));
    Row dropout =
        row(
            "dropout",
            new Published(65.4, 54.08, 53.52),
            finished(42, .60, .54),
            finished(43, .60, .54));

    Evidence evidence = narrowsGap(plain, dropout);

    assertThat(evidence.verdict()).isEqualTo(ClaimVerdict.AGREES);
    assertThat(evidence.published()).contains("13.70 → 11.88, −1.82 points");
    assertThat(evidence.ours()).contains("15.95 → 6.00, −9.95 ±");
    assertThat(narrowsGap(dropout, plain).verdict()).isEqualTo(ClaimVerdict.DISAGREES);
  }

  private static Row cyclic(double[]... accuracies) {
    Result[] results = new Result[accuracies.length];
    for (int i = 0; i < results.length; i++) {
      results[i] = finished(42 + i, .6, .5, phases(accuracies[i]));
    }
    return row("cyclic", NOTHING, results);
  }

  @Test
  void manyCyclesOfOneSeedAreOneSeed() {
    Row row = cyclic(new double[] {.1, .3, .50, .45, .51, .47, .52, .47, .5});

    assertThat(phasesOf(row).ours()).isEqualTo("+4.67 points, a loss in 3 of 3 cycles");
    assertThat(phasesOf(row).verdict()).isEqualTo(ClaimVerdict.ONE_SEED);
  }

  @Test
  void dipsInEverySeedArePhases() {
    Row dips =
        cyclic(
            new double[] {.1, .4, .50, .45, .55, .52, .56},
            new double[] {.1, .4, .50, .46, .55, .51, .56},
            new double[] {.1, .4, .50, .45, .55, .51, .56});
    Row climbs =
        cyclic(
            new double[] {.1, .2, .30, .35, .40, .44, .50},
            new double[] {.1, .2, .30, .36, .40, .44, .50},
            new double[] {.1, .2, .30, .35, .40, .45, .50});

    // means over the cycles: 4, 4, 4.5
    assertThat(phasesOf(dips).ours()).isEqualTo("+4.17 ± 0.72 points, a loss in 6 of 6 cycles");
    assertThat(phasesOf(dips).verdict()).isEqualTo(ClaimVerdict.AGREES);
    assertThat(phasesOf(climbs).verdict()).isEqualTo(ClaimVerdict.DISAGREES);
  }

  @Test
  void aConstantRateHasNoPhases() {
    assertThat(phasesOf(row("adam", NOTHING, finished(42, .6, .5))).verdict())
        .isEqualTo(ClaimVerdict.NOT_RUN);
  }

  /** Flat up to 1e-3, then falling, with a scatter of half a point: as it was measured. */
  private static List<Trial> flatThenFalling(double... scatter) {
    double[] accuracy = {.518, .518, .518, .518, .518, .518, .512, .502, .475, .42};
    List<Trial> trials = new ArrayList<>();
    for (int i = 0; i < accuracy.length; i++) {
      trials.add(trial(i, Math.pow(10, -4.8 + .4 * i), accuracy[i] + scatter[i % scatter.length]));
    }
    return trials;
  }

  private final Claims claims = new Claims(List.of());

  @Test
  void aCurveThatIsFlatAndThenFallsAgrees() {
    List<Trial> trials = flatThenFalling(.003, -.004, .005, -.006, .002);
    trials.add(trial(10, .1, Double.NaN));

    Evidence evidence = claims.smallLambdaIsBetter(trials);

    assertThat(evidence.verdict()).isEqualTo(ClaimVerdict.AGREES);
    assertThat(evidence.ours())
        .startsWith(
            "validation accuracy 51.93 % in the third of smallest lambda, 46.60 % in that of largest; rank correlation −0.")
        .contains("by chance alone ");
    assertThat(evidence.power())
        .isEqualTo(
            "10 trials would have shown a rank correlation of ±0.80 in four of five searches.");
  }

  @Test
  void aFlatCurveIsWithinNoiseAndARisingOneDisagrees() {
    double[] scatter = {.518, .522, .514, .520, .516, .521, .517, .519, .515, .523};
    List<Trial> flat = new ArrayList<>();
    List<Trial> rising = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      flat.add(trial(i, Math.pow(10, -4.8 + .4 * i), scatter[i]));
      rising.add(trial(i, Math.pow(10, -4.8 + .4 * i), .4 + .01 * i));
    }

    assertThat(claims.smallLambdaIsBetter(flat).verdict()).isEqualTo(ClaimVerdict.WITHIN_NOISE);
    assertThat(claims.smallLambdaIsBetter(rising).verdict()).isEqualTo(ClaimVerdict.DISAGREES);
  }

  @Test
  void theBestLambdaNear1eMinus5IsNotEnoughWhereTheCurveIsFlat() {
    double[] accuracies = {.528, .514, .523, .516, .521, .518, .519, .522, .517, .520};
    List<Trial> lucky = new ArrayList<>();
    List<Trial> falling = new ArrayList<>();
    List<Trial> elsewhere = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      double lambda = Math.pow(10, -4.9 + .2 * i);
      lucky.add(trial(i, lambda, accuracies[i]));
      falling.add(trial(i, lambda, .53 - .002 * i));
      elsewhere.add(trial(i, lambda, .53 - .002 * i + (i == 4 ? .02 : 0)));
    }

    Evidence evidence = claims.endsNear(1e-5, lucky);

    assertThat(evidence.verdict()).isEqualTo(ClaimVerdict.WITHIN_NOISE);
    assertThat(evidence.ours()).startsWith("best lambda 1.259e-5; rank correlation ");
    assertThat(evidence.test())
        .contains(
            "at most 3.162e-5",
            "3 of the 10 trials lie so near",
            "both together come about at most once in 40 times");
    assertThat(claims.endsNear(1e-5, falling).verdict()).isEqualTo(ClaimVerdict.AGREES);
    assertThat(claims.endsNear(4e-6, lucky).test()).contains("1 of the 10 trials lies so near");
    assertThat(claims.endsNear(1e-5, elsewhere).verdict()).isEqualTo(ClaimVerdict.WITHIN_NOISE);
  }

  @Test
  void tooFewTrialsOrNoneAreNotATrend() {
    List<Trial> two = List.of(trial(0, 1e-5, .5), trial(1, 1e-2, .4));

    assertThat(claims.smallLambdaIsBetter(two).verdict()).isEqualTo(ClaimVerdict.NOT_RUN);
    assertThat(claims.endsNear(1e-5, List.of()).verdict()).isEqualTo(ClaimVerdict.NOT_RUN);
  }

  @Test
  void gradientsAgreeUpToTheLimit() {
    assertThat(claims.gradientsAgree(comparison(9e-16), List.of(), 1e-15).verdict())
        .isEqualTo(ClaimVerdict.AGREES);
    assertThat(claims.gradientsAgree(comparison(2e-15), List.of(), 1e-15).verdict())
        .isEqualTo(ClaimVerdict.DISAGREES);
    assertThat(claims.gradientsAgree(comparison(Double.NaN), List.of(), 1e-15).verdict())
        .isEqualTo(ClaimVerdict.DISAGREES);
  }

  @Test
  void aClaimIsAsGoodAsItsWeakestPart() {
    Evidence holds = claims.gradientsAgree(comparison(9e-16), List.of(), 1e-15);
    Evidence open = claims.endsNear(1e-5, List.of());

    assertThat(new Claim(4, "Both.", List.of(holds, open)).verdict())
        .isEqualTo(ClaimVerdict.NOT_RUN);
    assertThat(new Claim(4, "One.", List.of(holds)).verdict()).isEqualTo(ClaimVerdict.AGREES);
  }

  private static Comparison comparison(double ofArray) {
    return new Comparison(
        "backprop against autograd: d = 10",
        List.of(new Comparison.Block("W1", "1×1", 0, 1e-9, 0, 0, 1, 1, ofArray)));
  }

  @Test
  void aRowStandsBesideTheReportsNumberWithTheErrorsOfBoth() {
    Row row =
        row(
            "row",
            new Published(64.34, 58.2, 57.69),
            finished(42, .6, .580),
            finished(43, .6, .582),
            finished(44, .6, .584));
    Claims claims = new Claims(List.of(row));

    // ours .2/√3, the report's seed .2, its 10,000 images .494: .55 together
    Interval beside = claims.besideTheReport(row, 57.69);
    assertThat(beside.mean()).isCloseTo(.51, within(1e-9));
    assertThat(beside.error())
        .isCloseTo(Math.sqrt(.04 / 3 + .04 + 57.69 * 42.31 / 10_000), within(1e-9));
    assertThat(claims.standing(row, 57.69)).isEqualTo("+0.51, within noise");
    assertThat(claims.standing(row, 56.5)).isEqualTo("+1.70, higher");
    assertThat(claims.standing(row, 60)).isEqualTo("−1.80, lower");
    assertThat(claims.standing(row, Double.NaN)).isEmpty();
    Row single = row("single", NOTHING, finished(42, .6, .58));
    assertThat(new Claims(List.of(single)).standing(single, 57.69)).isEqualTo("+0.31");
  }
}
