package lab.classify;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.FileImageInputStream;
import lab.Range;
import lab.data.ImageShape;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A picture from a file, converted to the inputs of a network.
 *
 * @param inputs brightness from 0 to 1, plane after plane (red, green, blue; or grey alone), each
 *     row by row from the top left
 * @param notes what was done to it, such as {@code 640×480 pixels scaled to 32×32}; empty if it is
 *     as it was in the file
 */
public record Photo(float[] inputs, List<String> notes) {
  private static final long MAX_PIXELS = 100_000_000;

  /** How bright people see red, green and blue, as television counts it (ITU-R BT.601). */
  private static final double[] LUMA = {0.299, 0.587, 0.114};

  /**
   * Reads a picture and scales it to the size of a network's images. One of another size is scaled,
   * whatever its proportions: each pixel becomes the mean of the area that it stands for. What is
   * transparent is put on white. A JPEG that its camera calls turned is turned upright. Grey
   * becomes three equal planes, colour for a network of grey images their luma.
   *
   * @param file PNG, JPEG, GIF, BMP or TIFF, of 8 or 16 bits
   * @param shape what the network takes: one plane, grey; or three, colour
   * @throws IllegalArgumentException if there is no such file, it is no picture that can be read,
   *     or the network takes other images
   */
  public static Photo read(Path file, ImageShape shape) {
    int planes = shape.planes();
    Range.require("photo", "planes", planes, planes == 1 || planes == 3, "1 or 3");
    List<String> notes = new ArrayList<>();
    BufferedImage image = decode(file, notes);
    Orientation held = orientation(file);
    int side = shape.side();
    if (image.getWidth() != side || image.getHeight() != side) {
      notes.add(
          "%d×%d pixels scaled to %d×%d"
              .formatted(image.getWidth(), image.getHeight(), side, side));
    }
    Area area = Area.of(image, side);
    float[][] pixels = held.upright(area.colours(), side);
    if (!held.isUpright()) {
      notes.add("turned as its camera was held");
    }
    if (area.isTransparent()) {
      notes.add("transparent parts on white");
    }
    boolean grey = image.getColorModel().getNumColorComponents() == 1;
    if (planes == 1 && !grey) {
      notes.add("colour to grey");
    }
    float[] inputs = new float[shape.d()];
    for (int pixel = 0; pixel < side * side; pixel++) {
      float[] rgb = rgb(pixels[pixel], image.getColorModel());
      if (planes == 1) {
        inputs[pixel] = grey ? rgb[0] : luma(rgb);
      } else {
        for (int plane = 0; plane < 3; plane++) {
          inputs[plane * side * side + pixel] = rgb[plane];
        }
      }
    }
    return new Photo(inputs, List.copyOf(notes));
  }

  /** The inputs as a column, d×1. */
  public INDArray x() {
    return Nd4j.create(inputs, new long[] {inputs.length, 1}, 'c');
  }

  private static Orientation orientation(Path file) {
    try {
      return Orientation.of(file);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static BufferedImage decode(Path file, List<String> notes) {
    if (!Files.exists(file)) {
      throw new IllegalArgumentException("%s: there is no such file".formatted(file));
    }
    if (!Files.isRegularFile(file)) {
      throw new IllegalArgumentException("%s: is not a file".formatted(file));
    }
    try (FileImageInputStream in = new FileImageInputStream(file.toFile())) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        throw new IllegalArgumentException(
            "%s: is no picture; PNG, JPEG, GIF, BMP and TIFF can be read".formatted(file));
      }
      return decode(readers.next(), in, file, notes);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static BufferedImage decode(
      ImageReader reader, FileImageInputStream in, Path file, List<String> notes) {
    try {
      reader.setInput(in);
      reader.addIIOReadWarningListener((from, warning) -> notes.add("not read whole: " + warning));
      long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
      if (pixels > MAX_PIXELS) {
        throw new IllegalArgumentException(
            "%s: has %,d pixels, and at most %,d are read; scale it down"
                .formatted(file, pixels, MAX_PIXELS));
      }
      return reader.read(0);
    } catch (IllegalArgumentException e) {
      throw e.getMessage() != null && e.getMessage().startsWith(file + ": ")
          ? e
          : unreadable(file, e);
    } catch (IOException | RuntimeException e) {
      throw unreadable(file, e); // readers of damaged files leave their arrays, too
    } finally {
      reader.dispose();
    }
  }

  private static IllegalArgumentException unreadable(Path file, Exception e) {
    return new IllegalArgumentException(
        "%s: cannot be read, it is damaged or of a kind that Java does not know (%s)"
            .formatted(
                file, e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage()),
        e);
  }

  /**
   * Not {@code BufferedImage.getRGB}, for which stored greys are linear: it brightens them, 128 to
   * 188.
   */
  private static float[] rgb(float[] colour, ColorModel model) {
    if (colour.length == 1) {
      return new float[] {colour[0], colour[0], colour[0]};
    }
    ColorSpace space = model.getColorSpace();
    return space.isCS_sRGB() ? colour : space.toRGB(colour);
  }

  private static float luma(float[] rgb) {
    double sum = 0;
    for (int plane = 0; plane < 3; plane++) {
      sum += LUMA[plane] * rgb[plane];
    }
    return (float) sum;
  }

  @Override
  public String toString() {
    return "Photo: %,d inputs%s"
        .formatted(inputs.length, notes.isEmpty() ? "" : "; " + String.join("; ", notes));
  }
}
