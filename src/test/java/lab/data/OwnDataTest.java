package lab.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import lab.Augmentation;
import lab.FeatureScaling;
import lab.train.Run;
import lab.train.TinyImages;
import lab.train.Training;
import org.junit.jupiter.api.Test;
import reference.CyclicalSchedule;
import reference.Flip;
import reference.Shift;
import reference.Standardise;

/** Data of other shapes than CIFAR-10's, as large as MNIST's: 28×28 grey pixels, ten classes. */
class OwnDataTest {
  private static final ImageShape GREY_28 = new ImageShape(1, 28);
  private static final List<String> DIGITS =
      IntStream.range(0, 10).mapToObj(Integer::toString).toList();

  /** Noise, and a bright bar of two rows at the height that is the class's. */
  private static Images bars(int n, long seed) {
    var random = new SplittableRandom(seed);
    byte[] pixels = new byte[n * GREY_28.d()];
    byte[] labels = new byte[n];
    for (int j = 0; j < n; j++) {
      labels[j] = (byte) (j % 10);
      for (int i = 0; i < GREY_28.d(); i++) {
        boolean bright = i / 28 / 2 == labels[j] + 2;
        pixels[j * GREY_28.d() + i] = (byte) (random.nextInt(100) + (bright ? 150 : 0));
      }
    }
    return new Images(pixels, labels, GREY_28);
  }

  private static Examples floats(Images images) {
    int d = images.shape().d();
    float[][] inputs = new float[images.n()][d];
    int[] labels = new int[images.n()];
    for (int j = 0; j < images.n(); j++) {
      for (int i = 0; i < d; i++) {
        inputs[j][i] = (images.pixels()[j * d + i] & 0xFF) / 255f;
      }
      labels[j] = images.labels()[j];
    }
    return Examples.of(inputs, labels, 10);
  }

  private static Data ofBytes() {
    return new ImageSet("bars", DIGITS, bars(400, 1), bars(100, 2))
        .split(300, 100)
        .standardised(new Standardise());
  }

  private static Data ofFloats() {
    Images all = bars(400, 1);
    return Data.of(
            "bars",
            DIGITS,
            floats(all.slice(0, 300)),
            floats(all.slice(300, 400)),
            floats(bars(100, 2)))
        .standardised(new Standardise());
  }

  private static Training training(Data data) {
    return TinyImages.training(data)
        .hidden(20)
        .schedule(new CyclicalSchedule(1e-3, 1e-1, 30))
        .cycles(1);
  }

  @Test
  void bytesOfAnotherShapeAreLearnt() {
    Run run = training(ofBytes()).fit();

    assertThat(run.network().W1().shape()).containsExactly(20, 784);
    assertThat(run.validation().accuracy()).isGreaterThan(0.95);
  }

  @Test
  void floatsAreTheSameDataAsTheirBytes() {
    Data bytes = ofBytes();
    Data floats = ofFloats();

    assertThat(floats.train().X()).isEqualTo(bytes.train().X());
    assertThat(floats.lookAtTest().X()).isEqualTo(bytes.lookAtTest().X());
    assertThat(floats.shape()).isEmpty();
    assertThat(training(floats).fit().network().W1())
        .isEqualTo(training(bytes).fit().network().W1());
  }

  /** A slice's numbers begin in the middle of what they are a view of. */
  @Test
  void aSliceIsTrainedOnAsACopyOfIt() {
    Images all = bars(400, 1);
    Examples whole = floats(all);
    Data sliced =
        Data.of("b", DIGITS, whole.slice(100, 400), whole.slice(0, 100), whole.slice(0, 1));
    Data copied =
        Data.of(
            "b",
            DIGITS,
            floats(all.slice(100, 400)),
            floats(all.slice(0, 100)),
            floats(all.slice(0, 1)));

    assertThat(training(sliced).fit().network().W1())
        .isEqualTo(training(copied).fit().network().W1());
  }

  @Test
  void numbersStayAsTheyAreUntilTheyAreStandardised() {
    Examples raw = floats(bars(20, 1));
    var before = raw.X().dup();

    Data data = Data.of("bars", DIGITS, raw, raw, raw);
    data.standardised(new Standardise());

    assertThat(data.train().X()).isEqualTo(before);
    assertThat(data.scaling()).isEqualTo(FeatureScaling.NONE);
    assertThatThrownBy(() -> ofFloats().standardised(new Standardise()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "bars: is standardised already, by Standardise[]; start from the numbers as they were");
  }

  @Test
  void theDigestIsOfTheNumbersAndLabels() {
    float[][] inputs = {{1, 2}, {3, 4}};
    var names = List.of("a", "b");
    Examples one = Examples.of(inputs, new int[] {0, 1}, 2);
    Examples labels = Examples.of(inputs, new int[] {1, 1}, 2);
    Examples numbers = Examples.of(new float[][] {{1, 2}, {3, 5}}, new int[] {0, 1}, 2);
    String digest = Data.of("two", names, one, one, one).digest();

    assertThat(Data.of("two", names, one, one, one).digest()).isEqualTo(digest);
    assertThat(Data.of("two", names, labels, one, one).digest()).isNotEqualTo(digest);
    assertThat(Data.of("two", names, one, one, numbers).digest()).isNotEqualTo(digest);
  }

  /** One plane of 28×28 and two of 28×28: every row is mirrored, none is mixed with another. */
  @Test
  void augmentationsGoByTheShapeOfTheData() {
    for (int planes : new int[] {1, 2, 4}) {
      float[] image = new float[planes * 784];
      for (int i = 0; i < image.length; i++) {
        image[i] = i;
      }
      new Flip(1).apply(image, 28, new SplittableRandom(1));
      for (int i = 0; i < image.length; i++) {
        assertThat(image[i]).isEqualTo(i - i % 28 + 27 - i % 28);
      }
    }
    int[] side = new int[1];
    Augmentation spy = (image, itsSide, random) -> side[0] = image.length == 784 ? itsSide : -1;

    Run run = training(ofBytes()).augment(spy.then(new Flip(0.5)).then(new Shift(1, 0.5))).fit();

    assertThat(side[0]).isEqualTo(28);
    assertThat(run.validation().accuracy()).isGreaterThan(0.8);
  }

  /** 256 inputs could be one plane of 16×16 or four of 8×8; only the person knows. */
  @Test
  void numbersMustBeCalledImagesBeforeTheyAreChanged() {
    float[][] inputs = IntStream.range(0, 8).mapToObj(j -> new float[256]).toArray(float[][]::new);
    Examples eight = Examples.of(inputs, new int[8], 10);
    Data numbers = Data.of("numbers", DIGITS, eight, eight, eight);
    int[] side = new int[1];
    Training augmented =
        training(numbers).updates(1).augment((image, itsSide, random) -> side[0] = itsSide);

    assertThatThrownBy(augmented::fit)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "augmentation: must know how the 256 inputs of numbers lie as an image; say data.shaped(new ImageShape(planes, side)), or train without .augment(…)");
    training(numbers.shaped(new ImageShape(4, 8)))
        .updates(1)
        .augment((image, itsSide, random) -> side[0] = itsSide)
        .fit();
    assertThat(side[0]).isEqualTo(8);
  }

  @Test
  void whatDoesNotFitIsASentence() {
    Examples two = Examples.of(new float[][] {{1, 2}, {3, 4}}, new int[] {0, 1}, 2);
    Examples three = Examples.of(new float[][] {{1, 2, 3}}, new int[] {0}, 2);
    List<String> names = List.of("a", "b");
    assertSentence(
        () -> new Images(new byte[784], new byte[2], GREY_28),
        "images: pixels must hold 784 bytes an image, 1568 for 2 labels, but holds 784");
    assertSentence(
        () -> new ImageSet("bars", DIGITS, bars(1, 1), new Images(new byte[3072], new byte[1])),
        "bars: test images must be 1 plane of 28×28 pixels, like the training images, but are 3 planes of 32×32 pixels");
    assertSentence(() -> new ImageShape(0, 28), "image: planes must be at least 1, but is 0");
    assertSentence(() -> new ImageShape(1, -1), "image: side must be at least 1, but is -1");
    assertSentence(
        () -> new ImageShape(3, 40_000),
        "image: inputs must be at most 2³¹ − 1, but is 4800000000");
    assertSentence(
        () -> Examples.of(new float[0][], new int[0], 2),
        "examples: inputs must be at least 1 example, but is 0");
    assertSentence(
        () -> Examples.of(new float[][] {{1}}, new int[2], 2),
        "examples: labels must be 1, one an example, but is 2");
    assertSentence(
        () -> Examples.of(new float[][] {{}}, new int[1], 2),
        "examples: inputs of example 0 must be at least 1, but is 0");
    assertSentence(
        () -> Examples.of(new float[][] {{1}, {1, 2}}, new int[2], 2),
        "examples: inputs of example 1 must be 1, as of the first, but is 2");
    assertSentence(
        () -> Examples.of(new float[][] {{1, Float.NaN}}, new int[1], 2),
        "examples: input 1 of example 0 must be a finite number, but is NaN");
    assertSentence(
        () -> Examples.of(new float[][] {{1}}, new int[] {2}, 2),
        "examples: label of example 0 must be 0 to 1, but is 2");
    assertSentence(
        () -> Examples.of(new float[][] {{1}}, new int[] {0}, 129),
        "examples: K must be 1 to 128, but is 129");
    assertSentence(
        () -> Data.of("own", names, two, three, two),
        "own: inputs of validation examples must be 2, but is 3");
    assertSentence(
        () -> Data.of("own", List.of("a"), two, two, two),
        "own: K of training examples must be 1, but is 2");
    assertSentence(
        () -> Data.of("own", names, two, two, two).shaped(GREY_28),
        "own: inputs of 1 plane of 28×28 pixels must be d = 2, but is 784");
  }

  @Test
  void whatIsMissingIsASentence() {
    Images one = bars(1, 1);
    Examples example = Examples.of(new float[][] {{1, 2}}, new int[1], 2);
    List<String> names = List.of("a", "b");
    assertSentence(
        () -> Examples.of(null, new int[1], 2), "examples: inputs must be given, but is null");
    assertSentence(
        () -> Examples.of(new float[][] {{1}, null}, new int[2], 2),
        "examples: inputs must all be given, but number 2 of 2 is null");
    assertSentence(
        () -> Examples.of(new float[1][1], null, 2), "examples: labels must be given, but is null");
    assertSentence(
        () -> new ImageSet("bars", DIGITS, one, null),
        "bars: test images must be given, but is null");
    assertSentence(
        () -> new ImageSet("bars", DIGITS, null, one),
        "bars: training images must be given, but is null");
    assertSentence(
        () -> new ImageSet("bars", null, one, one), "bars: class names must be given, but is null");
    assertSentence(
        () -> new ImageSet(null, DIGITS, one, one),
        "images: their name must be given, but is null");
    assertSentence(
        () -> Data.of("own", names, example, null, example),
        "own: validation examples must be given, but is null");
    assertSentence(
        () -> Data.of("own", null, example, example, example),
        "own: class names must be given, but is null");
    assertSentence(
        () -> Data.of("own", names, example, example, example).shaped(null),
        "own: the images' shape must be given, but is null");
  }

  @Test
  void classesDifferInName() {
    Examples example = Examples.of(new float[][] {{1, 2}}, new int[1], 3);
    assertSentence(
        () -> Data.of("own", List.of("cat", "dog", "cat"), example, example, example),
        "own: the classes must differ in name, but are [cat, dog, cat]");
    assertSentence(
        () -> new ImageSet("bars", List.of("cat", "cat"), bars(2, 1), bars(2, 2)),
        "bars: the classes must differ in name, but are [cat, cat]");
    assertSentence(
        () -> new ImageSet("bars", List.of("cat", " "), bars(2, 1), bars(2, 2)),
        "bars: every class must have a name, and there must be at least 1, but they are [cat,  ]");
    assertSentence(
        () -> new ImageSet("bars", Arrays.asList("cat", null), bars(2, 1), bars(2, 2)),
        "bars: class names must all be given, but number 2 of 2 is null");
  }

  @Test
  void aLabelThatIsNoClassHasNoColumn() {
    for (byte label : new byte[] {-1, 3}) {
      assertSentence(
          () -> Examples.oneHot(new byte[] {0, label}, 3),
          "labels, one-hot: label 1 must be 0 to 2, but is " + label);
    }
  }

  private static void assertSentence(Runnable action, String sentence) {
    assertThatThrownBy(action::run)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(sentence);
  }
}
