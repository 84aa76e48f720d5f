package lab.course.kit;

import java.util.Arrays;
import java.util.Map;
import lab.diagnose.Symbols;
import lab.diagnose.Symbols.Feature;
import lab.diagnose.Symbols.Place;

/**
 * Makes small images for the checks of augmentations, in which each pixel tells where it came from.
 */
public final class TracerImage {
  private TracerImage() {}

  /** 3 planes of side×side pixels, numbered from 1. */
  public static float[] numbered(int side) {
    float[] image = new float[3 * side * side];
    for (int i = 0; i < image.length; i++) {
      image[i] = i + 1;
    }
    return image;
  }

  /** How exercises on images call things. */
  public static Symbols symbols(String... settings) {
    return Symbols.of(Map.of())
        .withSettings(settings)
        .changing("image")
        .withPlaces(
            new Place("in the red plane only", (in, row, column) -> plane(in, row) == 0),
            new Place("in the green plane only", (in, row, column) -> plane(in, row) == 1),
            new Place("in the blue plane only", (in, row, column) -> plane(in, row) == 2),
            new Place("in the green and blue planes only", (in, row, column) -> plane(in, row) > 0),
            new Place("in the red and green planes only", (in, row, column) -> plane(in, row) < 2),
            new Place("from row 32 of a plane on", (in, row, column) -> row % side(in) >= 32))
        .withFeatures(new Feature("with more than 32 rows", in -> side(in) > 32));
  }

  private static int plane(Map<String, double[][]> inputs, int row) {
    return row / side(inputs);
  }

  private static int side(Map<String, double[][]> inputs) {
    return (int) inputs.get("side")[0][0];
  }

  /** Where a pixel stands in the image. */
  public static int at(int plane, int row, int column, int side) {
    return (plane * side + row) * side + column;
  }

  /**
   * Requires an image to be as expected.
   *
   * @param what was done, such as {@code flipping an image of 2×2}
   */
  public static void require(String what, int side, float[] got, float[] expected) {
    for (int i = 0; i < got.length; i++) {
      if (got[i] != expected[i]) {
        int plane = i / (side * side);
        int row = i / side % side;
        throw new AssertionError(
            "%s is wrong in %s%n    before   %s%n    got      %s%n    expected %s"
                .replace("%n", "\n")
                .formatted(
                    what,
                    plane(plane),
                    shown(plane, row, side, numbered(side)),
                    shown(plane, row, side, got),
                    shown(plane, row, side, expected)));
      }
    }
  }

  private static String plane(int plane) {
    return new String[] {"the red plane", "the green plane", "the blue plane"}[plane];
  }

  /** A plane's rows in a line; of a large one the beginning of a row. */
  private static String shown(int plane, int row, int side, float[] image) {
    double[][] rows = new double[side][side];
    for (int i = 0; i < side * side; i++) {
      rows[i / side][i % side] = image[plane * side * side + i];
    }
    if (side <= 5) {
      return SignificantDigits.of(rows);
    }
    String what = side > 8 ? "at the beginning of row" : "in row";
    return "%s %s %d"
        .formatted(SignificantDigits.of(Arrays.copyOf(rows[row], Math.min(8, side))), what, row);
  }

  /** Whether an image is numbered still. */
  public static boolean untouched(int side, float[] image) {
    return Arrays.equals(image, numbered(side));
  }
}
