package lab.course.augmentation;

import static lab.course.kit.TracerImage.at;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.random.RandomGenerator;
import lab.Augmentation;
import lab.course.kit.Mistake;

/** The known mistakes of exercise 10.2, Shift, each made from the right way in plain loops. */
public final class ShiftMistakes {
  private ShiftMistakes() {}

  static final List<Mistake> ALL =
      List.of(
          pixels(
              "wraps round",
              "pixels that leave on one side come in on the other;"
                  + " the uncovered border keeps its old pixels",
              (old, plane, row, column, side) ->
                  old[at(plane, Math.floorMod(row, side), Math.floorMod(column, side), side)]),
          pixels(
              "leaks into the next row at the border",
              "pixels that leave a row at its end come in at the next row's beginning;"
                  + " look at the column before you move one",
              (old, plane, row, column, side) -> {
                int from = at(plane, row, column, side);
                return from >= 0 && from < old.length ? old[from] : Float.NaN;
              }),
          pixels(
              "leaks into the next plane at the border",
              "rows that leave a plane come in at the next one, in another colour; look at the row"
                  + " before you move one",
              (old, plane, row, column, side) -> {
                int from = at(plane, row, column, side);
                boolean leaves = column < 0 || column >= side || from < 0 || from >= old.length;
                return leaves ? Float.NaN : old[from];
              }),
          pixels(
              "the first 32 rows only",
              "you stop after 32 rows; an image has side rows, and side is not always 32",
              (old, plane, row, column, side) ->
                  inside(row, column, side) && row < 32
                      ? old[at(plane, row, column, side)]
                      : Float.NaN),
          pixels(
              "the border zeroed where old pixels are kept",
              "you set the uncovered border to 0; it keeps its old pixels",
              (old, plane, row, column, side) ->
                  inside(row, column, side) ? old[at(plane, row, column, side)] : 0),
          pixels(
              "the edge repeated",
              "you repeat the edge in the uncovered border; it keeps its old pixels",
              (old, plane, row, column, side) ->
                  old[at(plane, clamp(row, side), clamp(column, side), side)]),
          shifts(
              "only positive shifts",
              "you shift to the right and down only; draw from −max to max",
              (max, random) -> new int[] {random.nextInt(0, max + 1), random.nextInt(0, max + 1)}),
          shifts(
              "max itself never drawn",
              "your shift never reaches max; the bound of nextInt is exclusive, so it is max + 1",
              (max, random) ->
                  max == 0
                      ? new int[2]
                      : new int[] {random.nextInt(-max, max), random.nextInt(-max, max)}),
          shifts(
              "one draw for both directions",
              "you shift by the same number to the right and down; draw ty after tx",
              (max, random) -> {
                int t = random.nextInt(-max, max + 1);
                return new int[] {t, t};
              }),
          shifts(
              "left for right",
              "you shift the other way; tx is to the right and ty down",
              (max, random) -> {
                int[] right = Right.drawn(max, random);
                return new int[] {-right[0], -right[1]};
              }),
          shifts(
              "tx to the left",
              "you move pixels tx to the left; tx is to the right",
              (max, random) -> {
                int[] right = Right.drawn(max, random);
                return new int[] {-right[0], right[1]};
              }),
          shifts(
              "ty upwards",
              "you move pixels ty up; ty is down, to rows of larger numbers",
              (max, random) -> {
                int[] right = Right.drawn(max, random);
                return new int[] {right[0], -right[1]};
              }),
          shifts(
              "up and down only",
              "you shift up or down and never to the side; tx is a draw as well",
              (max, random) -> new int[] {0, Right.drawn(max, random)[1]}),
          shifts(
              "ty drawn before tx",
              "you take the first draw for ty; the first is tx, to the right, the second ty, down",
              (max, random) -> {
                int[] right = Right.drawn(max, random);
                return new int[] {right[1], right[0]};
              }),
          shifts(
              "sideways only",
              "you shift to the side and never up or down; ty is a draw as well",
              (max, random) -> new int[] {Right.drawn(max, random)[0], 0}),
          shifts(
              "largest shifts only",
              "you shift by max each time; every number from −max to max is as likely",
              (max, random) -> new int[] {max, max}),
          cut(
              "max cut to side − 1",
              "you cut max down to side − 1 before you draw, so that tx and ty come otherwise from"
                  + " random; draw from −max to max, however large max is",
              side -> side - 1),
          cut(
              "max cut to side",
              "you cut max down to side before you draw, so that tx and ty come otherwise from"
                  + " random; draw from −max to max, however large max is",
              side -> side),
          new Mistake(
              "two shifts one after the other",
              "you shift by tx and by ty one after the other, and the second moves what the first has"
                  + " left in the border; a pixel moves by both at once, or keeps its old value",
              settings ->
                  new Right((int) settings[0], (double) settings[1]) {
                    @Override
                    void move(float[] image, int side, int tx, int ty) {
                      super.move(image, side, tx, 0);
                      super.move(image, side, 0, ty);
                    }
                  }),
          coin(
              "always shifts",
              "you shift every image; only those whose draw is below p",
              (draw, p) -> true),
          coin(
              "never shifts",
              "your images stay as they are; shift those whose draw is below p",
              (draw, p) -> false),
          coin(
              "the draw compared with 1/2",
              "you compare the draw with 0.5; compare it with p",
              (draw, p) -> draw < 0.5),
          coin(
              "p taken for 1−p",
              "you shift where the draw is p or more; shift where it is below p",
              (draw, p) -> draw >= p),
          new Mistake(
              "overwritten pixels read",
              "you read pixels that you have overwritten already;"
                  + " begin at the other end, or keep a copy",
              settings ->
                  new Right((int) settings[0], (double) settings[1]) {
                    @Override
                    float[] before(float[] image) {
                      return image;
                    }
                  }),
          new Mistake(
              "draws of its own for each plane",
              "you draw tx and ty for each plane, so the colours part; the three planes of an image"
                  + " move together",
              settings ->
                  new Right((int) settings[0], (double) settings[1]) {
                    @Override
                    void move(float[] image, int side, int max, RandomGenerator random) {
                      int size = side * side;
                      for (int from = 0; from < image.length; from += size) {
                        float[] plane = Arrays.copyOfRange(image, from, from + size);
                        super.move(plane, side, max, random);
                        System.arraycopy(plane, 0, image, from, size);
                      }
                    }
                  }),
          new Mistake(
              "shifts one channel only",
              "you shift the first plane alone; there are three, red, green and blue",
              settings ->
                  new Right((int) settings[0], (double) settings[1]) {
                    @Override
                    float pixel(float[] old, int plane, int row, int column, int side) {
                      return plane == 0 ? super.pixel(old, plane, row, column, side) : Float.NaN;
                    }
                  }));

  private static boolean inside(int row, int column, int side) {
    return row >= 0 && row < side && column >= 0 && column < side;
  }

  private static int clamp(int index, int side) {
    return Math.max(0, Math.min(side - 1, index));
  }

  private interface Pixel {
    float of(float[] old, int plane, int row, int column, int side);
  }

  private static Mistake pixels(String name, String sentence, Pixel wrong) {
    return new Mistake(
        name,
        sentence,
        settings ->
            new Right((int) settings[0], (double) settings[1]) {
              @Override
              float pixel(float[] old, int plane, int row, int column, int side) {
                return wrong.of(old, plane, row, column, side);
              }
            });
  }

  private interface Draw {
    int[] of(int max, RandomGenerator random);
  }

  private static Mistake shifts(String name, String sentence, Draw wrong) {
    return new Mistake(
        name,
        sentence,
        settings ->
            new Right((int) settings[0], (double) settings[1]) {
              @Override
              int[] draw(int max, RandomGenerator random) {
                return wrong.of(max, random);
              }
            });
  }

  private static Mistake cut(String name, String sentence, IntUnaryOperator most) {
    return new Mistake(
        name,
        sentence,
        settings ->
            new Right((int) settings[0], (double) settings[1]) {
              @Override
              void move(float[] image, int side, int max, RandomGenerator random) {
                super.move(image, side, Math.min(max, most.applyAsInt(side)), random);
              }
            });
  }

  private interface Coin {
    boolean shifts(double draw, double p);
  }

  private static Mistake coin(String name, String sentence, Coin wrong) {
    return new Mistake(
        name,
        sentence,
        settings ->
            new Right((int) settings[0], (double) settings[1]) {
              @Override
              boolean shifts(double draw, double p) {
                return wrong.shifts(draw, p);
              }
            });
  }

  /** The right way, step by step. */
  public static class Right implements Augmentation {
    private final int max;
    private final double p;

    public Right(int max, double p) {
      this.max = max;
      this.p = p;
    }

    @Override
    public void apply(float[] image, int side, RandomGenerator random) {
      if (shifts(random.nextDouble(), p)) {
        move(image, side, max, random);
      }
    }

    void move(float[] image, int side, int max, RandomGenerator random) {
      int[] shift = draw(max, random);
      move(image, side, shift[0], shift[1]);
    }

    boolean shifts(double draw, double p) {
      return draw < p;
    }

    int[] draw(int max, RandomGenerator random) {
      return drawn(max, random);
    }

    static int[] drawn(int max, RandomGenerator random) {
      int tx = random.nextInt(-max, max + 1);
      int ty = random.nextInt(-max, max + 1);
      return new int[] {tx, ty};
    }

    void move(float[] image, int side, int tx, int ty) {
      float[] old = before(image);
      for (int i = 0; i < image.length; i++) {
        int plane = i / (side * side);
        float pixel = pixel(old, plane, i / side % side - ty, i % side - tx, side);
        image[i] = Float.isNaN(pixel) ? image[i] : pixel;
      }
    }

    float[] before(float[] image) {
      return image.clone();
    }

    /** The old pixel that comes to a place; NaN if none does. */
    float pixel(float[] old, int plane, int row, int column, int side) {
      return inside(row, column, side) ? old[at(plane, row, column, side)] : Float.NaN;
    }
  }
}
