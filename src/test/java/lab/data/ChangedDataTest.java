package lab.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import lab.FeatureScaling;
import lab.train.TinyImages;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import reference.Standardise;

/** Data are what their digest says, or are not trained on. */
class ChangedDataTest {
  @TempDir Path folder;

  private static Data numbers() {
    float[][] inputs = new float[8][40];
    for (int j = 0; j < 8; j++) {
      for (int i = 0; i < 40; i++) {
        inputs[j][i] = (i * 7 + j * 13) % 10;
      }
    }
    Examples examples = Examples.of(inputs, new int[] {0, 1, 2, 3, 0, 1, 2, 3}, 4);
    return Data.of(
        "own", List.of("a", "b", "c", "d"), examples, examples.slice(2, 5), examples.slice(5, 8));
  }

  private static void assertTold(ThrowingCallable action) {
    assertThatThrownBy(action)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "tiny: bytes of its images, or their files, were changed in place after these data were made, so that they are no longer what their digest says; change a copy, such as pixels.clone(), and make new data of it");
  }

  /** A checkpoint would be gone on with, on other data. */
  @Test
  void aTrainingOfImagesThatWereChanged() {
    Path file = folder.resolve("half.checkpoint");
    ImageSet images = TinyImages.set();
    Data data = images.split(230, 50).standardised(new Standardise());
    TinyImages.training(data).cycles(1).checkpoint(file).fit();

    images.train().pixels()[7] ^= 1;

    assertTold(TinyImages.training(data).cycles(1).checkpoint(file)::fit);
    images.train().pixels()[7] ^= 1;
    TinyImages.training(data).cycles(1).checkpoint(file).fit();
  }

  @Test
  void oneByteIsEnough() {
    ImageSet images = TinyImages.set();
    Data data = images.split(200, 50).standardised(new Standardise());
    byte[] ofTraining = images.train().pixels();
    byte[] ofTest = images.test().pixels();
    for (int at : new int[] {200 * Images.D - 1, 230 * Images.D, ofTraining.length - 1}) {
      ofTraining[at] ^= 1;
      assertTold(data::requireUnchanged);
      ofTraining[at] ^= 1;
    }
    ofTest[0] ^= 1;
    assertTold(data::requireUnchanged);
    ofTest[0] ^= 1;
    ofTraining[200 * Images.D] ^= 1; // of an image in neither set
    assertThatCode(data::requireUnchanged).doesNotThrowAnyException();
  }

  /** New data of changed images would have the old ones' digest. */
  @Test
  void whatIsMadeOfThem() {
    ImageSet images = TinyImages.set();
    Data data = images.split(230, 50).standardised(FeatureScaling.NONE);
    images.train().pixels()[0] ^= 1;
    assertTold(() -> data.shaped(new ImageShape(3, 32)));
    assertTold(() -> data.standardised(new Standardise()));
  }

  /** X, mean and deviation are made for whoever asks: what is done to them changes no data. */
  @Test
  void whoAsksGetsACopy() {
    float[][] inputs = {{1, 2}, {3, 5}};
    INDArray X = Nd4j.create(inputs).transpose().dup('f');
    for (Examples examples :
        List.of(Examples.of(inputs, new int[] {0, 1}, 2), new Examples(X, new byte[] {0, 1}, 2))) {
      Data data = Data.of("own", List.of("a", "b"), examples, examples, examples);
      Data scaled = data.standardised(new Standardise());
      inputs[0][0] = 100;
      X.muli(3);
      examples.X().muli(2);
      data.train().X().addi(1);
      data.train().first(1).X().addi(1);
      scaled.train().X().addi(1);
      scaled.scale().mean().muli(2);
      scaled.scale().deviation().muli(2);
      inputs[0][0] = 1;
      X.divi(3);

      assertThat(data.train().X().data().asFloat()).containsExactly(1, 2, 3, 5);
      assertThat(scaled.train().X().data().asFloat()).containsExactly(-1, -1, 1, 1);
      assertThat(scaled.scale().mean().toFloatVector()).containsExactly(2, 3.5f);
      assertThat(scaled.scale().deviation().toFloatVector()).containsExactly(1, 1.5f);
    }
  }

  private static FeatureScaling scaling(Consumer<INDArray> fit, Consumer<INDArray> apply) {
    return new FeatureScaling() {
      @Override
      public Scale fit(INDArray X) {
        fit.accept(X);
        return new Standardise().fit(X);
      }

      @Override
      public INDArray apply(INDArray X, Scale scale) {
        INDArray standardised = new Standardise().apply(X, scale);
        apply.accept(X);
        return standardised;
      }
    };
  }

  @Test
  void aScalingThatWorksInPlace() {
    Consumer<INDArray> nothing = X -> {};
    String form =
        "scaling: %s must leave X as it is, but changes it in place; work on a copy, such as X.subColumnVector(mean) in place of X.subiColumnVector(mean)";
    Data data = numbers();
    ImageSet images =
        new ImageSet("noise", Cifar10.CLASSES, SmallSets.noise(20, 1), SmallSets.noise(10, 2));
    assertThatThrownBy(() -> data.standardised(scaling(X -> X.subi(0.5), nothing)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(form, "fit");
    assertThatThrownBy(() -> images.split(10, 10).standardised(scaling(X -> X.subi(0.5), nothing)))
        .hasMessage(form, "fit");
    for (FeatureScaling inPlace : List.of(scaling(nothing, X -> X.subi(0.5)), new InPlace())) {
      assertThatThrownBy(() -> images.split(10, 10).standardised(inPlace))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(form, "apply");
      assertThatThrownBy(() -> numbers().standardised(inPlace)).hasMessage(form, "apply");
    }
    Data right = images.split(10, 10).standardised(scaling(nothing, nothing));
    assertThat(right.train().X())
        .isEqualTo(images.split(10, 10).standardised(new Standardise()).train().X());
  }

  /** Gives back the array that it was given. */
  private static final class InPlace implements FeatureScaling {
    @Override
    public Scale fit(INDArray X) {
      return new Standardise().fit(X);
    }

    @Override
    public INDArray apply(INDArray X, Scale scale) {
      return X.subiColumnVector(scale.mean()).diviColumnVector(scale.deviation());
    }
  }
}
