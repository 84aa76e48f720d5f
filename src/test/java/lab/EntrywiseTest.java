package lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import lab.base.Cores;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class EntrywiseTest {
  private static final Entrywise.Formula SUM_OF_SQUARES =
      (arrays, n) -> {
        for (int i = 0; i < n; i++) {
          arrays[0][i] += arrays[1][i] * arrays[1][i];
        }
      };

  /** More than a block, more than is worth two cores, and neither a whole number of blocks. */
  @Test
  void everyEntryIsComputedOnceOnOneCoreAndOnTwo() {
    for (int length : new int[] {1, 1023, 1025, 250_001}) {
      INDArray x = Nd4j.rand(DataType.FLOAT, 1, length);
      INDArray y = Nd4j.rand(DataType.FLOAT, 1, length);
      INDArray expected = y.add(x.mul(x));
      INDArray before = x.dup();
      INDArray alone = y.dup();
      Entrywise.apply(SUM_OF_SQUARES, 1, List.of(alone, x));
      Cores.withTwo(
          () -> {
            Entrywise.apply(SUM_OF_SQUARES, 1, List.of(y, x));
            return null;
          });

      assertThat(alone.equalsWithEps(expected, 1e-6)).isTrue();
      assertThat(y).isEqualTo(alone);
      assertThat(x).isEqualTo(before);
    }
  }

  @Test
  void whatLiesInAnotherOrderOrPrecisionDoesNotFit() {
    INDArray a = Nd4j.rand(DataType.FLOAT, 3, 4).dup('c');
    assertThat(Entrywise.fits(List.of(a, a.dup('c')))).isTrue();
    assertThat(Entrywise.fits(List.of(a, a.dup('f')))).isFalse();
    assertThat(Entrywise.fits(List.of(a, a.castTo(DataType.DOUBLE)))).isFalse();
    assertThat(Entrywise.fits(List.of(a, a.transpose()))).isFalse();
    assertThat(Entrywise.fits(List.of(a.getColumn(1, true), a.getColumn(2, true)))).isFalse();
  }

  /** A view is read and written where it lies. */
  @Test
  void rowsOfALargerArray() {
    INDArray whole = Nd4j.createFromArray(1f, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12).reshape(3, 4);
    INDArray middle = whole.getRow(1, true);
    Entrywise.apply(SUM_OF_SQUARES, 1, List.of(middle, middle.dup()));
    assertThat(whole.data().asFloat())
        .containsExactly(1, 2, 3, 4, 5 + 25, 6 + 36, 7 + 49, 8 + 64, 9, 10, 11, 12);
  }
}
