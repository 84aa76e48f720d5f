package lab.data;

import static lab.data.Images.SIDE;

/**
 * The pixels of an image while it is painted, as brightnesses that are cut to 0 … 255 at the end.
 */
final class ShapeCanvas {
  private static final int PLANE = SIDE * SIDE;

  private final double[] values = new double[Images.D];

  /**
   * Where a region is put.
   *
   * @param x the column of its (0, 0), in pixels from the left
   * @param y the row of its (0, 0), in pixels from the top
   * @param r pixels to its unit
   * @param angle how far it is turned, in radians
   * @param mirrored whether left and right change places
   */
  record Place(double x, double y, double r, double angle, boolean mirrored) {}

  /**
   * Paints all of it, brighter towards one side.
   *
   * @param colour red, green, blue in the middle
   * @param right what a pixel further right adds
   * @param down what a pixel further down adds
   */
  void fill(double[] colour, double right, double down) {
    for (int i = 0; i < values.length; i++) {
      int row = i % PLANE / SIDE;
      int column = i % SIDE;
      values[i] = colour[i / PLANE] + right * (column - SIDE / 2) + down * (row - SIDE / 2);
    }
  }

  /** Paints a region, its edges smoothed: a pixel is covered by 0 … 4 quarters. */
  void paint(Region region, Place place, double[] colour) {
    // StrictMath and not Math, whose last bit may differ from machine to machine.
    double cos = StrictMath.cos(place.angle) / place.r;
    double sin = StrictMath.sin(place.angle) / place.r;
    for (int row = first(place.y, place.r); row < end(place.y, place.r); row++) {
      for (int column = first(place.x, place.r); column < end(place.x, place.r); column++) {
        int quarters = 0;
        for (int quarter = 0; quarter < 4; quarter++) {
          double right = column + 0.25 + 0.5 * (quarter % 2) - place.x;
          double up = place.y - row - 0.25 - 0.5 * (quarter / 2);
          double x = place.mirrored ? -right : right;
          if (region.covers(cos * x + sin * up, cos * up - sin * x)) {
            quarters++;
          }
        }
        for (int i = row * SIDE + column; i < values.length; i += PLANE) {
          values[i] += (colour[i / PLANE] - values[i]) * quarters / 4;
        }
      }
    }
  }

  private static int first(double middle, double r) {
    return (int) Math.max(0, middle - r);
  }

  private static int end(double middle, double r) {
    return (int) Math.min(SIDE, middle + r + 1);
  }

  /**
   * Stores the image, with noise on it.
   *
   * @param grain a byte of noise a value
   * @param noise the largest noise
   * @param pixels where to
   * @param at index of its first byte there
   */
  void develop(byte[] grain, double noise, byte[] pixels, int at) {
    for (int i = 0; i < values.length; i++) {
      int value = (int) (values[i] + noise * grain[i] / 128);
      pixels[at + i] = (byte) Math.max(0, Math.min(255, value));
    }
  }
}
