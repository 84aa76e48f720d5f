package lab.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.apache.commons.math3.stat.StatUtils;
import org.junit.jupiter.api.Test;

class SeedSpreadTest {
  private static final double[] A = {1, 2, 6};
  private static final double[] B = {4, 4, 7};
  private static final double[] C = {0, 5, 4};

  @Test
  void rowsArePooledByTheirDegreesOfFreedom() {
    // deviations −1, 1 and −1, 0, 1: squares 2 and 2, with 1 and 2 degrees of freedom
    SeedSpread spread = SeedSpread.ofValues(List.of(new double[] {1, 3}, new double[] {7, 8, 9}));

    assertThat(spread.df()).isEqualTo(3);
    assertThat(spread.variance()).isCloseTo(4 / 3.0, within(1e-12));
  }

  @Test
  void oneSeedOrNoRowTellsNothing() {
    assertThat(SeedSpread.ofValues(List.of(new double[] {1}, new double[] {9})).variance()).isNaN();
    assertThat(SeedSpread.ofValues(List.of()).variance()).isNaN();
    assertThat(SeedSpread.ofDifferences(List.of()).variance()).isNaN();
    assertThat(SeedSpread.ofDifferences(List.of(new double[] {1}, new double[] {2})).variance())
        .isNaN();
    assertThat(SeedSpread.ofDifferences(List.of(A)).variance()).as("no pair").isNaN();
  }

  @Test
  void twoRowsHaveTheSpreadOfTheirPairedDifferences() {
    SeedSpread spread = SeedSpread.ofDifferences(List.of(A, B));

    assertThat(spread.df()).isEqualTo(2);
    assertThat(spread.variance()).isCloseTo(StatUtils.variance(minus(A, B)), within(1e-12));
  }

  @Test
  void moreRowsHaveTheMeanOverAllTheirPairs() {
    double mean =
        (StatUtils.variance(minus(A, B))
                + StatUtils.variance(minus(A, C))
                + StatUtils.variance(minus(B, C)))
            / 3;

    SeedSpread spread = SeedSpread.ofDifferences(List.of(A, B, C));

    assertThat(spread.df()).isEqualTo(4);
    assertThat(spread.variance()).isCloseTo(mean, within(1e-12));
  }

  @Test
  void whatASeedDoesToAllRowsAlikeIsNotInTheirDifferences() {
    double[] shifted = {11, 12, 16};
    assertThat(SeedSpread.ofDifferences(List.of(A, shifted)).variance())
        .isCloseTo(0, within(1e-12));
    assertThat(SeedSpread.ofValues(List.of(A, shifted)).variance()).isCloseTo(7, within(1e-12));
  }

  private static double[] minus(double[] a, double[] b) {
    return new double[] {a[0] - b[0], a[1] - b[1], a[2] - b[2]};
  }
}
