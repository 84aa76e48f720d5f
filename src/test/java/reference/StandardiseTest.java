package reference;

import static lab.Fixtures.gaussian;
import static lab.Fixtures.matrix;
import static lab.Fixtures.row;
import static lab.Fixtures.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import lab.FeatureScaling.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

class StandardiseTest {
  private final Standardise standardise = new Standardise();

  @Test
  void theExampleOfTheJavadoc() {
    INDArray X = matrix(row(1, 3), row(5, 5));
    Scale scale = standardise.fit(X);
    assertThat(values(scale.mean())).containsExactly(2, 5);
    assertThat(values(scale.deviation())).containsExactly(1, 0);
    assertThat(values(standardise.apply(X, scale))).containsExactly(-1, 1, 0, 0);
    assertThat(values(X)).as("X is left as it was").containsExactly(1, 3, 5, 5);
  }

  @ParameterizedTest
  @CsvSource({"f, DOUBLE, 1e-12", "c, DOUBLE, 1e-12", "f, FLOAT, 1e-4", "c, FLOAT, 1e-4"})
  void everyRowHasMean0AndDeviation1Afterwards(char order, DataType type, double bound) {
    INDArray X = gaussian(7, 500, new Random(1)).muli(3).addi(2).castTo(type).dup(order);
    INDArray scaled = standardise.apply(X, standardise.fit(X));
    assertThat(scaled.dataType()).isEqualTo(type);
    double[] x = values(scaled);
    for (int i = 0; i < 7; i++) {
      double sum = 0;
      double squares = 0;
      for (int j = 0; j < 500; j++) {
        sum += x[500 * i + j];
        squares += x[500 * i + j] * x[500 * i + j];
      }
      assertThat(sum / 500).isCloseTo(0, within(bound));
      assertThat(squares / 500).as("divided by n, not n − 1").isCloseTo(1, within(bound));
    }
  }

  @Test
  void otherSetsAreScaledByTheTrainingStatistics() {
    Scale scale = standardise.fit(matrix(row(1, 3), row(5, 5)));
    INDArray other = standardise.apply(matrix(row(4), row(7)), scale);
    assertThat(values(other)).containsExactly(2, 2); // (4 − 2) / 1, (7 − 5) / 1
  }

  @Test
  void aViewCountsOnlyItsOwnColumns() {
    INDArray X = gaussian(4, 30, new Random(2));
    INDArray view = X.get(NDArrayIndex.all(), NDArrayIndex.interval(5, 20));
    Scale ofView = standardise.fit(view);
    Scale ofCopy = standardise.fit(view.dup());
    assertThat(values(ofView.mean())).containsExactly(values(ofCopy.mean()), within(1e-15));
    assertThat(values(ofView.deviation()))
        .containsExactly(values(ofCopy.deviation()), within(1e-15));
  }

  @Test
  void manyFloat32PixelsKeepTheirDigits() {
    int n = 49_000;
    Random random = new Random(3);
    float[] pixels = new float[2 * n];
    double sum = 0;
    for (int j = 0; j < n; j++) {
      pixels[2 * j] = (200 + random.nextInt(56)) / 255f;
      pixels[2 * j + 1] = 0.1f; // never varies
      sum += pixels[2 * j];
    }
    INDArray X = Nd4j.create(pixels, new long[] {2, n}, 'f');
    Scale scale = standardise.fit(X);
    assertThat(scale.mean().getDouble(0)).isCloseTo(sum / n, within(1e-5));
    assertThat(scale.mean().getFloat(1)).isEqualTo(0.1f);
    assertThat(scale.deviation().getFloat(1)).isZero();
    assertThat(standardise.apply(X, scale).getRow(1).maxNumber().floatValue()).isZero();
  }

  @Test
  void wrongShapesAreRefused() {
    INDArray X = gaussian(3, 4, new Random(4));
    Scale other = standardise.fit(gaussian(2, 4, new Random(5)));
    assertThatThrownBy(() -> standardise.apply(X, other))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("standardise: mean must be d×1 with d = 3, as set by X, but has shape 2×1");
    Scale mixed = new Scale(standardise.fit(X).mean(), other.deviation());
    assertThatThrownBy(() -> standardise.apply(X, mixed))
        .hasMessage(
            "standardise: deviation must be d×1 with d = 3, as set by X, but has shape 2×1");
    assertThatThrownBy(() -> standardise.fit(Nd4j.zeros(3, 0)))
        .hasMessage("standardise: X must be d×n, but has shape 3×0");
    assertThatThrownBy(() -> standardise.apply(Nd4j.zeros(3), other))
        .hasMessage("standardise: X must be d×n, but has shape 3");
  }
}
