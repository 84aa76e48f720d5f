package reference;

import static lab.Fixtures.gaussian;
import static lab.Fixtures.matrix;
import static lab.Fixtures.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

class RelativeErrorTest {
  private final RelativeError error = new RelativeError(1e-8);

  @Test
  void theExampleOfTheJavadoc() {
    assertThat(error.between(matrix(row(1, 0)), matrix(row(1.1, 0))))
        .isCloseTo(0.1 / 2.1, within(1e-15));
  }

  @Test
  void theEdges() {
    assertThat(error.between(matrix(row(0, -0.0)), matrix(row(0, 0)))).as("0 and 0").isZero();
    assertThat(error.between(matrix(row(3)), matrix(row(-3)))).as("opposite signs").isEqualTo(1);
    assertThat(error.between(matrix(row(1e-9)), matrix(row(0)))).as("below eps").isEqualTo(0.1);
    assertThat(error.between(matrix(row(0, 9, 0)), matrix(row(0, 9, 1e-9))))
        .as("the largest, not the mean")
        .isEqualTo(0.1);
  }

  @Test
  void aNaNIsNotPassedOver() {
    INDArray nan = matrix(row(Double.NaN, 1));
    INDArray number = matrix(row(1, 2));
    assertThat(error.between(nan, number)).isNaN();
    assertThat(error.between(number, nan)).isNaN();
    assertThat(error.between(matrix(row(1, Double.NaN, 1)), matrix(row(2, 1, 1)))).isNaN();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void itIsSymmetricAndLooksAtEntriesNotAtTheirOrderInMemory(long seed) {
    Random random = new Random(seed);
    INDArray a = gaussian(5, 7, random);
    INDArray b = gaussian(5, 7, random);
    assertThat(error.between(a, b)).isEqualTo(error.between(b, a)).isBetween(0.0, 1.0);
    assertThat(error.between(a, b)).isEqualTo(error.between(a.dup('c'), b.dup('f')));
    assertThat(error.between(a, a.dup('c'))).isZero();
    assertThat(error.between(a, a.castTo(DataType.FLOAT))).isBetween(1e-10, 1e-7);
  }

  @Test
  void shapesMustBeTheSame() {
    INDArray a = gaussian(10, 64, new Random(1));
    INDArray b = gaussian(10, 1, new Random(2));
    assertThatThrownBy(() -> error.between(a, b))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("relative error: a and b must have one shape, but a is 10×64 and b is 10×1");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void epsMustBePositiveAndFinite(double eps) {
    assertThatThrownBy(() -> new RelativeError(eps))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("RelativeError: eps must be positive and finite, but is " + eps);
  }
}
