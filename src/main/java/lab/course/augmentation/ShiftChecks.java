package lab.course.augmentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import lab.Augmentation;
import lab.course.kit.Checks;
import lab.course.kit.Diagnostics;
import lab.course.kit.Pieces;
import lab.course.kit.Points;
import lab.course.kit.Rubric;
import lab.course.kit.SignificantDigits;
import lab.course.kit.TracerImage;
import lab.piece.SeededRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** The checks of exercise 10.2, Shift. */
@Checks
public final class ShiftChecks {
  private static final Diagnostics DIAGNOSTICS =
      new Diagnostics(
          settings -> new ShiftMistakes.Right((int) settings[0], (double) settings[1]),
          TracerImage.symbols("max", "p"),
          ShiftChecks::ask);

  public static final Rubric RUBRIC =
      Rubric.of(
          "10.2", "Shift", Augmentation.class, ShiftChecks.class, ShiftMistakes.ALL, DIAGNOSTICS);

  /** Whatever the order of its draws, what a piece does must be a shift by some tx and ty. */
  @Test
  @Order(1)
  @Points(1)
  @DisplayName("p = 1: the image is moved, and the uncovered border keeps its old pixels")
  void isAShift(Pieces pieces) {
    Augmentation piece = pieces.piece(Augmentation.class, 2, 1.0);
    int moved = 0;
    for (int i = 0; i < 40; i++) {
      float[] got = TracerImage.numbered(5);
      long state = pieces.dice().nextLong();
      piece.apply(got, 5, new SeededRandom(state));
      if (!isAShift(got, 5, 2)) {
        TracerImage.require(drawn(2, 5, state), 5, got, right(2, 1, 5, state));
      }
      moved += TracerImage.untouched(5, got) ? 0 : 1;
    }
    assertThat(moved).withFailMessage("none of 40 images is moved, with p = 1").isPositive();
  }

  /** 1800 shifts: each of 9 has 200 ± 13; more than 90 off less than once in 1e10 times. */
  @Test
  @Order(2)
  @Points(1)
  @DisplayName("Every shift from −max to max comes as often as any other, in both directions")
  void allShifts(Pieces pieces) {
    Augmentation piece = pieces.piece(Augmentation.class, 1, 1.0);
    Map<Float, Integer> seen = new HashMap<>();
    for (int i = 0; i < 1800; i++) {
      float[] image = TracerImage.numbered(3);
      piece.apply(image, 3, pieces.dice());
      seen.merge(image[4], 1, Integer::sum); // the pixel that came to the centre: 1 … 9
    }
    int[] counts = new int[9];
    Arrays.setAll(counts, pixel -> seen.getOrDefault(pixel + 1f, 0));
    assertThat(Arrays.stream(counts).allMatch(count -> count > 110 && count < 290))
        .withFailMessage(
            "of 1800 shifts with max = 1, the nine possible ones come %s times, each should come about"
                + " 200 times",
            Arrays.toString(counts))
        .isTrue();
  }

  /**
   * With max = 2 an image that is shifted stays as it is with one of 25 shifts: of 1000 images 288
   * ± 14.3 move; 95 off less than once in 1e9 times.
   */
  @Test
  @Order(3)
  @Points(1)
  @DisplayName("A share p of the images is shifted, the others stay")
  void share(Pieces pieces) {
    Augmentation piece = pieces.piece(Augmentation.class, 2, 0.3);
    int moved = 0;
    for (int i = 0; i < 1000; i++) {
      float[] image = TracerImage.numbered(5);
      piece.apply(image, 5, pieces.dice());
      moved += TracerImage.untouched(5, image) ? 0 : 1;
    }
    assertThat(moved)
        .withFailMessage("with p = 0.3, %d of 1000 images are moved, not about 288", moved)
        .isBetween(193, 383);
    Augmentation none = pieces.piece(Augmentation.class, 2, 0.0);
    for (int i = 0; i < 20; i++) {
      float[] image = TracerImage.numbered(3);
      none.apply(image, 3, pieces.dice());
      assertThat(TracerImage.untouched(3, image))
          .withFailMessage("with p = 0 an image is moved")
          .isTrue();
    }
  }

  @Test
  @Order(4)
  @Points(1)
  @DisplayName("The draws are random.nextDouble(), then tx to the right, then ty down")
  void draws(Pieces pieces) {
    for (int i = 0; i < 30; i++) {
      verify(pieces, 1, 0.5, 3, pieces.dice().nextLong());
      verify(pieces, 3, 1, 8, pieces.dice().nextLong());
    }
    for (int i = 0; i < 4; i++) {
      verify(pieces, 5, 1, 37, pieces.dice().nextLong());
      verify(pieces, 50, 1, 101, pieces.dice().nextLong());
    }
  }

  @Test
  @Order(5)
  @Points(1)
  @DisplayName("A shift of the side or more leaves the image as it is, and so does max = 0")
  void edges(Pieces pieces) {
    for (int i = 0; i < 20; i++) {
      verify(pieces, 3, 1, 2, pieces.dice().nextLong());
      verify(pieces, 2, 1, 1, pieces.dice().nextLong());
      verify(pieces, 0, 1, 3, pieces.dice().nextLong());
      verify(pieces, 100, 1, 3, pieces.dice().nextLong());
    }
  }

  /** Cases in which mistakes come apart: sizes that differ, each thing alone and with others. */
  private static void ask(Pieces pieces) {
    for (int side : new int[] {5, 7}) {
      for (int max : new int[] {3, 3, 3, 4, 4, 4}) {
        ask(pieces, max, 1, side);
        ask(pieces, max, 0.4, side);
        ask(pieces, max, 0.7, side);
      }
      ask(pieces, 0, 1, side);
    }
    for (int i = 0; i < 4; i++) {
      ask(pieces, 5, 1, 37);
    }
    for (int i = 0; i < 6; i++) {
      ask(pieces, 8, 1, 5);
      ask(pieces, 11, 1, 7);
    }
  }

  private static void ask(Pieces pieces, int max, double p, int side) {
    SeededRandom draws = new SeededRandom(pieces.dice().nextLong());
    pieces.piece(Augmentation.class, max, p).apply(TracerImage.numbered(side), side, draws);
  }

  private static boolean isAShift(float[] got, int side, int max) {
    for (int tx = -max; tx <= max; tx++) {
      for (int ty = -max; ty <= max; ty++) {
        float[] shifted = TracerImage.numbered(side);
        new ShiftMistakes.Right(max, 1).move(shifted, side, tx, ty);
        if (Arrays.equals(got, shifted)) {
          return true;
        }
      }
    }
    return false;
  }

  private static void verify(Pieces pieces, int max, double p, int side, long state) {
    float[] got = TracerImage.numbered(side);
    pieces.piece(Augmentation.class, max, p).apply(got, side, new SeededRandom(state));
    String what = drawn(max, side, state) + (p == 1 ? "" : ", p = " + SignificantDigits.of(p));
    TracerImage.require(what, side, got, right(max, p, side, state));
  }

  private static float[] right(int max, double p, int side, long state) {
    float[] expected = TracerImage.numbered(side);
    new ShiftMistakes.Right(max, p).apply(expected, side, new SeededRandom(state));
    return expected;
  }

  private static String drawn(int max, int side, long state) {
    SeededRandom dice = new SeededRandom(state);
    double draw = dice.nextDouble();
    int[] shift = ShiftMistakes.Right.drawn(max, dice);
    return "shifting an image of %d×%d with draws of %s, tx = %d, ty = %d"
        .formatted(side, side, SignificantDigits.of(draw), shift[0], shift[1]);
  }
}
