package lab.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import reference.Standardise;

/** What is trained on and measured on tells sets from one another, wherever they come from. */
class ContentsTest {
  private static final ImageSet SET = SmallSets.noise(1);

  private static String digest(Images train, Images validation, Images test) {
    return new Split(SET, train, validation, test).standardised(new Standardise()).digest();
  }

  @Test
  void foldsOfOneSetAreNotTheSame() {
    Images train = SET.train();
    Stream<String> folds =
        Stream.of(
            digest(train.slice(0, 10), train.slice(10, 20), SET.test()),
            digest(train.slice(10, 20), train.slice(0, 10), SET.test()),
            digest(train.slice(0, 10), train.slice(10, 15), SET.test()),
            digest(train.slice(0, 15), train.slice(15, 20), SET.test()),
            digest(train.slice(0, 10), train.slice(10, 20), SmallSets.noise(10, 9)));
    assertThat(folds).doesNotHaveDuplicates();
    assertThat(digest(train.slice(0, 10), train.slice(10, 20), SET.test()))
        .isEqualTo(SET.split(10, 10).standardised(new Standardise()).digest());
  }

  @Test
  void labelsAndPixelsChangedByHandAreSeen() {
    String before = SET.split(10, 10).standardised(new Standardise()).digest();
    byte[] labels = SET.train().labels().clone();
    labels[3] = (byte) (labels[3] + 1);
    byte[] pixels = SET.train().pixels().clone();
    pixels[pixels.length / 4] ^= 1;
    Images otherLabels = new Images(SET.train().pixels(), labels);
    Images otherPixels = new Images(pixels, SET.train().labels());
    Images validation = SET.train().slice(10, 20);
    assertThat(digest(otherLabels.slice(0, 10), validation, SET.test())).isNotEqualTo(before);
    assertThat(digest(otherPixels.slice(0, 10), validation, SET.test())).isNotEqualTo(before);

    Data data = SET.split(10, 10).standardised(new Standardise());
    data.train().labels()[3]++;
    assertThat(data.digest()).isNotEqualTo(before);
  }

  /** Sets of more than one piece, and one byte or number changed in each of them. */
  @Test
  void everyPieceOfALargeSetCounts() {
    Images large = SmallSets.noise(700, 3); // 2,150,400 bytes
    String before = Contents.ofBytes(List.of(large));
    assertThat(Contents.ofBytes(List.of(SmallSets.noise(700, 3)))).isEqualTo(before);
    for (int at : new int[] {0, 1 << 20, (1 << 21) + 1, large.pixels().length - 1}) {
      large.pixels()[at] ^= 1;
      assertThat(Contents.ofBytes(List.of(large))).as("byte %d", at).isNotEqualTo(before);
      large.pixels()[at] ^= 1;
    }

    float[][] inputs = new float[200][3000]; // 2,400,000 bytes
    int[] labels = new int[200];
    String numbers = Contents.ofNumbers(List.of(Examples.of(inputs, labels, 2)));
    for (int j : IntStream.of(0, 87, 88, 199).toArray()) {
      inputs[j][2999] = 1;
      assertThat(Contents.ofNumbers(List.of(Examples.of(inputs, labels, 2))))
          .as("example %d", j)
          .isNotEqualTo(numbers);
      inputs[j][2999] = 0;
    }
  }

  @Test
  void whatImagesLookLikeCounts() {
    Examples one = Examples.of(new float[][] {{1, 2, 3, 4}}, new int[] {0}, 2);
    Data data = Data.of("own", List.of("a", "b"), one, one, one);
    assertThat(data.shape()).isEqualTo(Optional.empty());
    assertThat(data.shaped(new ImageShape(1, 2)).digest())
        .isNotEqualTo(data.digest())
        .isNotEqualTo(data.shaped(new ImageShape(4, 1)).digest());
  }
}
