package lab.course.augmentation;

import static org.assertj.core.api.Assertions.assertThat;

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

/** The checks of exercise 10.1, Flip. */
@Checks
public final class FlipChecks {
  private static final Diagnostics DIAGNOSTICS =
      new Diagnostics(
          settings -> new FlipMistakes.Right((double) settings[0]),
          TracerImage.symbols("p").keepingItsStateIn("random"), // from one image to the next
          FlipChecks::ask);

  public static final Rubric RUBRIC =
      Rubric.of(
          "10.1", "Flip", Augmentation.class, FlipChecks.class, FlipMistakes.ALL, DIAGNOSTICS);

  @Test
  @Order(1)
  @Points(1)
  @DisplayName("p = 1: left and right change places, in every row of all three planes")
  void mirrors(Pieces pieces) {
    for (int side : new int[] {2, 3, 1, 8, 9 + pieces.dice().nextInt(24), 37, 101}) {
      verify(pieces, 1, side, pieces.dice().nextLong());
    }
  }

  /** Of 1000 images 300 ± 14.5 are flipped; 95 off by chance less than once in 1e9 times. */
  @Test
  @Order(2)
  @Points(1)
  @DisplayName("A share p of the images is flipped, the others stay, and each has its own coin")
  void share(Pieces pieces) {
    Augmentation none = pieces.piece(Augmentation.class, 0.0);
    Augmentation some = pieces.piece(Augmentation.class, 0.3);
    int flipped = 0;
    for (int i = 0; i < 1000; i++) {
      float[] image = TracerImage.numbered(2);
      some.apply(image, 2, pieces.dice());
      flipped += TracerImage.untouched(2, image) ? 0 : 1;
    }
    assertThat(flipped)
        .withFailMessage("with p = 0.3, %d of 1000 images are flipped, not about 300", flipped)
        .isBetween(206, 394);
    for (int i = 0; i < 20; i++) {
      float[] image = TracerImage.numbered(2);
      none.apply(image, 2, pieces.dice());
      assertThat(TracerImage.untouched(2, image))
          .withFailMessage("with p = 0 an image is changed")
          .isTrue();
    }
  }

  @Test
  @Order(3)
  @Points(1)
  @DisplayName("An image is flipped if random.nextDouble() is below p")
  void draw(Pieces pieces) {
    for (int i = 0; i < 30; i++) {
      verify(pieces, 0.5, 3, pieces.dice().nextLong());
    }
    for (int i = 0; i < 8; i++) {
      verify(pieces, 0.5, 41, pieces.dice().nextLong());
    }
  }

  /** Cases in which mistakes come apart: sizes that differ, each thing alone and with others. */
  private static void ask(Pieces pieces) {
    for (int side : new int[] {3, 5, 4, 7}) {
      ask(pieces, 1, side);
      for (double p : new double[] {0.4, 0.7, 0.4, 0.7}) {
        ask(pieces, p, side);
      }
    }
    for (int side : new int[] {3, 5}) {
      Augmentation piece = pieces.piece(Augmentation.class, 0.4);
      for (int i = 0; i < 9; i++) {
        piece.apply(TracerImage.numbered(side), side, pieces.dice());
      }
    }
    ask(pieces, 1, 37);
    ask(pieces, 1, 41);
  }

  private static void ask(Pieces pieces, double p, int side) {
    SeededRandom draw = new SeededRandom(pieces.dice().nextLong());
    pieces.piece(Augmentation.class, p).apply(TracerImage.numbered(side), side, draw);
  }

  private static void verify(Pieces pieces, double p, int side, long state) {
    float[] expected = TracerImage.numbered(side);
    new FlipMistakes.Right(p).apply(expected, side, new SeededRandom(state));
    float[] got = TracerImage.numbered(side);
    pieces.piece(Augmentation.class, p).apply(got, side, new SeededRandom(state));
    String what =
        "flipping an image of %d×%d with p = %s and a draw of %s"
            .formatted(
                side,
                side,
                SignificantDigits.of(p),
                SignificantDigits.of(new SeededRandom(state).nextDouble()));
    TracerImage.require(what, side, got, expected);
  }
}
