package lab.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import lab.data.Cifar10;
import lab.data.ImageSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class DataCommandTest {
  private static final Path REAL = Path.of("..", "shared", "data", "cifar-10-binary.tar.gz");

  @TempDir Path home;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private LabHome labHome;

  @BeforeEach
  void moveIn() {
    labHome = new LabHome(home);
  }

  @AfterEach
  void moveOut() {
    labHome.close();
  }

  @Test
  void verifyingNothingSaysHowToFetchIt() {
    assertThat(lab("--verify")).isEqualTo(1);
    assertThat(err)
        .hasToString(
            "CIFAR-10 is not here, there is no folder %s: run labs/lab data to fetch it"
                .formatted(home.resolve("data/cifar-10-batches-bin")));
  }

  @Test
  void importingNothingNamesIt() {
    assertThat(lab("--from", "nowhere.tar.gz")).isEqualTo(1);
    assertThat(err)
        .hasToString(
            "nowhere.tar.gz: there is no such file or folder; name an archive (tar.gz or tar), or a folder of the batches");
  }

  @Test
  void aMirrorMustBeAnAddress() {
    assertThat(lab("--url", "cifar.tar.gz")).isEqualTo(1);
    assertThat(err)
        .hasToString(
            "--url: must be an address such as"
                + " https://www.cs.toronto.edu/~kriz/cifar-10-binary.tar.gz, but is cifar.tar.gz");
  }

  @Test
  void damagedImagesAreFetchedAnew() throws Exception {
    Files.createDirectories(home.resolve("data/cifar-10-batches-bin"));
    assertThat(lab("--url", "nowhere")).isEqualTo(1);
    assertThat(out.toString())
        .isEqualToNormalizingNewlines(
            home.resolve("data/cifar-10-batches-bin/data_batch_1.bin")
                + " is missing\nSo it is fetched anew.\n");
    assertThat(err.toString()).startsWith("--url: must be an address");
  }

  @Test
  void oneWayAtATime() {
    assertThat(lab("--verify", "--from", "x")).isEqualTo(2);
    assertThat(err.toString()).contains("mutually exclusive").contains("Usage: data");
  }

  @Test
  void theRealImagesAreImportedVerifiedAndRead() throws IOException {
    assumeTrue(Files.exists(REAL), () -> "the real images are not here: " + REAL);
    assertThat(lab("--from", REAL.toString())).describedAs("%s", err).isZero();
    Path folder = home.resolve("data/cifar-10-batches-bin");
    String sentence =
        folder
            + ": CIFAR-10, 50000 training and 10000 test images, 5000 and 1000 of each of 10"
            + " classes; SHA-256 ";
    assertThat(out.toString()).startsWith(sentence);
    out.getBuffer().setLength(0);

    assertThat(lab("--verify")).describedAs("%s", err).isZero();
    assertThat(out.toString()).startsWith(sentence);
    out.getBuffer().setLength(0);

    assertThat(lab()).describedAs("%s", err).isZero();
    assertThat(out.toString())
        .startsWith(sentence)
        .contains("It is all here already; to fetch it anew, delete that folder first.");

    assertThat(Cifar10.isPresent()).isTrue();
    ImageSet set = Cifar10.load();
    assertThat(out.toString()).contains(set.digest());
    assertThat(set.train().n()).isEqualTo(50_000);
    assertThat(set.test().n()).isEqualTo(10_000);
    assertThat(set.classes()).startsWith("airplane").endsWith("truck").hasSize(10);
    assertThat(mean(set.train().pixels())).isBetween(120.70, 120.71);
    assertThat(out.toString()).containsPattern("(?m)^official; every record is as published");
    out.getBuffer().setLength(0);

    flip(folder.resolve("data_batch_3.bin"), 1234 * 3073 + 1500);
    assertThat(lab("--verify")).isEqualTo(1);
    assertThat(out.toString())
        .startsWith(sentence)
        .containsPattern("(?m)^not CIFAR-10 as published: 1 records differ; ");
  }

  private static void flip(Path file, long offset) throws IOException {
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
      bytes.seek(offset);
      int before = bytes.read();
      bytes.seek(offset);
      bytes.write(before ^ 1);
    }
  }

  /** Over all pixels of all training images, in whatever order they stand, it is 0.4734 · 255. */
  private static double mean(byte[] pixels) {
    long sum = 0;
    for (byte pixel : pixels) {
      sum += pixel & 0xFF;
    }
    return (double) sum / pixels.length;
  }

  private int lab(String... arguments) {
    return new CommandLine(new DataCommand())
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .setExecutionExceptionHandler(
            (e, command, parsed) -> {
              err.write(e.getMessage());
              return 1;
            })
        .execute(arguments);
  }
}
