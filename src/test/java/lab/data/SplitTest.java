package lab.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import lab.FeatureScaling;
import lab.FeatureScaling.Scale;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import reference.Standardise;

class SplitTest {
  @Test
  void theScaleIsThatOfTheTrainingImagesAndOfAllThreeSets() {
    Split split = SmallSets.noise(5).split(12, 8);
    Data data = split.standardised(new Standardise());

    Scale scale = data.scale();
    for (int i : new int[] {0, 1023, 1024, Images.D - 1}) {
      double mean = 0;
      for (int j = 0; j < 12; j++) {
        mean += fraction(split.train(), i, j) / 12;
      }
      assertThat(scale.mean().getDouble(i, 0)).isCloseTo(mean, within(1e-6));
      double deviation = scale.deviation().getDouble(i, 0);
      assertThat(data.train().X().getDouble(i, 3))
          .isCloseTo((fraction(split.train(), i, 3) - mean) / deviation, within(1e-5));
      assertThat(data.validation().X().getDouble(i, 7))
          .isCloseTo((fraction(split.validation(), i, 7) - mean) / deviation, within(1e-5));
      assertThat(data.lookAtTest().X().getDouble(i, 9))
          .isCloseTo((fraction(split.test(), i, 9) - mean) / deviation, within(1e-5));
    }
  }

  private static double fraction(Images images, int i, int j) {
    return (images.pixels()[j * Images.D + i] & 0xFF) / 255.0;
  }

  /** Bytes that are scaled whenever they are asked for are what the piece makes of all at once. */
  @Test
  void bytesBecomeTheNumbersOfThePieceToTheBit() {
    Images train = SmallSets.noise(2300, 1);
    for (int j = 0; j < train.n(); j++) {
      train.pixels()[j * Images.D + 5] = 77; // an input that never varies
    }
    ImageSet set = new ImageSet("noise", Cifar10.CLASSES, train, SmallSets.noise(30, 2));
    for (FeatureScaling scaling :
        List.of(new Standardise(), FeatureScaling.NONE, new ByFactor(), new EachImage())) {
      Split split = set.split(2000, 300);
      Data data = split.standardised(scaling);
      INDArray fractions = Nd4j.createUninitialized(DataType.FLOAT, Images.D, 2000).dup('f');
      for (int j = 0; j < 2000; j++) {
        for (int i = 0; i < Images.D; i++) {
          fractions.data().put((long) j * Images.D + i, train.brightness(j, i) / 255f);
        }
      }
      Scale scale = scaling.fit(fractions);
      INDArray expected = scaling.apply(fractions, scale).dup('f');
      assertThat(data.train().X().data().asFloat())
          .as("%s", scaling)
          .isEqualTo(expected.data().asFloat());
      assertThat(data.train().slice(7, 9).X().data().asFloat())
          .isEqualTo(Arrays.copyOfRange(expected.data().asFloat(), 7 * Images.D, 9 * Images.D));
      assertThat(data.scale().mean()).isEqualTo(scale.mean());
      boolean keepsBytes = scaling instanceof Standardise || scaling == FeatureScaling.NONE;
      train.pixels()[0] ^= 1; // seen only where the bytes are what is kept
      if (keepsBytes) {
        assertThatThrownBy(data::requireUnchanged).isInstanceOf(IllegalStateException.class);
      } else {
        data.requireUnchanged();
      }
      train.pixels()[0] ^= 1;
    }
  }

  /** As right as a division, but for the last bit. */
  private record ByFactor() implements FeatureScaling {
    @Override
    public Scale fit(INDArray X) {
      return new Standardise().fit(X);
    }

    @Override
    public INDArray apply(INDArray X, Scale scale) {
      return X.subColumnVector(scale.mean()).muliColumnVector(scale.deviation().add(1e-3).rdiv(1));
    }
  }

  /** No scale of inputs at all: every image gets the mean 0. */
  private record EachImage() implements FeatureScaling {
    @Override
    public Scale fit(INDArray X) {
      return FeatureScaling.NONE.fit(X);
    }

    @Override
    public INDArray apply(INDArray X, Scale scale) {
      return X.subRowVector(X.mean(true, 0));
    }
  }

  @Test
  void someRowsAtATimeGiveTheSameScale() {
    ImageSet set =
        new ImageSet("noise", Cifar10.CLASSES, SmallSets.noise(2000, 1), SmallSets.noise(9, 2));
    Examples numbers = set.split(1990, 10).standardised(FeatureScaling.NONE).train();
    Scale whole = new Standardise().fit(numbers.X());
    for (int rows : new int[] {1, 192, 1024, 5000}) {
      Scale parts = Split.rowByRow(new Standardise(), numbers, rows);
      assertThat(parts.mean().equalsWithEps(whole.mean(), 1e-5)).isTrue();
      assertThat(parts.deviation().equalsWithEps(whole.deviation(), 1e-5)).isTrue();
    }
  }

  /** A piece that is asked for some rows at a time must not need the others. */
  @Test
  void aScaleOfAllInputsTogetherIsFoundOnAllOfThem() {
    ImageSet set =
        new ImageSet("noise", Cifar10.CLASSES, SmallSets.noise(40, 1), SmallSets.noise(10, 2));
    float mean = set.split(30, 10).standardised(new OfAll()).scale().mean().getFloat(0, 0);
    assertThat(set.split(30, 10).standardised(new OfAllButSaysOtherwise()).scale().mean())
        .isEqualTo(Nd4j.valueArrayOf(new long[] {Images.D, 1}, mean, DataType.FLOAT));
  }

  private record OfAll() implements FeatureScaling {
    @Override
    public Scale fit(INDArray X) {
      return new Scale(
          Nd4j.valueArrayOf(new long[] {X.size(0), 1}, X.meanNumber().floatValue(), DataType.FLOAT),
          Nd4j.ones(DataType.FLOAT, X.size(0), 1));
    }

    @Override
    public INDArray apply(INDArray X, Scale scale) {
      return X.subColumnVector(scale.mean());
    }
  }

  private record OfAllButSaysOtherwise() implements FeatureScaling, FeatureScaling.RowByRow {
    @Override
    public Scale fit(INDArray X) {
      return new OfAll().fit(X);
    }

    @Override
    public INDArray apply(INDArray X, Scale scale) {
      return new OfAll().apply(X, scale);
    }
  }
}
