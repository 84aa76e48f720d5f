package reference;

import static lab.Fixtures.labels;
import static lab.Fixtures.matrix;
import static lab.Fixtures.oneHot;
import static lab.Fixtures.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class AccuracyTest {
  private final Accuracy accuracy = new Accuracy();

  @Test
  void theExampleOfTheJavadoc() {
    INDArray P = matrix(row(0.9, 0.2, 0.6), row(0.1, 0.8, 0.4));
    assertThat(accuracy.of(P, oneHot(2, 0, 1, 1))).isEqualTo(2.0 / 3);
  }

  @Test
  void oneImageIsRightOrWrong() {
    INDArray P = matrix(row(0.2), row(0.5), row(0.3));
    assertThat(accuracy.of(P, oneHot(3, 1))).isEqualTo(1);
    assertThat(accuracy.of(P, oneHot(3, 0))).isZero();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void labelsAgreeWithThemselvesAndByChanceWithOthers(long seed) {
    INDArray Y = labels(10, 20_000, new Random(seed));
    assertThat(accuracy.of(Y, Y)).isEqualTo(1);
    assertThat(accuracy.of(Y, labels(10, 20_000, new Random(-seed)))).isBetween(0.09, 0.11);
    assertThat(accuracy.of(Y.castTo(DataType.FLOAT), Y)).isEqualTo(1);
  }

  @Test
  void shapesThatDoNotFitAreRefused() {
    assertThatThrownBy(() -> accuracy.of(oneHot(10, 1, 2), oneHot(10, 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("accuracy: Y must be K×n = 10×2, like P, but has shape 10×1");
    assertThatThrownBy(() -> accuracy.of(Nd4j.zeros(10, 0), oneHot(10, 1)))
        .hasMessage("accuracy: P must be K×n, but has shape 10×0");
  }
}
