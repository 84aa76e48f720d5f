package lab.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import lab.FeatureScaling.Scale;
import org.junit.jupiter.api.Test;
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
}
