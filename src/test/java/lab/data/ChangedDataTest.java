package lab.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import lab.FeatureScaling;
import lab.classify.Classifier;
import lab.train.Run;
import lab.train.TinyImages;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;
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

  private static void assertTold(ThrowingCallable action, String what) {
    assertThatThrownBy(action)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "own: %s was changed in place after these data were made, so that they are no longer what their digest says; change a copy, such as X.mul(2) in place of X.muli(2), and make new data of it",
            what);
  }

  /** A checkpoint would be gone on with, on other data. */
  @Test
  void aTrainingOfNumbersThatWereChanged() {
    Path file = folder.resolve("half.checkpoint");
    Data data = numbers().standardised(new Standardise());
    TinyImages.training(data).cycles(1).checkpoint(file).fit();

    data.train().X().muli(2);

    assertTold(TinyImages.training(data).cycles(2).checkpoint(file)::fit, "training X");
  }

  @Test
  void oneNumberIsEnough() {
    Data data = numbers().standardised(new Standardise());
    assertThatCode(data::requireUnchanged).doesNotThrowAnyException();
    data.validation().X().putScalar(3, 1, data.validation().X().getFloat(3, 1) + 1e-6);
    assertTold(data::requireUnchanged, "validation X");
    Data another = numbers().standardised(new Standardise());
    another.lookAtTest().X().putScalar(39, 2, 7);
    assertTold(another::requireUnchanged, "test X");
  }

  /** New data of changed numbers would have the old ones' digest. */
  @Test
  void whatIsMadeOfThem() {
    Data data = numbers();
    data.train().X().addi(1);
    assertTold(() -> data.shaped(new ImageShape(10, 2)), "training X");
    assertTold(() -> data.standardised(new Standardise()), "training X");
  }

  @Test
  void aClassifierOfAnotherScale() {
    Data data = numbers().standardised(new Standardise());
    Run run = TinyImages.training(data).cycles(1).fit();
    data.scale().deviation().muli(2);
    assertTold(() -> Classifier.of(run, data), "deviation");
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
