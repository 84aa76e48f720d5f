package lab.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import lab.base.Digests;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Downloads from a server on this machine that may break, stall, lie or forget. */
class Cifar10DownloadTest {
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final Duration SHORT = Duration.ofMillis(1500);
  private static final String IMAGES = "cifar-10-batches-bin";
  private static final String LOCK = ".cifar-10-batches-bin.lock";
  private static final String PART = "cifar-10-binary.tar.gz.part";
  private static final String VERSION = "cifar-10-binary.tar.gz.part.version";

  @TempDir Path temp;
  private final List<String> progress = new ArrayList<>();
  private Path data;
  private byte[] archive;
  private FileServer server;

  @BeforeEach
  void start() throws IOException {
    data = temp.resolve("data");
    archive = TarBuilder.official(SmallSets.write(1, temp.resolve("source"))).tarGz();
    assertThat(archive.length).isGreaterThan(90_000);
    server = new FileServer(archive);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aFreshDownloadArrivesWhole() throws IOException {
    assertThat(download(LONG))
        .isEqualTo(
            "%s: CIFAR-10, 20 training and 10 test images, 2 and 1 of each of 10 classes; SHA-256"
                + " %s%nnot CIFAR-10 as published: 30 records differ; results do not compare with those on CIFAR-10",
            data.resolve(IMAGES), SmallSets.noise(1).digest());
    assertArrived();
    assertThat(server.requests).containsExactly("null null");
    assertThat(progress.get(0)).isEqualTo("0/" + archive.length);
    assertThat(progress.get(progress.size() - 1)).isEqualTo(archive.length + "/" + archive.length);
  }

  @Test
  void aServerNeedNotSayTheLength() throws IOException {
    server.saysLength = false;
    download(LONG);
    assertArrived();
    assertThat(progress.get(progress.size() - 1)).isEqualTo(archive.length + "/-1");
  }

  @Test
  void aBrokenDownloadIsTakenUpWhereItBroke() throws IOException {
    breakAt(50_000);
    assertThat(server.requests).containsExactly("null null");
    progress.clear();

    download(LONG);

    assertArrived();
    assertThat(server.requests).containsExactly("null null", "bytes=50000- \"v1\"");
    assertThat(progress.get(0)).isEqualTo("50000/" + archive.length);
  }

  @Test
  void withAWeakTagTheDateTellsTheVersion() throws IOException {
    server.tag = "W/\"v1\"";
    server.modified = "Sat, 11 Jul 2009 10:00:00 GMT";
    breakAt(50_000);
    download(LONG);
    assertArrived();
    assertThat(server.requests.get(1)).isEqualTo("bytes=50000- Sat, 11 Jul 2009 10:00:00 GMT");
  }

  @Test
  void withoutAnyVersionTheMd5Decides() throws IOException {
    server.tag = null;
    breakAt(50_000);
    assertThat(names()).containsExactly(PART);
    download(LONG);
    assertArrived();
    assertThat(server.requests.get(1)).isEqualTo("bytes=50000- null");
  }

  @Test
  void aFileThatChangedMeanwhileStartsAnew() throws IOException {
    server.content = new byte[archive.length];
    breakAt(50_000);
    server.content = archive;
    server.tag = "\"v2\"";
    progress.clear();
    download(LONG);
    assertArrived();
    assertThat(progress.get(0)).isEqualTo("0/" + archive.length);
  }

  @Test
  void aServerWithoutRangesStartsAnew() throws IOException {
    server.knowsRanges = false;
    breakAt(50_000);
    progress.clear();
    download(LONG);
    assertArrived();
    assertThat(server.requests).containsExactly("null null", "bytes=50000- \"v1\"");
    assertThat(progress.get(0)).isEqualTo("0/" + archive.length);
  }

  @Test
  void whatIsAllHereIsNotFetchedAgain() throws IOException {
    keep(archive);
    download(LONG);
    assertArrived();
    assertThat(progress).isEmpty();
  }

  @Test
  void aPartLongerThanTheFileStartsAnew() throws IOException {
    keep(new byte[archive.length + 1]);
    download(LONG);
    assertArrived();
    assertThat(server.requests).hasSize(2);
  }

  @Test
  void aWrongRangeIsRefused() throws IOException {
    keep(Arrays.copyOf(archive, 100));
    server.status = 206;
    assertBreaks(
        LONG,
        "%s: the server was asked for the bytes from 100 on, but sent \"\": delete %s to start anew"
            .formatted(server.uri(), data.resolve(PART)));
    assertThat(data.resolve(PART)).hasSize(100);
  }

  @Test
  void aWrongChecksumIsRefusedAndDeleted() throws IOException {
    server.content = archive.clone();
    server.content[50_000] ^= 1;
    assertRefused(
        "%s: is not the official archive, its MD5 must be %s, but is %s; it was deleted (labs/lab data"
                .formatted(server.uri(), md5(archive), md5(server.content))
            + " --from FILE imports any archive whose records are right)");
    assertThat(names()).isEmpty();
  }

  @Test
  void aTruncatedFileHasAWrongChecksum() throws IOException {
    server.content = Arrays.copyOf(archive, 50_000);
    assertRefused(
        "%s: is not the official archive, its MD5 must be %s, but is %s; it was deleted (labs/lab data"
                .formatted(server.uri(), md5(archive), md5(server.content))
            + " --from FILE imports any archive whose records are right)");
    assertThat(names()).isEmpty();
  }

  @Test
  void anAddressThatIsNotFoundSaysSo() throws IOException {
    for (int status : new int[] {404, 503}) {
      server.status = status;
      assertBreaks(
          LONG,
          "%s: the server answered %d where 200 was expected: check the address, name a mirror with --url, or import a file with --from"
              .formatted(server.uri(), status));
      assertThat(names()).isEmpty();
    }
  }

  @Test
  void aServerErrorKeepsWhatHasCome() throws IOException {
    breakAt(50_000);
    server.status = 503;
    assertBreaks(
        LONG,
        "%s: the server answered 503 where 200 was expected: check the address, name a mirror with --url, or import a file with --from"
            .formatted(server.uri()));
    assertThat(data.resolve(PART)).hasBinaryContent(Arrays.copyOf(archive, 50_000));
  }

  @Test
  void aSilentConnectionIsGivenUpAndWhatHasComeKept() throws IOException {
    server.stallAt = 50_000;
    assertBreaks(
        SHORT,
        "%s: not a byte came for 1.5 s, after 50000 of %d bytes; what came is in %s, and labs/lab data goes on from there"
            .formatted(server.uri(), archive.length, data.resolve(PART)));
    assertThat(data.resolve(PART)).hasBinaryContent(Arrays.copyOf(archive, 50_000));
    server.stallAt = Integer.MAX_VALUE;
    download(LONG);
    assertArrived();
  }

  @Test
  void aServerThatNeverAnswersIsGivenUp() throws IOException {
    server.deaf = true;
    assertBreaks(SHORT, "%s: not a byte came for 1.5 s, after 0 bytes".formatted(server.uri()));
    assertThat(names()).isEmpty();
  }

  @Test
  void aServerThatIsNotThereIsNamed() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    URI nobody = URI.create("http://localhost:%d/cifar.tar.gz".formatted(port));
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> setup().download(nobody, LONG, (bytes, total) -> {}))
        .withMessage(
            "%s: cannot be reached (java.net.ConnectException): check the address and the network,"
                + " or import a file with --from",
            nobody);
    assertThat(names()).isEmpty();
  }

  @Test
  void anAddressMustBeOne() {
    for (String address : new String[] {"cifar.tar.gz", "file:///tmp/cifar.tar.gz", "ftp://a/b"}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> setup().download(URI.create(address), LONG, (bytes, total) -> {}))
          .withMessage(
              "--url: must be an address such as"
                  + " https://www.cs.toronto.edu/~kriz/cifar-10-binary.tar.gz, but is %s",
              address);
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> download(Duration.ZERO))
        .withMessage("--patience: seconds must be at least 1, but is 0");
    assertThat(data).doesNotExist();
  }

  @Test
  void aFileWithoutEndIsGivenUp() throws IOException {
    Download limited =
        new Download(server.uri(), data.resolve("file"), 60_000, LONG, (bytes, total) -> {});
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(limited::run)
        .withMessage("%s: must be at most 60000 bytes long, but is longer", server.uri());
    assertThat(names()).isEmpty();
  }

  @Test
  void aFailedDownloadLeavesTheImages() throws IOException {
    SmallSets.write(100, data.resolve(IMAGES));
    server.content = new byte[10];
    assertThatIllegalArgumentException().isThrownBy(() -> download(LONG));
    assertThat(BinaryBatches.read("cifar10", data.resolve(IMAGES)).digest())
        .isEqualTo(SmallSets.noise(100).digest());
    assertThat(names()).containsExactly(LOCK, IMAGES);
  }

  @Test
  void aDataFolderThatCannotBeWrittenIsNamed() throws IOException {
    Files.writeString(data, "in the way");
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> download(LONG))
        .withMessageStartingWith("%s: cannot be written (", data.resolve(PART));
  }

  private void breakAt(int offset) {
    server.breakAt = offset;
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> download(LONG))
        .withMessageMatching(
            "\\Q%s: the connection broke after %d of %d bytes (\\E.+\\Q); what came is in %s, and labs/lab data goes on from there\\E"
                .formatted(server.uri(), offset, archive.length, data.resolve(PART)));
    assertThat(data.resolve(PART)).hasBinaryContent(Arrays.copyOf(server.content, offset));
    assertThat(data.resolve(IMAGES)).doesNotExist();
    server.breakAt = Integer.MAX_VALUE;
  }

  private void keep(byte[] part) throws IOException {
    Files.createDirectories(data);
    Files.write(data.resolve(PART), part);
  }

  private String download(Duration patience) throws IOException {
    return setup()
        .download(
            server.uri(),
            patience,
            (bytes, total) -> {
              progress.add(bytes + "/" + total);
              if (bytes == server.breakAt) {
                server.arrived.release();
              }
            });
  }

  private Cifar10Setup setup() {
    return new Cifar10Setup(data, SmallSets.SIZES, md5(archive));
  }

  private void assertArrived() throws IOException {
    assertThat(BinaryBatches.read("cifar10", data.resolve(IMAGES)).digest())
        .isEqualTo(SmallSets.noise(1).digest());
    assertThat(names()).containsExactly(LOCK, IMAGES);
  }

  private void assertBreaks(Duration patience, String message) {
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> download(patience))
        .withMessage("%s", message);
  }

  private void assertRefused(String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> download(LONG))
        .withMessage("%s", message);
  }

  private static String md5(byte[] bytes) {
    return HexFormat.of().formatHex(Digests.of("MD5").digest(bytes));
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(data)) {
      return files.map(f -> f.getFileName().toString()).sorted().toList();
    }
  }
}
