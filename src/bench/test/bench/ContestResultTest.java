package bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import bench.ContestResult.Result;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContestResultTest {
  private static final double NOTHING = Double.NaN;
  private static final Software SOFTWARE =
      new Software("1.0", List.of(new Kernel("OpenBLAS", "0.3.31", "SkylakeX", "1")), List.of());

  /** Blocks of 10 updates, of so many µs each, that all end at this loss. */
  private static Result result(String name, double loss, double... micros) {
    List<Answer> blocks = new ArrayList<>();
    for (double time : micros) {
      blocks.add(new Answer(10, Math.round(time * 10_000), loss));
    }
    return new Result(name, SOFTWARE, 1.5, 1.75, 512, blocks, blocks);
  }

  private static Result handicapped(Result one, String handicap) {
    Software software = new Software("1.0", List.of(), List.of(handicap));
    return new Result(one.name(), software, 1.5, 1.75, 512, one.warmUp(), one.blocks());
  }

  private static ContestResult comparison(Variation variation, Result... results) {
    return new ContestResult(new Setting(150, 100, 1, variation), List.of(results));
  }

  @Test
  void ratiosAreTakenRoundByRound() {
    // A machine that is twice as slow in one round is so for both.
    Result ours = result("this lab", 2, 100, 200, 100);
    Result other = result("DL4J", 2, 150, 300, 150);
    assertThat(other.ratioTo(ours)).isEqualTo(new Quartiles(1.5, 1.5, 1.5));
    assertThat(other.imagesPerSecond(100)).isCloseTo(100 / 150e-6, within(1e-6));
  }

  @Test
  void theLimitIsTheFastestLibraryAndNoContestant() {
    ContestResult all =
        comparison(
            Variation.PLAIN,
            result("this lab", 2, 100),
            result("limit (ND4J)", NOTHING, 60),
            result("limit (NumPy)", NOTHING, 40));
    assertThat(all.limit().orElseThrow().name()).isEqualTo("limit (NumPy)");
    assertThat(all.contestants()).extracting(Result::name).containsExactly("this lab");
  }

  @Test
  void whoLearnsSomethingElseIsNoMeasure() {
    Result ours = result("this lab", 2, 100, 100);
    ContestResult all =
        comparison(
            Variation.PLAIN, ours, result("DL4J", 2.001, 90, 90), result("NumPy", 2.1, 1, 1));
    assertThat(all.allLearnAlike()).isFalse();
    assertThat(all.lossDifference(all.results().get(2))).isCloseTo(0.05, within(1e-12));
    assertThat(ContestTable.lines(all))
        .contains(
            "Not comparable, since their losses are further than 1 % from this lab's: NumPy.");
  }

  @Test
  void aLossThatIsNoNumberIsNotAlike() {
    ContestResult all =
        comparison(Variation.PLAIN, result("this lab", 2, 100), result("DL4J", Double.NaN, 90));
    assertThat(all.allLearnAlike()).isFalse();
  }

  /** Rounding alone leads two networks different ways, some thousand updates on. */
  @Test
  void lossesOfTheFirstFiveBlocksTellWhoLearnsTheSame() {
    List<Answer> alike = Collections.nCopies(5, new Answer(10, 1_000_000, 2));
    List<Answer> later = List.of(new Answer(10, 1_000_000, 1));
    List<Answer> warmUp = new ArrayList<>(alike);
    warmUp.addAll(later);
    ContestResult all =
        comparison(
            Variation.PLAIN,
            result("this lab", 2, 100, 100, 100, 100, 100, 100),
            new Result("DL4J", SOFTWARE, 1, 1, NOTHING, warmUp, later));
    assertThat(all.lossDifference(all.results().get(1))).isZero();
  }

  @Test
  void chanceOfItsOwnIsAllowedMore() {
    ContestResult all =
        comparison(Variation.AUGMENTED, result("this lab", 2, 100), result("NumPy", 2.1, 90));
    assertThat(all.allLearnAlike()).isTrue();
  }

  @Test
  void theTableHasEveryNumber() {
    ContestResult all =
        comparison(
            Variation.PLAIN,
            result("this lab", 2, 100, 110, 120),
            result("DL4J", 2, 200, 220, 240),
            result("limit (ND4J)", NOTHING, 50, 55, 60));
    assertThat(ContestTable.lines(all))
        .containsExactly(
            "m = 150, n = 100, 1 thread, images as they are",
            "                             µs an update  images/s         × this lab  × limit       MB  ready s  first s     loss",
            "this lab                    110 (105–115)    909091   1.00 (1.00–1.00)     2.00      512      1.5      1.8   0.00 %",
            "DL4J                        220 (210–230)    454545   2.00 (2.00–2.00)     4.00      512      1.5      1.8   0.00 %",
            "limit                          55 (53–58)   1818182   0.50 (0.50–0.50)     1.00",
            "All learn alike: no loss is further than 1 % from this lab's.",
            "Products of matrices by:",
            "  this lab           OpenBLAS 0.3.31 (SkylakeX, 1 thread)",
            "  DL4J               OpenBLAS 0.3.31 (SkylakeX, 1 thread)",
            "  limit (ND4J)       OpenBLAS 0.3.31 (SkylakeX, 1 thread)");
  }

  @Test
  void adamMayDifferMoreThanPlainDescent() {
    Result ours = result("this lab", 2, 100);
    Result other = result("DL4J", 2.04, 90);
    assertThat(comparison(Variation.PLAIN, ours, other).allLearnAlike()).isFalse();
    assertThat(comparison(Variation.ADAM, ours, other).allLearnAlike()).isTrue();
  }

  @Test
  void aPeerWithAHandicapHasNoRatio() {
    ContestResult all =
        comparison(
            Variation.PLAIN,
            result("this lab", 2, 100),
            handicapped(result("NumPy", 2, 900), "NumPy computes with its fingers"),
            result("DL4J", 2, 200));
    assertThat(all.results()).extracting(all::isComparable).containsExactly(true, false, true);
    assertThat(ContestTable.lines(all))
        .anyMatch(line -> line.matches("NumPy +900 .* not comparable .*"))
        .contains("  NumPy              what it does not tell")
        .endsWith("Not comparable: NumPy computes with its fingers.");
  }

  @Test
  void besideALabWithAHandicapNobodyHasARatio() {
    ContestResult all =
        comparison(
            Variation.PLAIN,
            handicapped(result("this lab", 2, 100), "this lab computes with its fingers"),
            result("DL4J", 2, 200));
    assertThat(all.results()).extracting(all::isComparable).containsOnly(false);
    assertThat(ContestTable.lines(all))
        .endsWith(
            "Not comparable: this lab computes with its fingers.",
            "Nobody is comparable with this lab, since it is not as fast as it can be here.");
  }

  @Test
  void theTwoProductsAreShownAndAreNoContestant() {
    ContestResult all =
        comparison(
            Variation.PLAIN,
            result("this lab", 2, 100),
            result("two products (MKL)", NOTHING, 50),
            result("limit (MKL)", NOTHING, 40));
    assertThat(all.contestants()).containsExactly(all.ours());
    assertThat(all.limit().orElseThrow().name()).isEqualTo("limit (MKL)");
    assertThat(ContestTable.lines(all))
        .contains(
            "two products (MKL)             50 (50–50)   2000000   0.50 (0.50–0.50)     1.25");
  }

  @Test
  void withoutALimitAndWithoutProcThereAreDashes() {
    List<Answer> blocks = List.of(new Answer(10, 1_000_000, 2));
    Result ours = new Result("this lab", SOFTWARE, 1, 1, NOTHING, blocks, blocks);
    assertThat(ContestTable.lines(comparison(Variation.PLAIN, ours)).get(2))
        .contains("–        –      1.0");
  }
}
