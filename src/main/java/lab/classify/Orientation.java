package lab.classify;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The orientation of the camera, which a JPEG holds in its Exif data while its pixels stay unturned
 * (Exif 2.3, tag Orientation). Java's reader pays no attention to it.
 *
 * @param code 1, upright, to 8
 */
record Orientation(int code) {
  private static final Orientation UPRIGHT = new Orientation(1);
  private static final int JPEG = 0xFFD8;
  private static final int APP1 = 0xFFE1;
  private static final int SCAN = 0xFFDA;
  private static final String EXIF = "Exif\0\0";
  private static final int TAG = 0x0112;
  private static final int ENTRY = 12;

  /** What a file tells; upright, if it tells nothing. */
  static Orientation of(Path file) throws IOException {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      int marker = in.readUnsignedShort();
      if (marker != JPEG) {
        return UPRIGHT;
      }
      for (marker = in.readUnsignedShort(); marker != SCAN; marker = in.readUnsignedShort()) {
        byte[] segment = in.readNBytes(in.readUnsignedShort() - 2);
        String head = new String(segment, StandardCharsets.ISO_8859_1);
        if (marker == APP1 && head.startsWith(EXIF)) {
          return ofExif(ByteBuffer.wrap(segment, EXIF.length(), segment.length - EXIF.length()));
        }
      }
      return UPRIGHT;
    } catch (EOFException | BufferUnderflowException | IllegalArgumentException e) {
      return UPRIGHT; // damaged: the reader of the picture will say so if it matters
    }
  }

  /** A small TIFF: its byte order, 42, where its first table is; there, one entry a tag. */
  private static Orientation ofExif(ByteBuffer exif) {
    ByteBuffer tiff = exif.slice();
    tiff.order(tiff.getShort() == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    tiff.getShort();
    tiff.position(tiff.getInt());
    int entries = tiff.getShort();
    int first = tiff.position();
    for (int i = 0; i < entries; i++) {
      tiff.position(first + ENTRY * i);
      if (tiff.getShort() == TAG) {
        tiff.position(first + ENTRY * i + 8);
        int code = tiff.getShort();
        return code >= 1 && code <= 8 ? new Orientation(code) : UPRIGHT;
      }
    }
    return UPRIGHT;
  }

  boolean isUpright() {
    return code == 1;
  }

  /** Turns a square, row by row, so that it stands upright. */
  float[][] upright(float[][] pixels, int side) {
    int last = side - 1;
    float[][] turned = new float[pixels.length][];
    for (int r = 0; r < side; r++) {
      for (int c = 0; c < side; c++) {
        int from =
            switch (code) {
              case 2 -> side * r + last - c;
              case 3 -> side * (last - r) + last - c;
              case 4 -> side * (last - r) + c;
              case 5 -> side * c + r;
              case 6 -> side * (last - c) + r;
              case 7 -> side * (last - c) + last - r;
              case 8 -> side * c + last - r;
              default -> side * r + c;
            };
        turned[side * r + c] = pixels[from];
      }
    }
    return turned;
  }
}
