package lab.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class PublishedRecordsTest {
  private static final Images IMAGES = SmallSets.noise(20, 1);
  private static final PublishedRecords PUBLISHED = PublishedRecords.of(IMAGES);

  @Test
  void theSameRecordsInAnotherOrderAreTheSame() {
    assertThat(PUBLISHED.differing(IMAGES)).isZero();
    assertThat(PUBLISHED.differing(changed(images -> SmallSets.exchange(images, 3, images, 17))))
        .isZero();
  }

  @Test
  void aBitOfAPixelIsOneRecord() {
    assertThat(PUBLISHED.differing(changed(images -> images.pixels()[5 * Images.D + 1500] ^= 1)))
        .isOne();
  }

  @Test
  void aLabelIsPartOfItsRecord() {
    Images exchanged =
        changed(
            images -> {
              images.labels()[0] = IMAGES.labels()[1];
              images.labels()[1] = IMAGES.labels()[0];
            });
    assertThat(PUBLISHED.differing(exchanged)).isEqualTo(2);
  }

  @Test
  void aRecordThatIsThereTwiceCountsOnce() {
    Images twice =
        changed(
            images -> {
              System.arraycopy(IMAGES.pixels(), 0, images.pixels(), 10 * Images.D, Images.D);
              images.labels()[10] = IMAGES.labels()[0];
            });
    assertThat(PUBLISHED.differing(twice)).isOne();
  }

  @Test
  void whatIsMissingIsNoticedToo() {
    assertThat(PUBLISHED.differing(IMAGES.slice(0, 19))).isOne();
    assertThat(PUBLISHED.differing(SmallSets.noise(30, 2))).isEqualTo(30);
  }

  @Test
  void whatIsWrittenIsReadAgain() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PUBLISHED.write(bytes);
    assertThat(bytes.size()).isEqualTo(20 * PublishedRecords.HEAD);
    PublishedRecords read =
        PublishedRecords.read(
            PUBLISHED.digest(), new ByteArrayInputStream(bytes.toByteArray()), 20);
    assertThat(read).usingRecursiveComparison().isEqualTo(PUBLISHED);
  }

  private static Images changed(Consumer<Images> change) {
    Images copy = IMAGES.slice(0, IMAGES.n());
    change.accept(copy);
    return copy;
  }
}
