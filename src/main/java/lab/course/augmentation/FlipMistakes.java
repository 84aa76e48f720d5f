package lab.course.augmentation;

import static lab.course.kit.TracerImage.at;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import lab.Augmentation;
import lab.course.kit.Mistake;

/** The known mistakes of exercise 10.1, Flip, each made from the right way in plain loops. */
public final class FlipMistakes {
  private FlipMistakes() {}

  static final List<Mistake> ALL =
      List.of(
          moved(
              "upside down",
              "you turn the image upside down; left and right change places, rows stay",
              (plane, row, column, side) -> at(plane, side - 1 - row, column, side)),
          moved(
              "the whole vector reversed, channels too",
              "you reverse the whole array, which changes red and blue; reverse each row",
              (plane, row, column, side) -> at(2 - plane, side - 1 - row, side - 1 - column, side)),
          moved(
              "each plane reversed",
              "you reverse each plane, which turns it upside down too; reverse each row",
              (plane, row, column, side) -> at(plane, side - 1 - row, side - 1 - column, side)),
          moved(
              "transposed",
              "you change rows with columns; a mirror keeps each pixel in its row",
              (plane, row, column, side) -> at(plane, column, row, side)),
          moved(
              "flips one channel only",
              "you flip the first plane alone; there are three, red, green and blue",
              (plane, row, column, side) ->
                  at(plane, row, plane == 0 ? side - 1 - column : column, side)),
          moved(
              "colours changed, not sides",
              "you take the three colours of a pixel to lie side by side; they lie in three planes",
              (plane, row, column, side) -> {
                int pixel = (plane * side + row) * side + column;
                int mirrored = pixel / (3 * side) * side + side - 1 - pixel / 3 % side;
                return 3 * mirrored + pixel % 3;
              }),
          moved(
              "the first 32 rows only",
              "you stop after 32 rows; an image has side rows, and side is not always 32",
              (plane, row, column, side) ->
                  at(plane, row, row < 32 ? side - 1 - column : column, side)),
          moved(
              "mirrored one column off",
              "your mirror is one column off; the first column changes places with the last, number"
                  + " side − 1",
              (plane, row, column, side) -> at(plane, row, (side - column) % side, side)),
          moved(
              "the middle columns left",
              "your two middle columns stay where they are if side is even; look at where the loop over"
                  + " the columns ends",
              (plane, row, column, side) ->
                  at(
                      plane,
                      row,
                      side % 2 == 0 && (column == side / 2 || column == side / 2 - 1)
                          ? column
                          : side - 1 - column,
                      side)),
          moved(
              "the outermost columns left",
              "your first column and your last stay where they are; look at where the loop over the"
                  + " columns begins",
              (plane, row, column, side) ->
                  at(
                      plane,
                      row,
                      column == 0 || column == side - 1 ? column : side - 1 - column,
                      side)),
          moved(
              "left half copied",
              "you overwrite pixels before you have read them; change two at a time",
              (plane, row, column, side) ->
                  at(plane, row, Math.max(column, side - 1 - column), side)),
          coin(
              "always flips",
              "you flip every image; only those whose draw is below p",
              (draw, p) -> true),
          coin(
              "never flips",
              "your images stay as they are; flip those whose draw is below p, and each pair of"
                  + " pixels once",
              (draw, p) -> false),
          coin(
              "p taken for 1−p",
              "you flip where the draw is p or more; flip where it is below p",
              (draw, p) -> draw >= p),
          coin(
              "the draw compared with 1/2",
              "you compare the draw with 0.5; compare it with p",
              (draw, p) -> draw < 0.5),
          new Mistake(
              "a coin for each row",
              "you draw for each row, so that some rows are flipped and others not; an image has one"
                  + " draw",
              settings -> new CoinForEach((double) settings[0], false)),
          new Mistake(
              "a coin for each plane",
              "you draw for each plane, so that the colours part; an image has one draw",
              settings -> new CoinForEach((double) settings[0], true)),
          new Mistake(
              "one coin for the whole batch",
              "you draw once and keep that for all images; each image has a coin of its own",
              settings -> new OneCoin((double) settings[0])));

  private interface Source {
    int of(int plane, int row, int column, int side);
  }

  private static Mistake moved(String name, String sentence, Source wrong) {
    return new Mistake(
        name,
        sentence,
        settings ->
            new Right((double) settings[0]) {
              @Override
              int source(int plane, int row, int column, int side) {
                return wrong.of(plane, row, column, side);
              }
            });
  }

  private interface Coin {
    boolean flips(double draw, double p);
  }

  private static Mistake coin(String name, String sentence, Coin wrong) {
    return new Mistake(
        name,
        sentence,
        settings ->
            new Right((double) settings[0]) {
              @Override
              boolean flips(double draw, double p) {
                return wrong.flips(draw, p);
              }
            });
  }

  private static final class CoinForEach extends Right {
    private final boolean plane;

    CoinForEach(double p, boolean plane) {
      super(p);
      this.plane = plane;
    }

    @Override
    public void apply(float[] image, int side, RandomGenerator random) {
      int size = plane ? side * side : side;
      for (int from = 0; from < image.length; from += size) {
        float[] part = Arrays.copyOfRange(image, from, from + size);
        super.apply(part, side, random);
        System.arraycopy(part, 0, image, from, size);
      }
    }
  }

  private static final class OneCoin extends Right {
    private Boolean flips;

    OneCoin(double p) {
      super(p);
    }

    @Override
    boolean flips(double draw, double p) {
      if (flips == null) {
        flips = super.flips(draw, p);
      }
      return flips;
    }
  }

  /** The right way, step by step. */
  public static class Right implements Augmentation {
    private final double p;

    public Right(double p) {
      this.p = p;
    }

    @Override
    public void apply(float[] image, int side, RandomGenerator random) {
      if (flips(random.nextDouble(), p)) {
        float[] before = image.clone();
        for (int i = 0; i < image.length; i++) {
          int plane = i / (side * side);
          image[i] = before[source(plane, i / side % side, i % side, side)];
        }
      }
    }

    boolean flips(double draw, double p) {
      return draw < p;
    }

    /** Where a pixel's new value stands in the old image. */
    int source(int plane, int row, int column, int side) {
      return at(plane, row, side - 1 - column, side);
    }
  }
}
