package lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

class BlasTest {
  private static final List<UnaryOperator<INDArray>> LAYOUTS =
      List.of(
          array -> array.dup('c'),
          array -> array.dup('f'),
          array -> array.transpose().dup('c').transpose(),
          BlasTest::insideALargerOne,
          array -> column(array.dup('f')));

  @ParameterizedTest
  @EnumSource(
      value = DataType.class,
      names = {"FLOAT", "DOUBLE"})
  void addsAMultipleWhateverTheLayouts(DataType type) {
    for (UnaryOperator<INDArray> layoutOfX : LAYOUTS) {
      for (UnaryOperator<INDArray> layoutOfY : LAYOUTS) {
        INDArray x = layoutOfX.apply(Nd4j.linspace(1, 12, 12, type).reshape(3, 4));
        INDArray y = layoutOfY.apply(Nd4j.linspace(100, 210, 12, type).reshape(3, 4));
        if (x.columns() != y.columns()) {
          continue;
        }
        double[][] before = y.toDoubleMatrix();
        double[][] of = x.toDoubleMatrix();

        Blas.axpy(-0.5, x, y);

        for (int i = 0; i < y.rows(); i++) {
          for (int j = 0; j < y.columns(); j++) {
            assertThat(y.getDouble(i, j)).isCloseTo(before[i][j] - 0.5 * of[i][j], within(1e-5));
            assertThat(x.getDouble(i, j)).isEqualTo(of[i][j]);
          }
        }
      }
    }
  }

  private static INDArray insideALargerOne(INDArray array) {
    INDArray larger = Nd4j.zeros(array.dataType(), array.rows() + 2, array.columns() + 2);
    INDArray inside =
        larger.get(
            NDArrayIndex.interval(1, array.rows() + 1),
            NDArrayIndex.interval(1, array.columns() + 1));
    inside.assign(array);
    return inside;
  }

  /** A view that starts in the middle of its buffer. */
  private static INDArray column(INDArray array) {
    return array.get(NDArrayIndex.all(), NDArrayIndex.interval(2, 3));
  }
}
