package lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.UnaryOperator;
import lab.base.Cores;
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
          array -> inside(array, 1),
          array -> inside(array, 2),
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
    for (UnaryOperator<INDArray> layoutOfA : LAYOUTS.subList(0, 5)) {
      for (UnaryOperator<INDArray> layoutOfB : LAYOUTS.subList(0, 5)) {
        INDArray A = layoutOfA.apply(a);
        INDArray B = layoutOfB.apply(b);
        assertThat(Blas.product(A, B).toDoubleMatrix()).isDeepEqualTo(product);
        for (UnaryOperator<INDArray> layoutOfC : LAYOUTS.subList(0, 5)) {
          INDArray C = layoutOfC.apply(Nd4j.ones(type, 3, 5));
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

  /** As many rows as halve badly, and some that halve well; both large products of a training. */
  @ParameterizedTest
  @EnumSource(names = {"FLOAT", "DOUBLE"})
  void twoCoresMultiplyAsOneDoesToTheBit(DataType type) {
    INDArray X = Nd4j.rand(type, 3072, 100).dup('f');
    for (int m = 14; m <= 1050; m += m < 50 ? 1 : 500) {
      INDArray W = Nd4j.rand(type, m, 3072).dup('c');
      INDArray H = Nd4j.createUninitialized(type, new long[] {m, 100}, 'c');
      assertSameBits(1, W, X, 0, H);
      assertSameBits(-0.01, W, X, 0, H);
      assertSameBits(1, H, X.transpose(), 0, W.dup('c'));
      assertSameBits(-0.01, H, X.transpose(), 0.999, W);
    }
  }

  private static void assertSameBits(
      double alpha, INDArray A, INDArray B, double beta, INDArray C) {
    INDArray together = C.dup('c');
    Cores.withTwo(
        () -> {
          Blas.gemm(alpha, A, B, beta, together);
          return null;
        });
    Blas.gemm(alpha, A, B, beta, C);
    assertThat(together.data().asDouble()).as("%d rows", C.size(0)).isEqualTo(C.data().asDouble());
  }

  @Test
  void whatDoesNotFitIsToldAndNothingIsWritten() {
    INDArray A = Nd4j.ones(DataType.FLOAT, 3, 4);
    INDArray C = Nd4j.zeros(DataType.FLOAT, 3, 5);
    assertThatThrownBy(() -> Blas.product(A, Nd4j.ones(DataType.FLOAT, 3, 5)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("product: B must be q×r with q = 4, as set by A, but has shape 3×5");
    assertThatThrownBy(() -> Blas.gemm(1, A, Nd4j.ones(DataType.FLOAT, 4, 6), 0, C))
        .hasMessage("product: C must be p×r, as set by A (3×4) and B (4×6), but has shape 3×5");
    assertThatThrownBy(() -> Blas.gemm(1, A, Nd4j.ones(DataType.DOUBLE, 4, 5), 0, C))
        .hasMessage(
            "product: B must be FLOAT, like A, but is DOUBLE; castTo(DataType.FLOAT) converts it");
    assertThatThrownBy(
            () -> Blas.gemm(1, A, Nd4j.ones(DataType.FLOAT, 4, 5), 0, C.castTo(DataType.DOUBLE)))
        .hasMessage(
            "product: C must be FLOAT, like A, but is DOUBLE; castTo(DataType.FLOAT) converts it");
    INDArray whole = Nd4j.ones(DataType.INT64, 3, 4);
    assertThatThrownBy(() -> Blas.product(whole, Nd4j.ones(DataType.INT64, 4, 5)))
        .hasMessage(
            "product: A must be DOUBLE, or FLOAT, but is LONG; castTo(DataType.DOUBLE) converts it");
    assertThat(C.sumNumber().doubleValue()).isZero();
  }

  /** A view into a larger array; with step 2, neither rows nor columns lie side by side. */
  private static INDArray inside(INDArray array, int step) {
    long rows = step * array.size(0);
    long columns = step * array.size(1);
    INDArray larger = Nd4j.zeros(array.dataType(), rows + 2, columns + 2);
    INDArray view =
        larger.get(
            NDArrayIndex.interval(1, step, 1 + rows), NDArrayIndex.interval(1, step, 1 + columns));
    view.assign(array);
    return view;
  }

  /** A view that starts in the middle of its buffer. */
  private static INDArray column(INDArray array) {
    return array.get(NDArrayIndex.all(), NDArrayIndex.interval(2, 3));
  }
}
