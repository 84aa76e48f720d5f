package lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import lab.npz.NpzWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A network in a file. */
class NetworkTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"FLOAT, 1, 3, 5", "FLOAT, 50, 10, 3072", "DOUBLE, 7, 1, 2"})
  void isTheSameToTheBitAfterSavingAndLoading(DataType type, int m, int K, int d) {
    Network net = network(type, m, K, d);
    Path file = folder.resolve("net.npz");
    net.save(file);
    Network loaded = Network.load(file);
    for (int i = 0; i < 4; i++) {
      assertThat(loaded.arrays().get(i)).isEqualTo(net.arrays().get(i));
      assertThat(loaded.arrays().get(i).dataType()).isEqualTo(type);
      assertThat(loaded.arrays().get(i).ordering()).isEqualTo('c'); // as Blas wants it
    }
  }

  @Test
  void replacesTheFileThatIsThere() {
    Path file = folder.resolve("net.npz");
    network(DataType.FLOAT, 9, 3, 5).save(file);
    network(DataType.FLOAT, 2, 3, 5).save(file);
    assertThat(Network.load(file).m()).isEqualTo(2);
    assertThat(folder.toFile().list()).containsExactly("net.npz");
  }

  @ParameterizedTest
  @CsvSource({"NaN, 1", "Infinity, 2", "-Infinity, 1"})
  void withNumbersThatCannotBeComputedWithIsNotSaved(double value, int entries) throws Exception {
    Network net = network(DataType.FLOAT, 2, 3, 5);
    Path file = Files.writeString(folder.resolve("net.npz"), "what was there");
    for (int i = 0; i < entries; i++) {
      net.W2().putScalar(1, i, value);
    }
    assertThatThrownBy(() -> net.save(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "network: W2 must hold finite numbers, but %d of its 6 are NaN or infinite", entries);
    assertThat(file).hasContent("what was there");
  }

  @Test
  void thatCannotBeWrittenIsASentence() throws Exception {
    Path inAFile = Files.writeString(folder.resolve("file"), "").resolve("net.npz");
    assertThatThrownBy(() -> network(DataType.FLOAT, 1, 1, 1).save(inAFile))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage(
            "network: %s cannot be written to: %s is a file and no folder; name another place",
            inAFile, inAFile.getParent());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2 | 2 | 3 | FLOAT | 0 | network: W2 must be K×m with m = 2, as set by W1, but has shape 4×3",
        "2 | 1 | 2 | FLOAT | 0 | network: b1 must be m×1 with m = 2, as set by W1, but has shape 1×1",
        "2 | 2 | 2 | DOUBLE | 0 | network: W2 must be FLOAT, like W1, but is DOUBLE; castTo(DataType.FLOAT) converts it",
        "2 | 2 | 2 | FLOAT | NaN | network: W2 must hold finite numbers, but 1 of its 8 are NaN or infinite",
      })
  void ofArraysThatDoNotFitIsASentence(
      int m, int b1, int m2, DataType type, float first, String sentence) throws Exception {
    INDArray W2 = Nd4j.ones(type, 4, m2).putScalar(0, 0, first);
    Path file = folder.resolve("odd.npz");
    try (OutputStream out = Files.newOutputStream(file)) {
      NpzWriter npz = new NpzWriter(out);
      npz.add("W1", Nd4j.ones(DataType.FLOAT, m, 5));
      npz.add("b1", Nd4j.ones(DataType.FLOAT, b1));
      npz.add("W2", W2);
      npz.add("b2", Nd4j.ones(DataType.FLOAT, 4));
      npz.finish();
    }
    assertThatThrownBy(() -> Network.load(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(file + ": " + sentence);
  }

  private static Network network(DataType type, int m, int K, int d) {
    Nd4j.getRandom().setSeed(5);
    return new Network(
        Nd4j.randn(type, m, d),
        Nd4j.randn(type, m, 1),
        Nd4j.randn(type, K, m),
        Nd4j.randn(type, K, 1));
  }
}
