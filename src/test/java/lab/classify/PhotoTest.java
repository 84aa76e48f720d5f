package lab.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import lab.data.ImageShape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhotoTest {
  private static final ImageShape COLOUR = ImageShape.COLOUR_32;
  private static final ImageShape GREY = new ImageShape(1, 4);
  private static final int PLANE = 32 * 32;

  @TempDir Path folder;

  private Path png(BufferedImage image) throws IOException {
    Path file = folder.resolve("photo.png");
    assertThat(ImageIO.write(image, "png", file.toFile())).isTrue();
    return file;
  }

  private static BufferedImage filled(int width, int height, int type, int argb) {
    BufferedImage image = new BufferedImage(width, height, type);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.setRGB(x, y, argb);
      }
    }
    return image;
  }

  /** One of 8 or 16 bits, with these samples in every pixel. */
  private static BufferedImage samples(int bits, int space, int side, int... samples) {
    int type = bits == 8 ? DataBuffer.TYPE_BYTE : DataBuffer.TYPE_USHORT;
    var model =
        new ComponentColorModel(
            ColorSpace.getInstance(space), false, false, Transparency.OPAQUE, type);
    var raster = Raster.createInterleavedRaster(type, side, side, samples.length, null);
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        raster.setPixel(x, y, samples);
      }
    }
    return new BufferedImage(model, raster, false, null);
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        BufferedImage.TYPE_INT_RGB,
        BufferedImage.TYPE_INT_ARGB,
        BufferedImage.TYPE_3BYTE_BGR,
        BufferedImage.TYPE_4BYTE_ABGR
      })
  void ofTheRightSizeIsAsItWasTrainedOnToTheBit(int type) throws IOException {
    BufferedImage image = new BufferedImage(32, 32, type);
    for (int i = 0; i < PLANE; i++) {
      image.setRGB(
          i % 32, i / 32, 0xFF000000 | (i % 256) << 16 | (i * 7 % 256) << 8 | i * 31 % 256);
    }
    Photo photo = Photo.read(png(image), COLOUR);
    assertThat(photo.notes()).isEmpty();
    for (int i = 0; i < PLANE; i++) {
      assertThat(photo.inputs()[i]).isEqualTo((i % 256) / 255f);
      assertThat(photo.inputs()[PLANE + i]).isEqualTo((i * 7 % 256) / 255f);
      assertThat(photo.inputs()[2 * PLANE + i]).isEqualTo((i * 31 % 256) / 255f);
    }
    assertThat(photo.x().toFloatVector()).isEqualTo(photo.inputs());
    assertThat(photo.x().shape()).containsExactly(3072, 1);
  }

  /** BufferedImage.getRGB would make 188 of 128. */
  @ParameterizedTest
  @CsvSource({"8, 128, 255", "16, 32768, 65535", "16, 257, 65535"})
  void greyKeepsItsBrightness(int bits, int sample, int white) throws IOException {
    Photo photo = Photo.read(png(samples(bits, ColorSpace.CS_GRAY, 32, sample)), COLOUR);
    assertThat(photo.notes()).isEmpty();
    for (float input : photo.inputs()) {
      assertThat(input).isEqualTo((float) sample / white);
    }
  }

  @Test
  void sixteenBitsOfColourAreRead() throws IOException {
    Photo photo = Photo.read(png(samples(16, ColorSpace.CS_sRGB, 32, 1000, 65535, 40000)), COLOUR);
    assertThat(photo.inputs()[5]).isEqualTo(1000 / 65535f);
    assertThat(photo.inputs()[PLANE + 5]).isEqualTo(1);
    assertThat(photo.inputs()[2 * PLANE + 5]).isEqualTo(40000 / 65535f);
  }

  @ParameterizedTest
  @ValueSource(ints = {BufferedImage.TYPE_BYTE_INDEXED, BufferedImage.TYPE_BYTE_BINARY})
  void palettesAreRead(int type) throws IOException {
    BufferedImage image = filled(32, 32, type, 0xFF000000);
    image.setRGB(1, 0, 0xFFFFFFFF);
    Photo photo = Photo.read(png(image), COLOUR);
    assertThat(Arrays.copyOf(photo.inputs(), 3)).containsExactly(0, 1, 0);
  }

  @Test
  void whatIsTransparentLiesOnWhite() throws IOException {
    BufferedImage image = filled(32, 32, BufferedImage.TYPE_INT_ARGB, 0x66FF0000); // red, 0.4
    image.setRGB(1, 0, 0x00000000);
    Photo photo = Photo.read(png(image), COLOUR);
    assertThat(photo.notes()).containsExactly("transparent parts on white");
    assertThat(photo.inputs()[0]).isEqualTo(1);
    assertThat(photo.inputs()[PLANE]).isCloseTo(0.6f, within(1e-6f));
    assertThat(photo.inputs()[PLANE + 1]).isEqualTo(1);
  }

  @Test
  void colourBecomesItsLumaForAGreyNetwork() throws IOException {
    Photo photo = Photo.read(png(filled(4, 4, BufferedImage.TYPE_INT_RGB, 0xFF8000)), GREY);
    assertThat(photo.notes()).containsExactly("colour to grey");
    assertThat(photo).hasToString("Photo: 16 inputs; colour to grey");
    float luma = (float) (0.299 + 0.587 * 128 / 255);
    assertThat(photo.inputs()).hasSize(16).usingComparatorWithPrecision(1e-6f).containsOnly(luma);
  }

  @Test
  void greyStaysGreyForAGreyNetwork() throws IOException {
    Photo photo = Photo.read(png(samples(8, ColorSpace.CS_GRAY, 4, 100)), GREY);
    assertThat(photo.notes()).isEmpty();
    assertThat(photo.inputs()).hasSize(16).containsOnly(100 / 255f);
  }

  /** By hand: a pixel stands for 2×3, a half by a half, and one and a half pixels by one. */
  @ParameterizedTest
  @CsvSource({
    "8, 12, 0.5 2.5 4.5 6.5",
    "2, 2, 0 0 1 1",
    "6, 4, 0.333333 1.666667 3.333333 4.666667",
  })
  void othersAreScaledByArea(int width, int height, String row) throws IOException {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.getRaster().setSample(x, y, 0, x);
      }
    }
    Photo photo = Photo.read(png(image), GREY);
    assertThat(photo.notes()).containsExactly(width + "×" + height + " pixels scaled to 4×4");
    float[] expected = new float[16];
    for (int i = 0; i < 16; i++) {
      expected[i] = Float.parseFloat(row.split(" ")[i % 4]) / 255;
    }
    assertThat(photo.inputs()).usingComparatorWithPrecision(1e-6f).containsExactly(expected);
  }

  @Test
  void whatIsNoPictureIsASentence() throws IOException {
    Path none = folder.resolve("none.png");
    Path text = Files.writeString(folder.resolve("text.png"), "a cat");
    Path empty = Files.writeString(folder.resolve("empty.png"), "");
    byte[] whole = Files.readAllBytes(png(samples(8, ColorSpace.CS_sRGB, 300, 9, 8, 7)));
    Path cut = Files.write(folder.resolve("cut.png"), Arrays.copyOf(whole, whole.length / 2));
    assertSentence(none, none + ": there is no such file");
    assertSentence(folder, folder + ": is not a file");
    assertSentence(text, text + ": is no picture; PNG, JPEG, GIF, BMP and TIFF can be read");
    assertSentence(empty, empty + ": is no picture; PNG, JPEG, GIF, BMP and TIFF can be read");
    assertSentence(
        cut, cut + ": cannot be read, it is damaged or of a kind that Java does not know (");
  }

  private static void assertSentence(Path file, String beginning) {
    assertThatThrownBy(() -> Photo.read(file, COLOUR))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(beginning);
  }

  @Test
  void aPictureReadInPartSaysSo() throws IOException {
    BufferedImage image = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 64 * 64; i++) {
      image.setRGB(i % 64, i / 64, 0xFF000000 | i * 7919);
    }
    Path file = folder.resolve("photo.jpg");
    assertThat(ImageIO.write(image, "jpg", file.toFile())).isTrue();
    assertThat(Photo.read(file, COLOUR).notes()).containsExactly("64×64 pixels scaled to 32×32");

    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, whole.length / 2));
    assertThat(Photo.read(file, COLOUR).notes().get(0)).startsWith("not read whole: ");
  }

  /** Where the bright corner of the stored pixels, their first, is to be seen: row, column. */
  @ParameterizedTest
  @CsvSource({
    "1, 0, 0", "2, 0, 3", "3, 3, 3", "4, 3, 0", "5, 0, 0", "6, 0, 3", "7, 3, 3", "8, 3, 0",
    "9, 0, 0"
  })
  void aCamerasPictureStandsUpright(int code, int row, int column) throws IOException {
    Path file = jpegWithExif(code, 0x4949);
    Photo photo = Photo.read(file, GREY);
    assertThat(photo.inputs()[4 * row + column]).isGreaterThan(0.9f);
    assertThat(photo.notes().contains("turned as its camera was held"))
        .isEqualTo(code > 1 && code < 9);
    assertThat(Photo.read(jpegWithExif(code, 0x4d4d), GREY).inputs()).isEqualTo(photo.inputs());
  }

  /**
   * Of the stored pixels, the first row is dim, too; a mirrored one is told from a turned one by
   * it.
   */
  @ParameterizedTest
  @CsvSource({"5, 1, 0", "6, 1, 3", "7, 2, 3", "8, 2, 0", "2, 0, 2", "3, 3, 2", "4, 3, 1"})
  void aCamerasPictureIsMirroredIfItWas(int code, int row, int column) throws IOException {
    assertThat(Photo.read(jpegWithExif(code, 0x4949), GREY).inputs()[4 * row + column])
        .isBetween(0.4f, 0.6f);
  }

  private Path jpegWithExif(int code, int order) throws IOException {
    BufferedImage image = new BufferedImage(32, 32, BufferedImage.TYPE_BYTE_GRAY);
    for (int i = 0; i < 32 * 8; i++) { // blocks of 8×8: 255, 128, 128, 128, and black below
      image.getRaster().setSample(i % 32, i / 32, 0, i % 32 < 8 ? 255 : 128);
    }
    Path file = folder.resolve("held.jpg");
    assertThat(ImageIO.write(image, "jpg", file.toFile())).isTrue();
    ByteBuffer jpeg = ByteBuffer.wrap(Files.readAllBytes(file));
    int afterJfif = 4 + jpeg.getShort(4);
    ByteBuffer exif = ByteBuffer.allocate(4 + 6 + 8 + 2 + 12 + 4);
    exif.putShort((short) 0xFFE1).putShort((short) (exif.capacity() - 2));
    exif.put("Exif\0\0".getBytes(StandardCharsets.US_ASCII));
    exif.putShort((short) order);
    exif.order(order == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    exif.putShort((short) 42).putInt(8);
    exif.putShort((short) 1).putShort((short) 0x0112).putShort((short) 3).putInt(1);
    exif.putShort((short) code);
    ByteBuffer whole = ByteBuffer.allocate(jpeg.capacity() + exif.capacity());
    whole.put(jpeg.array(), 0, afterJfif).put(exif.array());
    whole.put(jpeg.array(), afterJfif, jpeg.capacity() - afterJfif);
    return Files.write(file, whole.array());
  }
}
