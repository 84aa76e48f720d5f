package lab.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import lab.FeatureScaling;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reference.Standardise;

/** Images that stay in their files are what they would be in an array. */
class MappedImagesTest {
  @TempDir Path temp;

  private final ImageSet inArrays = SmallSets.noise(1);

  private ImageSet inFiles() {
    return BinaryBatches.read("cifar10", SmallSets.write(1, temp.resolve("set")));
  }

  @Test
  void partsAndPixelsAcrossFiles() {
    Images mapped = inFiles().train();
    Images array = inArrays.train();
    assertThat(mapped.slice(7, 13).pixels()).containsExactly(array.slice(7, 13).pixels());
    assertThat(mapped.view(7, 13).pixels()).containsExactly(array.slice(7, 13).pixels());
    for (int j : new int[] {0, 9, 10, 19}) {
      assertThat(mapped.brightness(j, 3071)).isEqualTo(array.brightness(j, 3071));
    }
  }

  @Test
  void standardisedTheyAreTheSameNumbersAndHaveTheSameDigest() {
    Data files = inFiles().split(15, 5).standardised(new Standardise());
    Data arrays = inArrays.split(15, 5).standardised(new Standardise());
    assertThat(files.digest()).isEqualTo(arrays.digest());
    assertThat(files.digestOfNumbers()).isEqualTo(arrays.digestOfNumbers());
    assertThat(files.train().X().data().asFloat())
        .containsExactly(arrays.train().X().data().asFloat());
    assertThat(files.validation().X(new int[] {4, 0}).data().asFloat())
        .containsExactly(arrays.validation().X(new int[] {4, 0}).data().asFloat());
    assertThat(files.lookAtTest().X().data().asFloat())
        .containsExactly(arrays.lookAtTest().X().data().asFloat());
  }

  /** The digest would be that of others. */
  @Test
  void filesThatWereWrittenToAreNotTrainedOn() throws IOException {
    Path folder = SmallSets.write(1, temp.resolve("set"));
    Data data = BinaryBatches.read("tiny", folder).split(15, 5).standardised(FeatureScaling.NONE);
    assertThatCode(data::requireUnchanged).doesNotThrowAnyException();

    Path batch = folder.resolve("data_batch_2.bin");
    FileTime before = Files.getLastModifiedTime(batch);
    Files.setLastModifiedTime(batch, FileTime.fromMillis(before.toMillis() + 1000));

    assertThatThrownBy(data::requireUnchanged)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "tiny: bytes of its images, or their files, were changed in place after these data were made, so that they are no longer what their digest says; change a copy, such as pixels.clone(), and make new data of it");
  }

  /** Nothing of it is read for that: all but the first bytes is a hole in the file. */
  @Test
  void aFileThatCannotBeMappedAtOnce() throws IOException {
    Path folder = SmallSets.write(1, temp.resolve("set"));
    Path batch = folder.resolve("data_batch_2.bin");
    try (RandomAccessFile file = new RandomAccessFile(batch.toFile(), "rw")) {
      file.setLength(698_824L * BinaryBatches.RECORD);
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BinaryBatches.read("large", folder))
        .withMessage(batch + ": records of a file must be at most 698823, but is 698824");
  }

  @Test
  void aSetOfOnesOwn() {
    Path folder = SmallSets.write(1, temp.resolve("set"));
    ImageSet opened = ImageSet.open("mine", folder);
    assertThat(opened).hasToString("mine: 20 training and 10 test images of 10 classes");
    assertThat(opened.digest()).isEqualTo(inArrays.digest());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ImageSet.open("mine", null))
        .withMessage("mine: the folder of its files must be given, but is null");
  }

  @Test
  void filesThatAreGone() throws IOException {
    Path folder = SmallSets.write(1, temp.resolve("set"));
    Split split = BinaryBatches.read("tiny", folder).split(15, 5);
    Files.delete(folder.resolve("test_batch.bin"));
    assertThatThrownBy(() -> split.standardised(new Standardise()))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageStartingWith("images: their files cannot be read: ")
        .hasMessageContaining("test_batch.bin");
  }
}
