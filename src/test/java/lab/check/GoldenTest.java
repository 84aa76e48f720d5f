package lab.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoldenTest {
  private static final String CASE =
      """
      {"name": "tiny", "lambda": 0, "X": [[1.0, 2.0]], "y": [0, 1],
       "W1": [[1]], "b1": [[0]], "W2": [[1], [0], [0]], "b2": [[0], [0], [0]],
       "H": [[1, 2]], "P": [[1, 1], [0, 0], [0, 0]], "loss": 1, "cost": 1, "accuracy": 0.5,
       "grad_W1": [[1]], "grad_b1": [[0]], "grad_W2": [[1], [0], [0]],
       "grad_b2": [[0], [0], [0]]}\
      """;
  private static final String FILE =
      "{\"torch\": \"1\", \"seed\": 5, \"gradients\": [%s], \"schedules\": [], \"training\": []}";

  @TempDir private Path folder;

  @Test
  void aSmallFile() throws IOException {
    Golden golden = read(FILE.formatted(CASE));
    assertThat(golden.seed()).isEqualTo(5);
    assertThat(golden.gradients().get(0).problem())
        .hasToString("d = 1, m = 1, K = 3, n = 2, lambda = 0.0, no dropout");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"loss\": 1 | \"los\": 1 | gradients[0] has no loss",
        "\"X\": [[1.0, 2.0]] | \"x\": 1 | gradients[0] has no X",
        "\"X\": [[1.0, 2.0]] | \"X\": [[1.0], [2.0, 3.0]] | a matrix must have rows of one length,"
            + " at least 1, but one has 1 and another 2",
        "\"X\": [[1.0, 2.0]] | \"X\": [] | a matrix must have at least 1 row",
        "\"y\": [0, 1] | \"y\": [0, 3] | tiny: y must be from 0 to 2, but is 3",
        "\"y\": [0, 1] | \"y\": [0] | tiny: y must be a label for each of 2 images, but is 1",
        "\"b1\": [[0]] | \"b1\": [[0, 0]] | network: b1 must be m×1 with m = 1, as set by W1, but"
            + " has shape 1×2",
        "\"H\": [[1, 2]] | \"H\": [[1]] | tiny: H must be m×n = 1×2, but has shape 1×1",
        "\"grad_b1\": [[0]] | \"grad_b1\": [[0, 1]] | tiny: grad_b1 must be 1×1, but has shape 1×2",
        "\"accuracy\": 0.5 | \"accuracy\": 0.5, \"mask\": [[1, 1]] | tiny has a mask but no p"
      })
  void anIllFormedFileIsRefusedWithASentence(String good, String bad, String sentence) {
    assertThat(CASE).contains(good);
    assertThatThrownBy(() -> read(FILE.formatted(CASE.replace(good, bad))))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "golden vectors: %s is ill-formed: %s", folder.resolve("golden.json"), sentence);
  }

  @Test
  void whatIsNoFileOfThisKindIsRefused() {
    Path missing = folder.resolve("missing.json");
    assertThatThrownBy(() -> Golden.read(missing))
        .isInstanceOf(IOException.class)
        .hasMessage("golden vectors: there is no file " + missing);
    assertThatThrownBy(() -> read("")).hasMessageEndingWith("is ill-formed: the file is empty");
    assertThatThrownBy(() -> read("{}"))
        .hasMessageEndingWith("is ill-formed: the file has no torch");
    assertThatThrownBy(() -> read("{\"torch\": ")).hasMessageContaining("is ill-formed: ");
  }

  private Golden read(String json) throws IOException {
    return Golden.read(Files.writeString(folder.resolve("golden.json"), json));
  }
}
