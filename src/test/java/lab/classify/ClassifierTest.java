package lab.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.Gson;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import lab.Activations;
import lab.FeatureScaling;
import lab.FeatureScaling.Scale;
import lab.Model;
import lab.Network;
import lab.data.Data;
import lab.data.Examples;
import lab.data.ImageSet;
import lab.data.Images;
import lab.train.Run;
import lab.train.TinyImages;
import onnx.Onnx.ModelProto;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;
import reference.ForwardPass;
import reference.Standardise;

class ClassifierTest {
  private static Data data;
  private static Run run;

  @TempDir Path folder;

  @BeforeAll
  static void train() {
    data = TinyImages.data();
    run = TinyImages.training(data).updates(30).fit();
  }

  @Test
  void isTheSameToTheBitAfterSavingAndLoading() {
    Classifier classifier = Classifier.of(run, data);
    Path file = folder.resolve("run.npz");
    classifier.save(file);

    Classifier loaded = Classifier.load(file);
    assertThat(loaded.network().arrays()).isEqualTo(run.network().arrays());
    assertThat(loaded.scale().mean()).isEqualTo(data.scale().mean());
    assertThat(loaded.scale().deviation()).isEqualTo(data.scale().deviation());
    assertThat(loaded.classes()).isEqualTo(data.classes());
    assertThat(Network.load(file).arrays()).isEqualTo(run.network().arrays());
  }

  @Test
  void findsThePiecesProbabilitiesOnImagesAsTheyWere() {
    Examples some = data.validation().first(20);
    INDArray raw =
        some.X().mulColumnVector(data.scale().deviation()).addColumnVector(data.scale().mean());
    INDArray expected = new ForwardPass().forward(run.network(), some.X()).P();

    INDArray P = Classifier.of(run, data).probabilities(raw);
    assertThat(P.sub(expected).amaxNumber().doubleValue()).isLessThan(1e-5);
    List<Guess> guesses = Classifier.of(run, data).guesses(raw.getColumn(3, true));
    assertThat(guesses.get(0).name())
        .isEqualTo(data.classes().get(expected.getColumn(3).argMax(0).getInt(0)));
    assertThat(guesses)
        .extracting(Guess::probability)
        .isSortedAccordingTo((a, b) -> b.compareTo(a));
    assertThat(guesses.stream().mapToDouble(Guess::probability).sum()).isCloseTo(1, within(1e-6));
  }

  /** By hand: x − mean = (0, 2), over (1, 4): (0, 0.5); hidden: (1, 0); scores: 1 and 3. */
  @Test
  void anInputThatNeverVariedIsDividedByOne() {
    Classifier classifier =
        new Classifier(
            new Network(
                Nd4j.create(new double[][] {{7, 2}, {1, -1}}),
                Nd4j.zeros(DataType.DOUBLE, 2, 1),
                Nd4j.create(new double[][] {{1, 5}, {2, 5}}),
                Nd4j.create(new double[][] {{0}, {1}})),
            new Scale(
                Nd4j.create(new double[][] {{3}, {1}}), Nd4j.create(new double[][] {{0}, {4}})),
            List.of("a", "b"));
    double[] P = classifier.probabilities(Nd4j.create(new double[][] {{3}, {3}})).toDoubleVector();
    assertThat(P[0]).isCloseTo(1 / (1 + Math.exp(2)), within(1e-12));
    assertThat(P[1]).isCloseTo(1 / (1 + Math.exp(-2)), within(1e-12));
  }

  @Test
  void onlyTheDataOfTheTrainingFit() {
    ImageSet set = new ImageSet("tiny", data.classes(), images(280), images(60));
    Data ofOthers = set.split(230, 50).standardised(new Standardise());
    Data scaledOtherwise = TinyImages.data(new Halved());
    for (Data other : List.of(ofOthers, scaledOtherwise)) {
      assertThatThrownBy(() -> Classifier.of(run, other))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "classifier: the run was trained on other data (%s) than these (%s), or by another"
                  + " scaling, so their scale is not its own; pass the data that it was trained on",
              data, other);
    }
    assertThat(Classifier.of(run, TinyImages.data()).network()).isSameAs(run.network());
  }

  /** A scale by which everything becomes twice as large. */
  private record Halved() implements FeatureScaling {
    @Override
    public Scale fit(INDArray X) {
      Scale scale = new Standardise().fit(X);
      return new Scale(scale.mean(), scale.deviation().div(2));
    }

    @Override
    public INDArray apply(INDArray X, Scale scale) {
      return new Standardise().apply(X, scale);
    }
  }

  @Test
  void aScalingThatDoesSomethingElseCannotBeTold() {
    Data squared =
        new ImageSet("tiny", "0123abcd", data.classes(), images(40), images(10))
            .split(30, 10)
            .standardised(new Squared());
    Run onSquared = TinyImages.training(squared).updates(1).fit();
    assertThatThrownBy(() -> Classifier.of(onSquared, squared))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "classifier: Squared[] does not compute (x − mean) / deviation, so mean and deviation"
                + " do not tell others what it does");
  }

  @Test
  void anotherForwardPassCannotBeTold() {
    Model tanh =
        (net, X, mask) -> {
          INDArray H = Transforms.tanh(net.W1().mmul(X).addi(net.b1()), false);
          INDArray S = net.W2().mmul(H).addi(net.b2());
          return new Activations(H, S, Nd4j.nn().softmax(S, 0), mask);
        };
    Run other = TinyImages.training(data).forward(tanh).withoutGradientCheck().updates(30).fit();
    assertThatThrownBy(() -> Classifier.of(other, data))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageMatching(
            "classifier: softmax\\(W2 relu\\(W1 X \\+ b1\\) \\+ b2\\) has \\d+\\.\\d\\d % of the"
                + " validation images right, but the run \\d+\\.\\d\\d %: its forward pass, a"
                + " lambda, is another, and W1, b1, W2 and b2 do not tell others what it does");
  }

  private static Images images(int n) {
    byte[] pixels = new byte[n * Images.D];
    byte[] labels = new byte[n];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) (31 * i + i / 3072);
    }
    for (int j = 0; j < n; j++) {
      labels[j] = (byte) (j % 4);
    }
    return new Images(pixels, labels);
  }

  private record Squared() implements FeatureScaling {
    @Override
    public Scale fit(INDArray X) {
      return new Standardise().fit(X);
    }

    @Override
    public INDArray apply(INDArray X, Scale scale) {
      INDArray Z = new Standardise().apply(X, scale);
      return Z.muli(Z.dup());
    }
  }

  @Test
  void whatDoesNotFitIsASentence() {
    Network net = run.network();
    Scale scale = data.scale();
    List<String> names = data.classes();
    assertSentence(
        () -> new Classifier(net, scale, names.subList(0, 3)),
        "classifier: number of class names must be K = 4, as set by W2, but is 3");
    assertSentence(
        () -> new Classifier(net, scale, List.of("a", "b", "c", "a")),
        "classifier: the classes must differ in name, but are [a, b, c, a]");
    assertSentence(
        () -> new Classifier(net, scale, List.of("a", "b", "c", "\u001b[31m")),
        "classifier: a class's name must be plain text in one line, but one is \"?[31m\"");
    assertSentence(
        () -> new Classifier(net, new Scale(scale.mean(), scale.deviation().neg()), names),
        "classifier: each deviation must be 0 or more, but is -"
            + scale.deviation().maxNumber().doubleValue());
    assertSentence(
        () -> new Classifier(net, new Scale(Nd4j.ones(1, 3072), scale.deviation()), names),
        "classifier: mean must be d×1 with d = 3072, as set by W1, but has shape 1×3072");
    INDArray NaN = scale.mean().dup().putScalar(7, Double.NaN);
    assertSentence(
        () -> new Classifier(net, new Scale(NaN, scale.deviation()), names),
        "classifier: mean must hold finite numbers, but 1 of its 3,072 are NaN or infinite");
    assertSentence(
        () -> Classifier.of(run, data).probabilities(Nd4j.ones(3071, 2)),
        "classifier: X must be d×n with d = 3072, as set by W1, but has shape 3071×2");
  }

  @Test
  void whatIsMissingIsASentence() {
    Scale scale = data.scale();
    List<String> names = data.classes();
    assertSentence(() -> Classifier.of(null, data), "classifier: a run must be given, but is null");
    Run withoutNetwork =
        new Run(
            run.provenance(),
            run.history(),
            null,
            null,
            List.of(),
            run.updates(),
            run.train(),
            run.validation(),
            run.seconds());
    assertSentence(
        () -> Classifier.of(withoutNetwork, data),
        "classifier: the run must have its network, but this one was read from a record without;"
            + " report.withNetwork(row) gives one that has it");
    assertSentence(
        () -> Classifier.of(run, null),
        "classifier: the data that it was trained on must be given, but is null");
    assertSentence(
        () -> new Classifier(null, scale, names),
        "classifier: a network must be given, but is null");
    assertSentence(
        () -> new Classifier(run.network(), null, names),
        "classifier: a scale must be given, but is null");
    assertSentence(
        () -> new Classifier(run.network(), scale, Arrays.asList("a", null, "c", "d")),
        "classifier: class names must all be given, but number 2 of 4 is null");
  }

  @Test
  void imagesThatAreNoBrightnessesHaveNoProbabilities() {
    Classifier classifier = Classifier.of(run, data);
    INDArray pixels = Nd4j.valueArrayOf(new long[] {3072, 2}, 120.0, DataType.FLOAT);
    pixels.putScalar(7, 1, 255);
    assertSentence(
        () -> classifier.probabilities(pixels),
        "classifier: X must be as the network's training images were before standardising,"
            + " brightnesses from 0 to 1 by their mean and deviation, but goes up to 255.0; divide"
            + " pixels by 255");
    INDArray fractions = pixels.div(255);
    assertThat(classifier.probabilities(fractions).sumNumber().doubleValue())
        .isCloseTo(2, within(1e-6));
    fractions.putScalar(5, 0, Float.NaN);
    assertSentence(
        () -> classifier.probabilities(fractions),
        "classifier: X must hold finite numbers, but 1 of its 6,144 are NaN or infinite");
  }

  @Test
  void onlyASquareOfInputsIsAPicture() {
    assertThat(Classifier.of(run, data).pictures()).hasToString("3 planes of 32×32 pixels");
    assertThat(small(4).pictures()).hasToString("1 plane of 2×2 pixels");
    assertSentence(
        () -> small(5).pictures(),
        "classifier: pictures have s·s inputs, grey, or 3·s·s, colour, but the network takes 5");
  }

  private static Classifier small(int d) {
    Network net = new Network(Nd4j.ones(1, d), Nd4j.ones(1, 1), Nd4j.ones(2, 1), Nd4j.ones(2, 1));
    return new Classifier(net, new Scale(Nd4j.zeros(d, 1), Nd4j.zeros(d, 1)), List.of("a", "b"));
  }

  @Test
  void aNetworkAloneIsNoClassifier() {
    Path file = folder.resolve("net.npz");
    run.network().save(file);
    assertSentence(
        () -> Classifier.load(file),
        file
            + ": holds a network alone, without mean, deviation and classes; Classifier.of(run,"
            + " data).save(…) saves them with it");
  }

  private static void assertSentence(Runnable call, String sentence) {
    assertThatThrownBy(call::run).isInstanceOf(IllegalArgumentException.class).hasMessage(sentence);
  }

  /** That a runtime computes the same with it is tested with the runtime. */
  @Test
  void onnxNamesItsInputsOutputsAndClasses() throws Exception {
    Path file = folder.resolve("run.onnx");
    Classifier.of(run, data).saveOnnx(file);
    ModelProto model;
    try (InputStream in = Files.newInputStream(file)) {
      model = ModelProto.parseFrom(in);
    }
    assertThat(model.getGraph().getInput(0).getName()).isEqualTo("images");
    assertThat(model.getGraph().getOutput(0).getName()).isEqualTo("probabilities");
    assertThat(model.getMetadataProps(0).getKey()).isEqualTo("classes");
    assertThat(new Gson().fromJson(model.getMetadataProps(0).getValue(), String[].class))
        .containsExactly("top", "upper", "lower", "bottom");
  }
}
