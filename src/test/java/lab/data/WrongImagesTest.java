package lab.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.UnaryOperator;
import lab.FeatureScaling;
import lab.FeatureScaling.Scale;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import reference.Standardise;

/** What would otherwise become black images of class 0, or images of no class, is a sentence. */
class WrongImagesTest {
  private static final ImageSet SET = SmallSets.noise(5);
  private static final Split SPLIT = SET.split(12, 8);

  @Test
  void aSliceHoldsTheImagesThatItNames() {
    Images images = SET.train().slice(3, 5);
    assertThat(images.labels()).containsExactly(3, 4);
    assertThat(images.pixels()[0]).isEqualTo(SET.train().pixels()[3 * Images.D]);
    assertThat(SET.train().slice(5, 5).n()).isZero();
  }

  @Test
  void aSliceOfImagesThatThereAreNot() {
    String form =
        "slice: from and to must be 0 ≤ from ≤ to ≤ 20, the images there are, but are %d and %d";
    assertSentence(() -> SET.train().slice(15, 21), form.formatted(15, 21));
    assertSentence(() -> SET.train().slice(-5, 10), form.formatted(-5, 10));
    assertSentence(() -> SET.train().slice(10, 5), form.formatted(10, 5));
    Examples train = SPLIT.standardised(new Standardise()).train();
    assertSentence(
        () -> train.slice(9, 13),
        "slice: from and to must be 0 ≤ from ≤ to ≤ 12, the images there are, but are 9 and 13");
    assertSentence(
        () -> train.first(0),
        "slice: to must be above from = 0, as there are no empty X, but is 0");
  }

  @Test
  void aSplitOfMoreImagesThanAnIntCounts() {
    String form =
        "split: training and validation images must be at least 1 each and 20 together, as many as cifar10 has, but are %s";
    assertSentence(() -> SET.split(Integer.MAX_VALUE, 5), form.formatted("2,147,483,647 and 5"));
    assertSentence(
        () -> SET.split(2_000_000_000, 2_000_000_000),
        form.formatted("2,000,000,000 and 2,000,000,000"));
  }

  @Test
  void aLabelOfNoClass() {
    String form =
        "%s images: every label must be one of the %d classes, 0 … %d, but image %d has label %d";
    for (int label : new int[] {10, -1}) {
      Images odd = labelled(label);
      String sentence = form.formatted("training", 10, 9, 3, label & 0xFF);
      assertSentence(() -> new ImageSet("own", SET.classes(), odd, SET.test()), sentence);
      assertSentence(() -> new Split(SET, odd, SPLIT.validation(), SET.test()), sentence);
      assertSentence(
          () -> new Split(SET, SPLIT.train(), odd, SET.test()),
          form.formatted("validation", 10, 9, 3, label & 0xFF));
    }
    assertSentence(
        () -> new ImageSet("own", List.of("cat", "dog"), SET.train(), SET.test()),
        form.formatted("training", 2, 1, 2, 2));
    INDArray X = Nd4j.zeros(DataType.FLOAT, 4, 2);
    assertSentence(
        () -> new Examples(X, new byte[] {0, 2}, 2),
        "examples: every label must be one of the 2 classes, 0 … 1, but image 1 has label 2");
  }

  private static Images labelled(int label) {
    byte[] labels = SPLIT.train().labels().clone();
    labels[3] = (byte) label;
    return new Images(SPLIT.train().pixels(), labels);
  }

  @Test
  void aSetWithoutImages() {
    Images none = SET.train().slice(5, 5);
    String form =
        "split: there must be at least 1 %s image, of 3 planes of 32×32 pixels like those of cifar10, but there is none";
    assertSentence(
        () -> new Split(SET, none, SPLIT.validation(), SET.test()), form.formatted("training"));
    assertSentence(
        () -> new Split(SET, SPLIT.train(), none, SET.test()), form.formatted("validation"));
    assertSentence(
        () -> new Split(SET, SPLIT.train(), SPLIT.validation(), null), form.formatted("test"));
  }

  @Test
  void aScalingThatGivesNoImages() {
    assertSentence(
        () -> SPLIT.standardised(null),
        "scaling: a piece must be given, but is null; FeatureScaling.NONE leaves numbers as they are");
    assertSentence(
        () -> SPLIT.standardised(scaling(X -> null)),
        "scaling: standardised X must be d×n = 3072×12, like X, but is null");
    assertSentence(
        () -> SPLIT.standardised(scaling(X -> X.getRow(0, true).dup())),
        "scaling: standardised X must be d×n = 3072×12, like X, but has shape 1×12");
    assertSentence(
        () -> SPLIT.standardised(scaling(X -> X.dup().putScalar(7, 2, Double.NaN))),
        "scaling: standardised X must hold finite numbers, but 1 of its 36,864 are NaN or infinite");
  }

  private static FeatureScaling scaling(UnaryOperator<INDArray> apply) {
    return new FeatureScaling() {
      @Override
      public Scale fit(INDArray X) {
        return new Standardise().fit(X);
      }

      @Override
      public INDArray apply(INDArray X, Scale scale) {
        return apply.apply(X);
      }
    };
  }

  @Test
  void aScaleOfNoNumbers() {
    assertSentence(
        () -> SPLIT.standardised(fitting(null)),
        "scaling: fit must give mean and deviation, but gives null");
    INDArray one = Nd4j.ones(DataType.FLOAT, Images.D, 1);
    assertSentence(
        () -> SPLIT.standardised(fitting(new Scale(one.transpose(), one))),
        "scaling: mean must be d×1 with d = 3072, as set by X, but has shape 1×3072");
    INDArray endless = one.dup().putScalar(2, 0, Double.POSITIVE_INFINITY);
    assertSentence(
        () -> SPLIT.standardised(fitting(new Scale(one, endless))),
        "scaling: deviation must hold finite numbers, but 1 of its 3,072 are NaN or infinite");
  }

  private static FeatureScaling fitting(Scale scale) {
    return new FeatureScaling() {
      @Override
      public Scale fit(INDArray X) {
        return scale;
      }

      @Override
      public INDArray apply(INDArray X, Scale scale) {
        return new Standardise().apply(X, scale);
      }
    };
  }

  @Test
  void inputsThatDoNotLieSideBySideAreLaidSo() {
    float[][] rows = {{1, 2, 3}, {4, 5, 6}};
    INDArray inRows = Nd4j.create(rows).transpose().dup('c'); // 3×2
    Examples examples = new Examples(inRows, new byte[] {0, 1}, 2);
    assertThat(examples.X().data().asFloat()).containsExactly(1, 2, 3, 4, 5, 6);
    assertThat(examples.X(new int[] {1, 0}).data().asFloat()).containsExactly(4, 5, 6, 1, 2, 3);
    float[] second = new float[3];
    examples.slice(1, 2).read(0, second);
    assertThat(second).containsExactly(4, 5, 6);
    assertThat(examples.slice(1, 2).X().shape()).containsExactly(3, 1);
  }

  @Test
  void labelsAndColumnsAreEquallyMany() {
    INDArray X = Nd4j.zeros(DataType.FLOAT, 4, 2);
    assertSentence(
        () -> new Examples(X, new byte[3], 2), "examples: labels must be 2, like X, but is 3");
    assertSentence(
        () -> new Examples(X.castTo(DataType.DOUBLE), new byte[2], 2),
        "examples: X must be FLOAT, as images are stored, but is DOUBLE; castTo(DataType.FLOAT) converts it");
  }

  private static void assertSentence(Runnable action, String sentence) {
    assertThatThrownBy(action::run)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(sentence);
  }
}
