package lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
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

  @ParameterizedTest
  @EnumSource(
      value = DataType.class,
      names = {"FLOAT", "DOUBLE"})
  void multipliesWhateverTheLayouts(DataType type) {
    INDArray a = Nd4j.linspace(1, 12, 12, type).reshape(3, 4);
    INDArray b = Nd4j.linspace(-5, 14, 20, type).reshape(4, 5);
    double[][] product = a.mmul(b).toDoubleMatrix();
    for (UnaryOperator<INDArray> layoutOfA : LAYOUTS.subList(0, 4)) {
      for (UnaryOperator<INDArray> layoutOfB : LAYOUTS.subList(0, 4)) {
        INDArray A = layoutOfA.apply(a);
        INDArray B = layoutOfB.apply(b);
        assertThat(Blas.product(A, B).toDoubleMatrix()).isDeepEqualTo(product);
        for (char order : new char[] {'c', 'f'}) {
          INDArray C = Nd4j.ones(type, 3, 5).dup(order);
          Blas.gemm(-2, A, B, 10, C);
          assertThat(C.toDoubleMatrix())
              .isDeepEqualTo(
                  Nd4j.ones(type, 3, 5).mul(10).subi(a.mmul(b).muli(2)).toDoubleMatrix());
        }
        assertThat(A.toDoubleMatrix()).isDeepEqualTo(a.toDoubleMatrix());
        assertThat(B.toDoubleMatrix()).isDeepEqualTo(b.toDoubleMatrix());
      }
    }
  }

  @Test
  void multipliesAColumnAndARow() {
    INDArray column = Nd4j.linspace(1, 3, 3, DataType.DOUBLE).reshape(3, 1);
    INDArray row = Nd4j.linspace(1, 2, 2, DataType.DOUBLE).reshape(1, 2);
    double[][] outer = {{1, 2}, {2, 4}, {3, 6}};
    assertThat(Blas.product(column, row).toDoubleMatrix()).isDeepEqualTo(outer);
    assertThat(Blas.product(column.transpose(), column).toDoubleMatrix())
        .isDeepEqualTo(new double[][] {{14}});
  }

  /** Rows enough to be halved, and a number of them that no kernel likes. */
  @Test
  void twoCoresMultiplyAsOneDoes() {
    INDArray A = Nd4j.rand(DataType.DOUBLE, 103, 400);
    INDArray B = Nd4j.rand(DataType.DOUBLE, 400, 150).dup('f');
    INDArray alone = Blas.product(A, B);
    INDArray together = Cores.withTwo(() -> Blas.product(A, B));
    assertThat(together.sub(alone).amaxNumber().doubleValue()).isLessThan(1e-12);
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
