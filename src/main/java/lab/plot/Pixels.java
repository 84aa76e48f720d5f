package lab.plot;

import java.awt.image.BufferedImage;
import java.util.function.IntToDoubleFunction;
import lab.data.Images;

/** Makes pictures of planes of numbers: red, green, blue, each row by row from the top left. */
final class Pixels {
  private static final int PLANE = Images.SIDE * Images.SIDE;

  private Pixels() {}

  /** An image as it is stored. */
  static BufferedImage stored(Images images, int j) {
    return picture(i -> (images.pixels()[j * Images.D + i] & 0xFF) / 255.0);
  }

  /** Numbers of any size: 0 becomes grey, the largest in size black or white. */
  static BufferedImage signed(float[] values) {
    double most = Double.MIN_NORMAL;
    for (float value : values) {
      most = Math.max(most, Math.abs(value));
    }
    double scale = 0.5 / most;
    return picture(i -> 0.5 + scale * values[i]);
  }

  /** Numbers from 0, black, to 1, full. */
  static BufferedImage fractions(float[] values) {
    return picture(i -> values[i]);
  }

  private static BufferedImage picture(IntToDoubleFunction brightness) {
    var picture = new BufferedImage(Images.SIDE, Images.SIDE, BufferedImage.TYPE_INT_RGB);
    for (int pixel = 0; pixel < PLANE; pixel++) {
      int rgb = 0;
      for (int plane = 0; plane < 3; plane++) {
        rgb = rgb << 8 | level(brightness.applyAsDouble(plane * PLANE + pixel));
      }
      picture.setRGB(pixel % Images.SIDE, pixel / Images.SIDE, rgb);
    }
    return picture;
  }

  private static int level(double brightness) {
    return (int) Math.round(255 * Math.max(0, Math.min(1, brightness)));
  }
}
