package lab.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShapesTest {
  private static final ImageSet DRAWN = Shapes.draw(Shapes.SEED);

  @TempDir private Path data;

  @Test
  void theSameImagesToTheBitOnEveryMachine() {
    assertThat(DRAWN.digest())
        .isEqualTo("72f656636d500fc33b7412d457c3851366de169b95ab123803a06fd1adee7b3f")
        .isEqualTo(Shapes.DIGEST);
  }

  @Test
  void anotherSeedGivesOtherImages() {
    ImageSet other = Shapes.draw(Shapes.SEED + 1);
    for (int i = 0; i < 100; i++) {
      assertThat(image(other.train(), i)).isNotEqualTo(image(DRAWN.train(), i));
    }
  }

  @Test
  void noImageTwice() {
    Set<Integer> hashes = new HashSet<>();
    for (Images images : List.of(DRAWN.train(), DRAWN.test())) {
      for (int i = 0; i < images.n(); i++) {
        hashes.add(Arrays.hashCode(image(images, i)));
      }
    }
    assertThat(hashes).hasSize(12_000);
  }

  @Test
  void equallyManyOfEachClassInEveryPart() {
    assertThat(counts(DRAWN.train())).containsOnly(1_000).hasSize(10);
    assertThat(counts(DRAWN.test())).containsOnly(200).hasSize(10);
    Split split = DRAWN.split(9_000, 1_000);
    assertThat(counts(split.train())).containsOnly(900);
    assertThat(counts(split.validation())).containsOnly(100);
  }

  @Test
  void areShownInAFewWords() {
    assertThat(DRAWN).hasToString("shapes: 10,000 training and 2,000 test images of 10 classes");
    assertThat(DRAWN.train()).hasToString("10,000 images");
  }

  @Test
  void tenNames() {
    assertThat(DRAWN.name()).isEqualTo("shapes");
    assertThat(DRAWN.classes())
        .containsExactly(
            "circle",
            "square",
            "triangle",
            "star",
            "cross",
            "ring",
            "moon",
            "heart",
            "arrow",
            "fish");
  }

  @Test
  void figuresLieWithinTheUnitCircleAndFillAFairPartOfIt() {
    int fine = 100;
    for (ShapeClass figure : ShapeClass.values()) {
      int covered = 0;
      double reach = 0;
      for (int i = 0; i < 3 * fine * 3 * fine; i++) {
        double x = (i % (3 * fine) + 0.5) / fine - 1.5;
        double y = (i / (3 * fine) + 0.5) / fine - 1.5;
        if (figure.covers(x, y)) {
          covered++;
          reach = Math.max(reach, x * x + y * y);
        }
      }
      assertThat(reach).as("%s's reach, squared", figure).isBetween(0.6, 1.01);
      assertThat(covered / (double) (fine * fine)).as("%s's area", figure).isBetween(0.8, 2.3);
    }
  }

  /** Noise evens out over a class: what is left in the middle is the figure on its ground. */
  @Test
  void aRingIsHollowAndACircleIsNot() {
    assertThat(contrastOfTheMiddle(0)).isGreaterThan(35);
    assertThat(contrastOfTheMiddle(5)).isLessThan(15);
  }

  @Test
  void storedAndReadBackTheSame() throws IOException {
    Path folder = data.resolve("data/shapes-bin");
    assertSame(Shapes.load(folder), DRAWN);
    assertThat(folder.resolve("data_batch_5.bin")).hasSize(2_000L * BinaryBatches.RECORD);
    assertSame(BinaryBatches.read("shapes", folder), DRAWN);

    var written = Files.getLastModifiedTime(folder.resolve("test_batch.bin"));
    assertSame(Shapes.load(folder), DRAWN);
    assertThat(Files.getLastModifiedTime(folder.resolve("test_batch.bin")))
        .as("read, not drawn anew")
        .isEqualTo(written);
  }

  @Test
  void aDamagedFolderIsDrawnAnew() throws IOException {
    Shapes.load(data);
    Path batch = data.resolve("data_batch_3.bin");
    byte[] sound = Files.readAllBytes(batch);

    byte[] flipped = sound.clone();
    flipped[4_711] ^= 1;
    for (byte[] damaged : new byte[][] {flipped, Arrays.copyOf(sound, 100)}) {
      Files.write(batch, damaged);
      assertSame(Shapes.load(data), DRAWN);
      assertThat(batch).hasBinaryContent(sound);
    }
    Files.delete(batch);
    assertSame(Shapes.load(data), DRAWN);
    assertThat(batch).hasBinaryContent(sound);
  }

  @Test
  void aFolderOfOtherImagesIsDrawnAnew() throws IOException {
    BinaryBatches.write(Shapes.draw(7), 5, data);
    assertSame(Shapes.load(data), DRAWN);
    assertSame(BinaryBatches.read("shapes", data), DRAWN);

    Files.writeString(data.resolve("batches.meta.txt"), "a\nb\nc\nd\ne\nf\ng\nh\ni\nj\n");
    assertSame(Shapes.load(data), DRAWN);
    assertThat(BinaryBatches.read("shapes", data).classes()).isEqualTo(DRAWN.classes());
  }

  @Test
  void drawnInMemoryWhereNothingCanBeWritten() throws IOException {
    Path file = Files.writeString(data.resolve("data"), "a file where a folder should be");
    assertThatCode(() -> assertSame(Shapes.load(file.resolve("shapes-bin")), DRAWN))
        .doesNotThrowAnyException();
    assertThat(file).hasContent("a file where a folder should be");
  }

  private static void assertSame(ImageSet actual, ImageSet expected) {
    assertThat(actual.digest()).isEqualTo(expected.digest());
    assertThat(actual.classes()).isEqualTo(expected.classes());
    assertThat(Arrays.equals(actual.train().pixels(), expected.train().pixels())).isTrue();
    assertThat(Arrays.equals(actual.train().labels(), expected.train().labels())).isTrue();
    assertThat(Arrays.equals(actual.test().pixels(), expected.test().pixels())).isTrue();
    assertThat(Arrays.equals(actual.test().labels(), expected.test().labels())).isTrue();
  }

  private static byte[] image(Images images, int i) {
    return Arrays.copyOfRange(images.pixels(), i * Images.D, (i + 1) * Images.D);
  }

  private static int[] counts(Images images) {
    int[] counts = new int[10];
    for (byte label : images.labels()) {
      counts[label]++;
    }
    return counts;
  }

  /** Mean |middle − corners| over a class's training images, in brightness. */
  private static double contrastOfTheMiddle(int label) {
    double sum = 0;
    for (int i = label; i < Shapes.TRAIN; i += 10) {
      byte[] image = image(DRAWN.train(), i);
      sum += Math.abs(mean(image, 13, 13) - (mean(image, 0, 0) + mean(image, 26, 26)) / 2);
    }
    return sum / (Shapes.TRAIN / 10);
  }

  /** Mean of the 6×6 pixels from (row, column) on, over all channels. */
  private static double mean(byte[] image, int row, int column) {
    double sum = 0;
    for (int i = 0; i < 3 * 36; i++) {
      sum += image[(i / 36 * 32 + row + i % 36 / 6) * 32 + column + i % 6] & 0xFF;
    }
    return sum / (3 * 36);
  }
}
