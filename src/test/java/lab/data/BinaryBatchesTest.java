package lab.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import lab.base.AtomicFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BinaryBatchesTest {
  @TempDir Path temp;

  @Test
  void aRecordIsALabelAndThenThePixels() throws IOException {
    byte[] batch = new byte[2 * 3073];
    batch[0] = 1;
    batch[1] = 11; // red, top left
    batch[1 + 1024] = 22; // green
    batch[1 + 2048 + 1023] = 33; // blue, bottom right
    batch[3073 + 1] = (byte) 255;
    Files.write(temp.resolve("data_batch_1.bin"), batch);
    Files.write(temp.resolve("test_batch.bin"), new byte[3073]);
    Files.writeString(temp.resolve("batches.meta.txt"), "cat\r\ndog\n\n");

    ImageSet set = BinaryBatches.read("pets", temp);

    assertThat(set.name()).isEqualTo("pets");
    assertThat(set.classes()).containsExactly("cat", "dog");
    assertThat(set.train().labels()).containsExactly(1, 0);
    byte[] expected = new byte[2 * 3072];
    expected[0] = 11;
    expected[1024] = 22;
    expected[3071] = 33;
    expected[3072] = (byte) 255;
    assertThat(set.train().pixels()).containsExactly(expected);
    assertThat(set.test().n()).isEqualTo(1);
  }

  @Test
  void theDigestIsTheSha256OfTheRecords() {
    // head -c 6146 /dev/zero | sha256sum
    Images black = new Images(new byte[Images.D], new byte[1]);
    assertThat(BinaryBatches.digest(black, black))
        .isEqualTo("20860c463a612dc7476a22f99e24820a687b7359bb471c8d84a2fd1ed4cfc28b");
  }

  @Test
  void whatIsWrittenIsReadAgain() {
    ImageSet set = SmallSets.noise(1);
    for (int batches : new int[] {1, 3, 20}) {
      Path folder = temp.resolve("set" + batches);
      BinaryBatches.write(set, batches, folder);

      ImageSet again = BinaryBatches.read("cifar10", folder);

      assertThat(again.train().pixels()).containsExactly(set.train().pixels());
      assertThat(again.train().labels()).containsExactly(set.train().labels());
      assertThat(again.test().pixels()).containsExactly(set.test().pixels());
      assertThat(again.test().labels()).containsExactly(set.test().labels());
      assertThat(again.classes()).isEqualTo(set.classes());
      assertThat(again.digest()).isEqualTo(set.digest());
    }
    assertThat(SmallSets.noise(2).digest()).isNotEqualTo(set.digest());
  }

  @Test
  void writingReplacesTheWholeFolder() throws IOException {
    Path folder = temp.resolve("set");
    BinaryBatches.write(SmallSets.noise(1), 5, folder);
    BinaryBatches.write(SmallSets.noise(2), 2, folder);
    assertThat(names(folder))
        .containsExactly(
            "batches.meta.txt", "data_batch_1.bin", "data_batch_2.bin", "test_batch.bin");
    assertThat(BinaryBatches.read("cifar10", folder).digest())
        .isEqualTo(SmallSets.noise(2).digest());
    assertThat(names(temp)).containsExactly(".set.lock", "set");
  }

  @Test
  void batchesMustBeAsManyAsImagesAtMost() {
    for (int batches : new int[] {0, 21}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> BinaryBatches.write(SmallSets.noise(1), batches, temp.resolve("set")))
          .withMessage(
              "%s: trainBatches must be 1 … 20, the training images of cifar10, but is %d",
              temp.resolve("set"), batches);
    }
    assertThat(temp).isEmptyDirectory();
  }

  @Test
  void aFailedFillLeavesTheOldFolder() throws IOException {
    Path folder = SmallSets.write(1, temp.resolve("set"));
    assertThatThrownBy(
            () ->
                AtomicFolder.replace(
                    folder,
                    empty -> {
                      Files.writeString(empty.resolve("half"), "written");
                      throw new IOException("disk full");
                    }))
        .hasMessage("disk full");
    assertThat(BinaryBatches.read("cifar10", folder).digest())
        .isEqualTo(SmallSets.noise(1).digest());
    assertThat(names(temp)).containsExactly(".set.lock", "set");
  }

  @Test
  void whatAKilledProcessSetAsideComesBack() throws IOException {
    Path folder = SmallSets.write(1, temp.resolve("set"));
    Files.move(folder, temp.resolve(".set.old"));
    Files.createDirectory(temp.resolve(".set.new"));
    Files.writeString(temp.resolve(".set.new/half"), "written");
    assertThatThrownBy(
            () ->
                AtomicFolder.replace(
                    folder,
                    empty -> {
                      throw new IOException("again");
                    }))
        .hasMessage("again");
    assertThat(names(folder)).contains("data_batch_1.bin");
    assertThat(names(temp)).containsExactly(".set.lock", "set");
  }

  @Test
  void aLinkIsReplacedAndItsTargetKept() throws IOException {
    Path elsewhere = SmallSets.write(1, temp.resolve("elsewhere"));
    Path folder = Files.createSymbolicLink(temp.resolve("set"), elsewhere);
    SmallSets.write(2, folder);
    assertThat(BinaryBatches.read("cifar10", folder).digest())
        .isEqualTo(SmallSets.noise(2).digest());
    assertThat(BinaryBatches.read("cifar10", elsewhere).digest())
        .isEqualTo(SmallSets.noise(1).digest());
  }

  @Test
  void aFolderThatCannotBeWrittenIsNamed() throws IOException {
    Path file = Files.writeString(temp.resolve("file"), "in the way");
    assertThatThrownBy(() -> SmallSets.write(1, file.resolve("set")))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageStartingWith("%s: cannot be written: ", file.resolve("set"));
  }

  @Test
  void missingFilesAreNamed() throws IOException {
    for (String missing : List.of("batches.meta.txt", "data_batch_1.bin", "test_batch.bin")) {
      Path folder = SmallSets.write(1, temp.resolve("set"));
      Files.delete(folder.resolve(missing));
      assertFails(
          folder,
          "%s: %s is missing; expected batches.meta.txt, data_batch_1.bin, … and test_batch.bin"
              .formatted(folder, missing));
    }
    assertFails(
        temp.resolve("nowhere"),
        "%s: batches.meta.txt is missing; expected batches.meta.txt, data_batch_1.bin, … and test_batch.bin"
            .formatted(temp.resolve("nowhere")));
  }

  @Test
  void aCutRecordIsNamedWithItsOffset() throws IOException {
    Path folder = SmallSets.write(1, temp.resolve("set"));
    Path file = folder.resolve("data_batch_2.bin");
    Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 9 * 3073 + 12));
    assertFails(
        folder,
        "%s: the record at offset 27657 must be 3073 bytes long (a label and 3072 pixels), but is 12"
            .formatted(file));
    Files.write(file, new byte[0]);
    assertFails(
        folder,
        "%s: the record at offset 0 must be 3073 bytes long (a label and 3072 pixels), but is 0"
            .formatted(file));
  }

  @Test
  void aLabelThatIsNoClassIsNamedWithItsOffset() throws IOException {
    for (int label : new int[] {10, 255}) {
      Path folder = SmallSets.write(1, temp.resolve("set"));
      Path file = folder.resolve("test_batch.bin");
      byte[] bytes = Files.readAllBytes(file);
      bytes[3 * 3073] = (byte) label;
      Files.write(file, bytes);
      assertFails(
          folder, "%s: the label at offset 9219 must be 0 … 9, but is %d".formatted(file, label));
    }
  }

  @Test
  void thereMustBeClasses() throws IOException {
    Path folder = SmallSets.write(1, temp.resolve("set"));
    Path file = folder.resolve("batches.meta.txt");
    Files.writeString(file, "\n \n");
    assertFails(folder, "%s: must name 1 … 128 classes, one a line, but names 0".formatted(file));
    Files.writeString(file, "class\n".repeat(129));
    assertFails(folder, "%s: must name 1 … 128 classes, one a line, but names 129".formatted(file));
  }

  private static void assertFails(Path folder, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BinaryBatches.read("cifar10", folder))
        .withMessage("%s", message);
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(f -> f.getFileName().toString()).sorted().toList();
    }
  }
}
