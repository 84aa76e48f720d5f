package lab.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import lab.base.Digests;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever is imported: it is all right and there, or a sentence says why not and nothing changed.
 */
class Cifar10ImportTest {
  @TempDir Path temp;
  private Path data;
  private Path images;
  private Path source;
  private Path archive;

  /** What was there before, and what shall be imported. */
  @BeforeEach
  void prepare() {
    data = temp.resolve("data");
    images = SmallSets.write(100, data.resolve("cifar-10-batches-bin"));
    source = SmallSets.write(1, temp.resolve("source"));
    archive = temp.resolve("cifar.tar.gz");
  }

  @Test
  void theOfficialArchiveNeedsNoNote() throws IOException {
    byte[] bytes = TarBuilder.official(source).tarGz();
    Files.write(archive, bytes);
    assertThat(setup(md5(bytes)).importFrom(archive)).isEqualTo(sentence());
    assertThat(images.resolve("readme.html")).doesNotExist();
    assertImported();
  }

  @Test
  void anotherArchiveWithRightRecordsIsAcceptedWithANote() throws IOException {
    byte[] bytes = TarBuilder.official(source).tarGz();
    Files.write(archive, bytes);
    assertThat(setup("0123").importFrom(archive))
        .isEqualTo(
            "%s%nNote: %s is not the archive at CIFAR-10's home (its MD5 is %s, not 0123).",
            sentence(), archive, md5(bytes));
    assertImported();
  }

  @Test
  void plainTarWithOrWithoutTheFolderWillDo() throws IOException {
    TarBuilder flat = new TarBuilder().directory("./");
    for (String name : names(source)) {
      flat.file("./" + name, Files.readAllBytes(source.resolve(name)));
    }
    Files.write(archive, flat.tar());
    setup("0123").importFrom(archive);
    assertImported();
  }

  @Test
  void aFolderOrTheOneAboveItWillDo() throws IOException {
    assertThat(setup("0123").importFrom(source)).isEqualTo(sentence());
    assertImported();

    Path above = Files.createDirectory(temp.resolve("above"));
    SmallSets.write(1, above.resolve("cifar-10-batches-bin"));
    SmallSets.write(100, images);
    assertThat(setup("0123").importFrom(above)).isEqualTo(sentence());
    assertImported();
    assertThat(setup("0123").importFrom(images)).isEqualTo(sentence());
    assertImported();
  }

  @Test
  void theDataFolderNeedNotExist() throws IOException {
    Cifar10Setup fresh = new Cifar10Setup(temp.resolve("a/b"), SmallSets.SIZES, "0123");
    fresh.importFrom(source);
    assertThat(fresh.verify().sentence()).contains(SmallSets.noise(1).digest());
  }

  @Test
  void thereMustBeSomething() throws IOException {
    assertRefused(
        "%s: there is no such file or folder; name an archive (tar.gz or tar), or a folder of the batches");
  }

  @Test
  void noEntryLeavesTheFolder() throws IOException {
    for (String name :
        List.of(
            "../evil",
            "/etc/evil",
            "cifar-10-batches-bin/../../evil",
            "cifar-10-batches-bin/x",
            "cifar-10-batches-py/data_batch_1",
            "..\\evil",
            "../data_batch_1.bin")) {
      Files.write(archive, TarBuilder.official(source).file(name, new byte[1]).tarGz());
      assertRefused(unexpected(name));
    }
    Files.write(archive, new TarBuilder().directory("elsewhere/").tarGz());
    assertRefused(unexpected("elsewhere/"));
    assertThat(names(temp)).containsExactly(".source.lock", "cifar.tar.gz", "data", "source");
  }

  @Test
  void aNameCannotCommandTheTerminal() throws IOException {
    String name = "\u001b[2Jx".repeat(30);
    Files.write(archive, new TarBuilder().file(name, new byte[1]).tarGz());
    assertRefused(unexpected("?[2Jx".repeat(20) + "…"));
  }

  @Test
  void noEntryIsALink() throws IOException {
    for (byte type :
        new byte[] {TarConstants.LF_SYMLINK, TarConstants.LF_LINK, TarConstants.LF_FIFO}) {
      String name = "cifar-10-batches-bin/data_batch_1.bin";
      Files.write(archive, new TarBuilder().link(name, type, "/etc/passwd").tarGz());
      assertRefused(
          "%s: the entry " + name + " must be a plain file, but is a link or something else");
    }
  }

  @Test
  void everyEntryHasItsLength() throws IOException {
    Files.write(archive, new TarBuilder().file("test_batch.bin", new byte[30729]).tarGz());
    assertRefused("%s: the entry test_batch.bin must be 30730 bytes long, but is 30729");
    Files.write(archive, new TarBuilder().file("batches.meta.txt", new byte[65537]).tarGz());
    assertRefused("%s: the entry batches.meta.txt must be at most 65536 bytes long, but is 65537");
  }

  @Test
  void noEntryComesTwice() throws IOException {
    byte[] meta = "cat".getBytes();
    Files.write(
        archive,
        new TarBuilder().file("batches.meta.txt", meta).file("./batches.meta.txt", meta).tarGz());
    assertRefused("%s: holds batches.meta.txt twice");
  }

  @Test
  void aMissingBatchIsNamed() throws IOException {
    for (String missing : List.of("data_batch_2.bin", "test_batch.bin")) {
      SmallSets.write(1, source);
      Files.delete(source.resolve(missing));
      Files.write(archive, TarBuilder.official(source).tarGz());
      assertRefused("%s/" + missing + " is missing");
      assertRefused(source, source.resolve(missing) + " is missing");
    }
    SmallSets.write(1, source);
    Files.delete(source.resolve("batches.meta.txt"));
    Files.write(archive, TarBuilder.official(source).tarGz());
    String message =
        "%s: batches.meta.txt is missing; expected batches.meta.txt, data_batch_1.bin, … and"
            + " test_batch.bin";
    assertRefused(message);
    assertRefused(source, message.formatted(source));
  }

  @Test
  void aShortBatchInAFolderIsNamed() throws IOException {
    Path file = source.resolve("data_batch_2.bin");
    Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 12345));
    assertRefused(
        source,
        file
            + ": must hold 10 records of 3073 bytes and end at offset 30730, but ends at offset"
            + " 12345");
  }

  @Test
  void aLabelThatIsNoClassIsNamed() throws IOException {
    patch("data_batch_2.bin", 4 * 3073, 10);
    String message = "%s/data_batch_2.bin: the label at offset 12292 must be 0 … 9, but is 10";
    Files.write(archive, TarBuilder.official(source).tarGz());
    assertRefused(message);
    assertRefused(source, message.formatted(source));
  }

  @Test
  void classesComeEquallyOften() throws IOException {
    patch("data_batch_1.bin", 0, 3);
    Files.write(archive, TarBuilder.official(source).tarGz());
    assertRefused("%s: must hold 2 training images of class 0 (airplane), but holds 1");
    SmallSets.write(1, source);
    patch("test_batch.bin", 0, 3);
    assertRefused(source, source + ": must hold 1 test images of class 0 (airplane), but holds 0");
  }

  @Test
  void theClassesAreCifars() throws IOException {
    Files.writeString(source.resolve("batches.meta.txt"), "cat\n".repeat(10));
    assertRefused(
        source,
        source.resolve("batches.meta.txt")
            + ": must name [airplane, automobile, bird, cat, deer, dog, frog, horse, ship, truck],"
            + " but names [cat, cat, cat, cat, cat, cat, cat, cat, cat, cat]");
  }

  @Test
  void aCutArchiveIsRefusedWhereverItIsCut() throws IOException {
    byte[] whole = TarBuilder.official(source).tarGz();
    for (int length :
        new int[] {2, 9, 5000, whole.length - 20_000, whole.length - 9, whole.length - 1}) {
      Files.write(archive, Arrays.copyOf(whole, length));
      assertDamaged(length, length);
    }
  }

  @Test
  void aCutPlainTarIsRefused() throws IOException {
    Files.write(archive, Arrays.copyOf(TarBuilder.official(source).tar(), 40_000));
    assertDamaged(40_000, 40_000);
  }

  @Test
  void anEmptyFileHoldsNoBatches() throws IOException {
    Files.write(archive, new byte[0]);
    assertRefused("%s/data_batch_1.bin is missing");
  }

  @Test
  void aBitThatFlippedIsNoticed() throws IOException {
    byte[] whole = TarBuilder.official(source).tarGz();
    for (int offset : new int[] {3, 20_000, whole.length - 6}) {
      byte[] flipped = whole.clone();
      flipped[offset] ^= (byte) 0x80;
      Files.write(archive, flipped);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> setup("0123").importFrom(archive))
          .withMessageStartingWith(
              "%s: must be a whole tar or tar.gz archive, but is damaged or cut before offset ",
              archive);
      assertUntouched();
    }
  }

  @Test
  void aPageIsNoArchive() throws IOException {
    Files.writeString(archive, "<html>log in first</html>".repeat(100));
    assertRefused(
        "%s: must be a tar.gz or tar archive of CIFAR-10's binary version, but is neither of the two");
  }

  @Test
  void fewBytesCannotUnpackToMany() throws IOException {
    byte[] tar = TarBuilder.official(source).tar();
    Files.write(archive, TarBuilder.gzip(Arrays.copyOf(tar, tar.length + (2 << 20))));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> setup("0123").importFrom(archive))
        .withMessageStartingWith("%s: must be a whole tar", archive)
        .withMessageEndingWith("(more than 1140766 bytes unpacked)");
    assertUntouched();
  }

  @Test
  void aDataFolderThatCannotBeWrittenIsNamed() throws IOException {
    Path file = Files.writeString(temp.resolve("file"), "in the way");
    Cifar10Setup setup = new Cifar10Setup(file, SmallSets.SIZES, "0123");
    assertThatThrownBy(() -> setup.importFrom(source))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(
            "%s: %s cannot be brought there (", file.resolve("cifar-10-batches-bin"), source);
    assertThat(file).hasContent("in the way");
  }

  @Test
  void verifyingSaysWhatIsThere() throws IOException {
    setup("0123").importFrom(source);
    assertThat(setup("0123").verify()).hasToString(sentence());
    Path file = images.resolve("test_batch.bin");
    Files.write(file, new byte[3073]);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> setup("0123").verify())
        .withMessage(
            "%s: must hold 10 records of 3073 bytes and end at offset 30730, but ends at offset"
                + " 3073",
            file);
    Path nothing = temp.resolve("nothing");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Cifar10Setup(nothing, SmallSets.SIZES, "0123").verify())
        .withMessage(
            "CIFAR-10 is not here, there is no folder %s/cifar-10-batches-bin: run labs/lab data to"
                + " fetch it",
            nothing);
  }

  private Cifar10Setup setup(String md5) {
    return new Cifar10Setup(data, SmallSets.SIZES, md5);
  }

  private String sentence() {
    return "%s: CIFAR-10, 20 training and 10 test images, 2 and 1 of each of 10 classes; SHA-256 %s%nnot CIFAR-10 as published: 30 records differ; results do not compare with those on CIFAR-10"
        .formatted(images, SmallSets.noise(1).digest());
  }

  private static String unexpected(String name) {
    return "%s: the entry "
        + name
        + " is not of CIFAR-10's binary version; expected cifar-10-batches-bin/ with"
        + " batches.meta.txt, data_batch_1.bin, data_batch_2.bin, test_batch.bin and readme.html";
  }

  private void patch(String name, int offset, int value) throws IOException {
    Path file = source.resolve(name);
    byte[] bytes = Files.readAllBytes(file);
    bytes[offset] = (byte) value;
    Files.write(file, bytes);
  }

  private void assertImported() throws IOException {
    assertThat(BinaryBatches.read("cifar10", images).digest())
        .isEqualTo(SmallSets.noise(1).digest());
    assertThat(names(images))
        .containsExactly(
            "batches.meta.txt", "data_batch_1.bin", "data_batch_2.bin", "test_batch.bin");
    assertThat(names(data)).containsExactly(".cifar-10-batches-bin.lock", "cifar-10-batches-bin");
  }

  /**
   * @param message with {@code %s} for the archive's name
   */
  private void assertRefused(String message) throws IOException {
    assertRefused(archive, message.replace("%s", archive.toString()));
  }

  private void assertRefused(Path from, String message) throws IOException {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> setup("0123").importFrom(from))
        .withMessage("%s", message);
    assertUntouched();
  }

  private void assertDamaged(int offset, int length) throws IOException {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> setup("0123").importFrom(archive))
        .withMessageMatching(
            "\\Q%s: must be a whole tar or tar.gz archive, but is damaged or cut before offset %d of %d\\E \\((?!null).+\\)"
                .formatted(archive, offset, length));
    assertUntouched();
  }

  private void assertUntouched() throws IOException {
    assertThat(BinaryBatches.read("cifar10", images).digest())
        .isEqualTo(SmallSets.noise(100).digest());
    assertThat(names(data)).containsExactly(".cifar-10-batches-bin.lock", "cifar-10-batches-bin");
  }

  private static String md5(byte[] bytes) {
    return HexFormat.of().formatHex(Digests.of("MD5").digest(bytes));
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(f -> f.getFileName().toString()).sorted().toList();
    }
  }
}
