package reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import lab.Augmentation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Flip and Shift. */
class AugmentationTest {
  @Test
  void theExampleOfFlip() {
    float[] image = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};
    new Flip(1).apply(image, 2, new SplittableRandom(1));
    assertThat(image).containsExactly(2, 1, 4, 3, 6, 5, 8, 7, 10, 9, 12, 11);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 32})
  void flippingMirrorsEachRowAndTwiceChangesNothing(int side) {
    float[] image = numbered(side);
    float[] before = image.clone();
    new Flip(1).apply(image, side, new SplittableRandom(1));
    for (int i = 0; i < image.length; i++) {
      int column = i % side;
      assertThat(image[i]).isEqualTo(before[i - column + side - 1 - column]);
    }
    new Flip(1).apply(image, side, new SplittableRandom(2));
    assertThat(image).containsExactly(before);
  }

  @ParameterizedTest
  @CsvSource({"0, 0, 0", "0.5, 900, 1100", "1, 2000, 2000"})
  void aFractionPOfTheImagesIsFlipped(double p, int least, int most) {
    SplittableRandom random = new SplittableRandom(4);
    int flipped = 0;
    for (int i = 0; i < 2000; i++) {
      float[] image = numbered(2);
      new Flip(p).apply(image, 2, random);
      flipped += image[0] == 1 ? 0 : 1;
    }
    assertThat(flipped).isBetween(least, most);
  }

  @Test
  void theExampleOfShift() {
    // one row of a plane after another; only tx = 1, ty = 0 turns the first into 1 1 2
    Set<String> rows = new HashSet<>();
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 200; i++) {
      float[] image = numbered(3);
      new Shift(1, 1).apply(image, 3, random);
      rows.add(image[0] + " " + image[1] + " " + image[2]);
    }
    assertThat(rows).contains("1.0 1.0 2.0");
  }

  @ParameterizedTest
  @CsvSource({"32, 3", "8, 3", "3, 1", "4, 4", "2, 5", "1, 2", "5, 0"})
  void shiftingIsWhatPlainLoopsDo(int side, int max) {
    for (long seed = 0; seed < 100; seed++) {
      SplittableRandom same = new SplittableRandom(seed);
      same.nextDouble(); // the coin
      int tx = same.nextInt(-max, max + 1);
      int ty = same.nextInt(-max, max + 1);
      float[] image = numbered(side);
      new Shift(max, 1).apply(image, side, new SplittableRandom(seed));
      assertThat(image).as("tx %d, ty %d", tx, ty).containsExactly(shifted(side, tx, ty));
    }
  }

  @Test
  void everyShiftComesAsOftenAsAnyOther() {
    SplittableRandom random = new SplittableRandom(5);
    int[] seen = new int[9];
    for (int i = 0; i < 9000; i++) {
      float[] image = numbered(3);
      new Shift(1, 1).apply(image, 3, random);
      seen[(int) image[4] - 1]++; // the centre shows which pixel came there
    }
    assertThat(Arrays.stream(seen))
        .allMatch(count -> count > 840 && count < 1160); // 1000 ± 5 deviations
  }

  @Test
  void aFractionPOfTheImagesIsShifted() {
    SplittableRandom random = new SplittableRandom(6);
    int moved = 0;
    for (int i = 0; i < 7000; i++) {
      float[] image = numbered(7);
      new Shift(3, 0.5).apply(image, 7, random);
      moved += image[24] == 25 ? 0 : 1; // the centre of 7×7
    }
    assertThat(moved).isBetween(3220, 3640); // 7000 · 1/2 · 48/49 ± 5 deviations
  }

  @Test
  void oneAfterTheOther() {
    float[] image = numbered(2);
    Augmentation both = new Flip(1).then(new Flip(1)).then(Augmentation.NONE);
    both.apply(image, 2, new SplittableRandom(1));
    assertThat(image).containsExactly(numbered(2));
    assertThat(new Flip(0.5).then(new Shift(3, 0.5)))
        .hasToString("Flip[p=0.5] then Shift[max=3, p=0.5]");
  }

  @Test
  void whatIsNoImageIsRefused() {
    SplittableRandom random = new SplittableRandom(1);
    assertThatThrownBy(() -> new Flip(0).apply(new float[13], 2, random))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Flip: image must be whole planes of 2×2 pixels, but is 13");
    assertThatThrownBy(() -> new Shift(1, 0).apply(new float[0], 2, random))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Shift: image must be whole planes of 2×2 pixels, but is 0");
    assertThatThrownBy(() -> new Shift(1, 0).apply(null, 2, random))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Shift: image must be an array of pixels, but is null");
    assertThatThrownBy(() -> new Flip(0).then(null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "augmentation: both of two in a row must be given, but they are Flip[p=0.0] and null; Augmentation.NONE changes nothing");
  }

  @Test
  void numbersOutOfRangeAreRefused() {
    assertThatThrownBy(() -> new Flip(1.1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Flip: p must be from 0 to 1, but is 1.1");
    assertThatThrownBy(() -> new Flip(Double.NaN))
        .hasMessage("Flip: p must be from 0 to 1, but is NaN");
    assertThatThrownBy(() -> new Shift(-1, 0.5))
        .hasMessage("Shift: max must be 0 or more pixels, below 2³¹ − 1, but is -1");
    assertThatThrownBy(() -> new Shift(Integer.MAX_VALUE, 0.5))
        .hasMessage("Shift: max must be 0 or more pixels, below 2³¹ − 1, but is 2147483647");
    assertThatThrownBy(() -> new Shift(1, -0.5))
        .hasMessage("Shift: p must be from 0 to 1, but is -0.5");
  }

  /** An image whose pixels are 1, 2, 3, …: each tells where it came from. */
  private static float[] numbered(int side) {
    float[] image = new float[3 * side * side];
    for (int i = 0; i < image.length; i++) {
      image[i] = i + 1;
    }
    return image;
  }

  private static float[] shifted(int side, int tx, int ty) {
    float[] old = numbered(side);
    float[] image = numbered(side);
    for (int i = 0; i < image.length; i++) {
      int plane = i / (side * side);
      int row = i / side % side - ty;
      int column = i % side - tx;
      if (row >= 0 && row < side && column >= 0 && column < side) {
        image[i] = old[(plane * side + row) * side + column];
      }
    }
    return image;
  }
}
