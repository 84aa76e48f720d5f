package lab.piece;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** The same numbers are read however an array lies in memory. */
class MatricesTest {
  static Stream<INDArray> arrays() {
    INDArray rows = Nd4j.create(new double[] {1, 2, 3, 4, 5, 6}, new long[] {2, 3}, 'c');
    INDArray larger = Nd4j.zeros(DataType.DOUBLE, 5, 7);
    INDArray part = larger.get(NDArrayIndex.interval(1, 3), NDArrayIndex.interval(2, 5));
    return Stream.of(
        rows,
        rows.dup('f'),
        part.assign(rows),
        rows.dup('f').transpose().dup('c').transpose(),
        rows.transpose().dup().transpose(),
        rows.castTo(DataType.FLOAT),
        rows.castTo(DataType.FLOAT).dup('f'));
  }

  @ParameterizedTest
  @MethodSource("arrays")
  void areReadRowByRow(INDArray array) {
    assertThat(Matrices.of(array)).isDeepEqualTo(new double[][] {{1, 2, 3}, {4, 5, 6}});
  }
}
