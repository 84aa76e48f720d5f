package lab.piece;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

class EntriesTest {
  private static final double[] ROW_BY_ROW = {1, 2, 3, 4, 5, 6};
  private static final double[] COLUMN_BY_COLUMN = {1, 4, 2, 5, 3, 6};

  @ParameterizedTest
  @ValueSource(chars = {'c', 'f'})
  void anOrderIsThatOfTheEntriesAndNotOfTheMemory(char lies) {
    assertReadInBothOrders(matrix().dup(lies));
    assertReadInBothOrders(matrix().castTo(DataType.FLOAT).dup(lies));
    assertReadInBothOrders(matrix().transpose().dup(lies).transpose());
  }

  @Test
  void aPartIsReadWithoutWhatIsAroundIt() {
    INDArray larger = Nd4j.valueArrayOf(new long[] {4, 5}, 99.0, DataType.DOUBLE);
    INDArray part = larger.get(NDArrayIndex.interval(1, 3), NDArrayIndex.interval(1, 4));
    assertReadInBothOrders(part.assign(matrix()));
    INDArray column = matrix().getColumn(1);
    assertThat(Entries.of(column, 'c')).containsExactly(2, 5);
  }

  @Test
  void anyNumberOfDimensionsWillDo() {
    assertThat(Entries.of(Nd4j.scalar(3.5), 'c')).containsExactly(3.5);
    assertThat(Entries.of(Nd4j.createFromArray(1.0, 2.0), 'f')).containsExactly(1, 2);
    assertThat(Entries.of(Nd4j.empty(DataType.DOUBLE), 'c')).isEmpty();
    INDArray box = Nd4j.arange(0, 24).castTo(DataType.DOUBLE).reshape(2, 3, 4);
    assertThat(Entries.of(box, 'c')).startsWith(0, 1, 2, 3, 4).endsWith(22, 23);
    assertThat(Entries.of(box, 'f')).startsWith(0, 12, 4, 16).endsWith(11, 23);
  }

  @Test
  void whatIsNoNumberAndTheSignOfZeroStay() {
    INDArray odd = Nd4j.createFromArray(Double.NaN, -0.0, Double.NEGATIVE_INFINITY);
    assertThat(Entries.of(odd, 'c')).containsExactly(Double.NaN, -0.0, Double.NEGATIVE_INFINITY);
  }

  @Test
  void whatIsReadIsACopy() {
    INDArray array = matrix();
    Entries.of(array, 'c')[0] = 99;
    assertReadInBothOrders(array);
  }

  private static INDArray matrix() {
    return Nd4j.createFromArray(new double[][] {{1, 2, 3}, {4, 5, 6}});
  }

  private static void assertReadInBothOrders(INDArray array) {
    assertThat(Entries.of(array, 'c')).containsExactly(ROW_BY_ROW);
    assertThat(Entries.of(array, 'f')).containsExactly(COLUMN_BY_COLUMN);
  }
}
