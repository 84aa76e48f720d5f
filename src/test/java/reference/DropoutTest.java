package reference;

import static lab.Fixtures.matrix;
import static lab.Fixtures.row;
import static lab.Fixtures.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import lab.Mask;
import lab.Masking;
import lab.Phase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class DropoutTest {
  @ParameterizedTest
  @ValueSource(doubles = {0.1, 0.2, 0.5, 0.9})
  void aFractionPIsDroppedAndTheMeanStays1(double p) {
    INDArray factors =
        new Dropout(p).mask(200, 300, Phase.TRAINING, new SplittableRandom(1)).factors();
    assertThat(factors.shape()).containsExactly(200, 300);
    double[] all = values(factors.castTo(DataType.DOUBLE));
    assertThat(Arrays.stream(all)).allMatch(f -> f == 0 || Math.abs(f - 1 / (1 - p)) < 1e-6);
    double dropped = Arrays.stream(all).filter(f -> f == 0).count() / 60_000.0;
    double deviation = Math.sqrt(p * (1 - p) / 60_000);
    assertThat(dropped).isCloseTo(p, within(5 * deviation));
    assertThat(Arrays.stream(all).average().orElseThrow())
        .isCloseTo(1, within(5 * deviation / (1 - p) + 1e-6));
  }

  @Test
  void everyUnitOfEveryImageHasACoinOfItsOwn() {
    INDArray factors =
        new Dropout(0.5).mask(100, 100, Phase.TRAINING, new SplittableRandom(2)).factors();
    assertThat(Arrays.stream(values(factors.mean(0))))
        .as("images")
        .allMatch(mean -> mean > 0.4 && mean < 1.6);
    assertThat(Arrays.stream(values(factors.mean(1))))
        .as("units")
        .allMatch(mean -> mean > 0.4 && mean < 1.6);
  }

  @Test
  void chanceComesFromTheArgumentAlone() {
    Dropout dropout = new Dropout(0.5);
    SplittableRandom random = new SplittableRandom(3);
    double[] first = values(dropout.mask(9, 9, Phase.TRAINING, random).factors());
    double[] second = values(dropout.mask(9, 9, Phase.TRAINING, random).factors());
    double[] again = values(dropout.mask(9, 9, Phase.TRAINING, new SplittableRandom(3)).factors());
    assertThat(again).containsExactly(first);
    assertThat(second).isNotEqualTo(first);
  }

  @Test
  void nothingIsDroppedWhenEvaluatingOrWithP0() {
    SplittableRandom random = new SplittableRandom(1);
    assertThat(new Dropout(0.5).mask(3, 4, Phase.EVALUATION, random)).isSameAs(Mask.NONE);
    assertThat(new Dropout(0).mask(3, 4, Phase.TRAINING, random)).isSameAs(Mask.NONE);
    assertThat(Masking.NONE.mask(3, 4, Phase.TRAINING, random)).isSameAs(Mask.NONE);
    INDArray H = matrix(row(1, 2));
    assertThat(Mask.NONE.applyTo(H)).isSameAs(H);
    assertThat(values(H)).containsExactly(1, 2);
    assertThat(Mask.NONE.to(DataType.FLOAT)).isSameAs(Mask.NONE);
  }

  @Test
  void aMaskMultipliesInPlaceInEitherPrecision() {
    Mask mask = new Mask(matrix(row(0, 2)));
    INDArray H = Nd4j.ones(DataType.FLOAT, 1, 2);
    assertThat(mask.applyTo(H)).isSameAs(H);
    assertThat(values(H)).containsExactly(0, 2);
    assertThatThrownBy(() -> mask.applyTo(Nd4j.ones(DataType.FLOAT, 3, 2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("dropout: the mask must be m×n = 3×2, like H, but has shape 1×2");
  }

  @ParameterizedTest
  @CsvSource({"1, 1.0", "-0.1, -0.1", "NaN, NaN"})
  void pMustBeAProbabilityBelow1(double p, String shown) {
    assertThatThrownBy(() -> new Dropout(p))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Dropout: p must be from 0 to below 1, but is " + shown);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 5, 'm must be at least 1 hidden unit, but is 0'",
    "5, 0, 'n must be at least 1 image, but is 0'",
    "65536, 65536, 'the mask, m×n must have at most 2147483639 entries, as an array of Java can hold no more, but is 65536×65536'"
  })
  void sizesMustBePositive(int m, int n, String sentence) {
    assertThatThrownBy(() -> new Dropout(0.5).mask(m, n, Phase.TRAINING, new SplittableRandom(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Dropout: " + sentence);
  }
}
