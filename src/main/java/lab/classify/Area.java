package lab.classify;

import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.Raster;

/**
 * Scales a picture to a square in its own colours: each new pixel is the mean of the area that it
 * covers. At its own size a picture stays as it is, to the bit.
 */
final class Area {
  private final int side;
  private final double[][] sums;
  private boolean transparent;

  private Area(int side, int colours) {
    this.side = side;
    sums = new double[side * side][colours];
  }

  /** The picture with white behind what is transparent. */
  static Area of(BufferedImage image, int side) {
    ColorModel model = image.getColorModel();
    Raster raster = image.getRaster();
    int colours = model.getNumColorComponents();
    int width = image.getWidth();
    int height = image.getHeight();
    Area area = new Area(side, colours);
    float[] pixel = new float[model.getNumComponents()];
    Object data = null;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        data = raster.getDataElements(x, y, data);
        model.getNormalizedComponents(data, pixel, 0);
        double alpha = model.hasAlpha() ? pixel[colours] : 1;
        area.transparent |= alpha < 1;
        for (int c = 0; c < colours; c++) {
          pixel[c] = (float) (alpha * pixel[c] + (1 - alpha));
        }
        area.add(x, y, width, height, pixel);
      }
    }
    return area;
  }

  /** Pixel (x, y) of a picture lies on one or more of the square's, on each with a share. */
  private void add(int x, int y, int width, int height, float[] pixel) {
    for (int row = first(y, height); row * (long) height < (y + 1L) * side; row++) {
      double down = share(row, y, height);
      for (int column = first(x, width); column * (long) width < (x + 1L) * side; column++) {
        double weight = down * share(column, x, width);
        double[] sum = sums[row * side + column];
        for (int c = 0; c < sum.length; c++) {
          sum[c] += weight * pixel[c];
        }
      }
    }
  }

  /** The first of the square's pixels that pixel i of so many lies on. */
  private int first(int i, int length) {
    return (int) ((long) i * side / length);
  }

  /**
   * How much of the square's pixel {@code to} is pixel i of so many; in whole numbers until the
   * end.
   */
  private double share(int to, int i, int length) {
    long from = Math.max((long) to * length, (long) i * side);
    long end = Math.min((to + 1L) * length, (i + 1L) * side);
    return (double) (end - from) / length;
  }

  /** Whether white shines through somewhere. */
  boolean isTransparent() {
    return transparent;
  }

  /** Each pixel's colours, row by row. */
  float[][] colours() {
    float[][] means = new float[sums.length][];
    for (int i = 0; i < sums.length; i++) {
      means[i] = new float[sums[i].length];
      for (int c = 0; c < means[i].length; c++) {
        means[i][c] = (float) sums[i][c];
      }
    }
    return means;
  }
}
