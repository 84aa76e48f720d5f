package lab.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import lab.FeatureScaling.Scale;
import lab.Network;
import lab.Processes;
import lab.data.Data;
import lab.npz.NpzReader;
import lab.npz.NpzWriter;
import lab.train.Run;
import lab.train.TinyImages;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * What is saved, beside the NumPy and the ONNX Runtime of {@code src/test/python}: the same
 * probabilities from all three, and files both ways.
 */
@Tag("python")
class PythonTest {
  private static final Path PYTHON = Path.of("target/python/bin/python").toAbsolutePath();

  @TempDir Path folder;

  @BeforeAll
  static void needsPython() {
    assumeTrue(
        Files.exists(PYTHON), "there is no target/python; src/test/python/install.sh makes it");
  }

  private void run(String script) throws IOException, InterruptedException {
    List<String> command =
        List.of(PYTHON.toString(), "src/test/python/" + script + ".py", folder.toString());
    Processes.run(command, folder.resolve("said.txt"), 5);
  }

  /** Sizes that are odd on purpose; weights of 1000 make scores that exp alone cannot take. */
  @ParameterizedTest
  @CsvSource({
    "3072, 50, 10, 20, FLOAT, FLOAT, 0.05, 1e-5",
    "5, 1, 3, 1, FLOAT, FLOAT, 1, 1e-6",
    "5, 1, 3, 7, DOUBLE, DOUBLE, 1, 1e-14",
    "12, 7, 2, 9, DOUBLE, FLOAT, 1, 1e-14",
    "12, 7, 2, 9, FLOAT, DOUBLE, 1, 1e-6",
    "784, 3, 1, 4, FLOAT, FLOAT, 1, 1e-6",
    "6, 4, 5, 8, FLOAT, FLOAT, 1000, 1e-5",
  })
  void allThreeFindTheSameProbabilities(
      int d, int m, int K, int n, DataType net, DataType scale, double size, double tolerance)
      throws Exception {
    Classifier classifier = classifier(d, m, K, net, scale, size);
    INDArray X = Nd4j.rand(scale, d, n).subi(0.3); // negative inputs, too
    assertSame(classifier, X, tolerance);
  }

  @Test
  void allThreeFindTheSameProbabilitiesAfterATraining() throws Exception {
    Data data = TinyImages.data();
    Run run = TinyImages.training(data).fit();
    INDArray X = data.validation().X();
    INDArray raw = X.mulColumnVector(data.scale().deviation()).addColumnVector(data.scale().mean());
    assertSame(Classifier.of(run, data), raw, 1e-5);
  }

  private void assertSame(Classifier classifier, INDArray X, double tolerance) throws Exception {
    classifier.save(folder.resolve("model.npz"));
    classifier.saveOnnx(folder.resolve("model.onnx"));
    try (OutputStream out = Files.newOutputStream(folder.resolve("images.npz"))) {
      NpzWriter npz = new NpzWriter(out);
      npz.add("X", X);
      npz.finish();
    }

    run("probabilities");

    INDArray P = classifier.probabilities(X);
    NpzReader.read(
        folder.resolve("found.npz"),
        found -> {
          assertClose(found.numbers("by_hand"), P, tolerance);
          assertClose(found.numbers("by_onnx"), P, tolerance);
          assertThat(found.texts("classes")).isEqualTo(classifier.classes());
          return null;
        });
  }

  private static void assertClose(INDArray actual, INDArray expected, double tolerance) {
    assertThat(actual.shape()).isEqualTo(expected.shape());
    assertThat(actual.dataType()).isEqualTo(expected.dataType());
    assertThat(actual.data().asDouble()).doesNotContain(Double.NaN);
    double[] found = actual.dup('c').data().asDouble();
    assertThat(found)
        .usingComparatorWithPrecision(tolerance)
        .containsExactly(expected.dup('c').data().asDouble());
  }

  @ParameterizedTest
  @CsvSource({"FLOAT, FLOAT", "DOUBLE, FLOAT", "DOUBLE, DOUBLE"})
  void whatNumPyWritesIsReadToTheBit(DataType net, DataType scale) throws Exception {
    Classifier classifier = classifier(12, 7, 3, net, scale, 1);
    classifier.save(folder.resolve("model.npz"));

    run("rewrite");

    for (String way :
        List.of("as-it-was", "compressed", "fortran", "big-endian", "vectors", "bytes", "more")) {
      Classifier read = Classifier.load(folder.resolve(way + ".npz"));
      assertThat(read.network().arrays()).as(way).isEqualTo(classifier.network().arrays());
      assertThat(read.network().W1().dataType()).as(way).isEqualTo(net);
      assertThat(read.scale().mean()).as(way).isEqualTo(classifier.scale().mean());
      assertThat(read.scale().deviation()).as(way).isEqualTo(classifier.scale().deviation());
      assertThat(read.scale().mean().dataType()).as(way).isEqualTo(scale);
      assertThat(read.classes()).as(way).isEqualTo(classifier.classes());
    }
  }

  @Test
  void whatNumPyWritesThatIsNoClassifierIsASentence() throws Exception {
    classifier(12, 7, 3, DataType.FLOAT, DataType.FLOAT, 1).save(folder.resolve("model.npz"));

    run("rewrite");

    assertSentence("integers.npz", "W1 must hold float32 or float64 numbers, but holds <i8;");
    assertSentence("half.npz", "W2 must hold float32 or float64 numbers, but holds <f2;");
    assertSentence("mixed.npz", "network: W2 must be FLOAT, like W1, but is DOUBLE;");
    assertSentence("objects.npz", "classes must hold texts, but holds objects of Python;");
    assertSentence("transposed.npz", "network: b1 must be m×1 with m = 12, as set by W1, but");
    assertSentence("unnamed.npz", "W1 is missing; there are [arr_0, arr_1, ");
    assertSentence("nan.npz", "classifier: mean must hold finite numbers, but 1 of its 12 are NaN");
    assertSentence("single.npy", "is not a whole .npz file, as np.savez writes it (");
  }

  private void assertSentence(String name, String beginning) {
    Path file = folder.resolve(name);
    assertThatThrownBy(() -> Classifier.load(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(file + ": " + beginning);
  }

  private static Classifier classifier(
      int d, int m, int K, DataType net, DataType scale, double size) {
    Nd4j.getRandom().setSeed(3);
    INDArray deviation = Nd4j.rand(scale, d, 1).addi(0.1).putScalar(d - 1, 0); // never varied
    return new Classifier(
        new Network(
            Nd4j.randn(net, m, d).muli(size),
            Nd4j.randn(net, m, 1),
            Nd4j.randn(net, K, m).muli(size),
            Nd4j.randn(net, K, 1)),
        new Scale(Nd4j.rand(scale, d, 1), deviation),
        IntStream.range(0, K).mapToObj(k -> "Nº " + k + " 🐸, \"" + k + "\"").toList());
  }
}
