package lab.plot;

import java.awt.image.BufferedImage;
import java.util.function.IntToDoubleFunction;
import lab.data.ImageShape;
import lab.data.Images;

/** Makes pictures of one plane of numbers, in grey, or of three: red, green, blue. */
final class Pixels {
  private Pixels() {}

  /** An image as it is stored. */
  static BufferedImage stored(Images images, int j) {
    return picture(images.shape(), i -> images.brightness(j, i) / 255.0);
  }

  /** Numbers of any size: 0 becomes grey, the largest in size black or white. */
  static BufferedImage signed(ImageShape shape, float[] values) {
    double most = Double.MIN_NORMAL;
    for (float value : values) {
      most = Math.max(most, Math.abs(value));
    }
    double scale = 0.5 / most;
    return picture(shape, i -> 0.5 + scale * values[i]);
  }

  /** Numbers from 0, black, to 1, full. */
  static BufferedImage fractions(ImageShape shape, float[] values) {
    return picture(shape, i -> values[i]);
  }

  private static BufferedImage picture(ImageShape shape, IntToDoubleFunction brightness) {
    int side = shape.side();
    int d = shape.d();
    var picture = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
    for (int pixel = 0; pixel < side * side; pixel++) {
      int rgb = 0;
      for (int colour = 0; colour < 3; colour++) { // of a grey image all three are its one plane
        rgb = rgb << 8 | level(brightness.applyAsDouble((colour * side * side + pixel) % d));
      }
      picture.setRGB(pixel % side, pixel / side, rgb);
    }
    return picture;
  }

  private static int level(double brightness) {
    return (int) Math.round(255 * Math.max(0, Math.min(1, brightness)));
  }
}
