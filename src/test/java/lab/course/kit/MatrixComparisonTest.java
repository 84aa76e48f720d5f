package lab.course.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.factory.Nd4j;

class MatrixComparisonTest {
  private static final double[][] RIGHT = {{1, 2, 4}};

  private static MatrixComparison.Finding finding(double... got) {
    return new MatrixComparison("dW1", PlainMatrix.array(new double[][] {got}), RIGHT)
        .compare(1e-9)
        .orElseThrow();
  }

  @Test
  void aFactorIsNamed() {
    assertThat(finding(2, 4, 8).what()).isEqualTo("2 times too large");
    assertThat(finding(0.5, 1, 2).what()).isEqualTo("2 times too small");
    assertThat(finding(-0.5, -1, -2).what()).isEqualTo("-0.5 times what is right");
    assertThat(finding(-1, -2, -4).what()).isEqualTo("of the wrong sign");
    assertThat(finding(0, 0, 0).what()).isEqualTo("0 throughout");
  }

  @Test
  void aFactorThatIsWrittenAsOneIsNone() {
    assertThat(finding(1 + 1e-7, 2 + 2e-7, 4 + 4e-7).what()).isEqualTo("wrong throughout");
    assertThat(finding(1 - 1e-7, 2 - 2e-7, 4 - 4e-7).what()).isEqualTo("wrong throughout");
    assertThat(finding(1.0005, 2.001, 4.002).what()).isEqualTo("1.0005 times too large");
  }

  @Test
  void theFactorOfAllIsShownWhereItTellsSomethingOfTheWorst() {
    assertThat(finding(2, 4, 8.1).details()).last().asString().contains("; best-fitting ratio");
    assertThat(finding(1, 2, -4).details()).last().asString().doesNotContain("ratio");
  }

  @Test
  void whatIsNearlyRightIsShownWithTheDigitsThatDiffer() {
    assertThat(
            MatrixComparison.number("the cost", 0.07143911, 0.07143910).compare(1e-9).orElseThrow())
        .isEqualTo(
            new MatrixComparison.Finding(
                "the cost", "wrong", List.of("the cost: got 0.07143911, expected 0.0714391")));
    assertThat(finding(1, 2, 4 + 1e-8).details())
        .containsExactly(
            "dW1: got      [1 2 4.00000001]",
            "     expected [1 2 4]",
            "dW1[0,2] is worst: got 4.00000001, expected 4");
    assertThat(finding(1, 2, Math.nextUp(4.1)).details().get(0))
        .isEqualTo("dW1: got      [1 2 4.1]");
  }

  @Test
  void aDimensionThatWasDroppedIsExplained() {
    MatrixComparison.Finding finding =
        new MatrixComparison("db1", Nd4j.create(new double[] {1, 2}), new double[][] {{1}, {2}})
            .compare(0)
            .orElseThrow();
    assertThat(finding.what()).isEqualTo("of shape 2, not 2×1");
    assertThat(finding.details())
        .containsExactly(
            "sum(1), mean(1) and std(1) drop a dimension; sum(true, 1), mean(true, 1) and std(false, true, 1), which divides by n, keep the column");
  }
}
