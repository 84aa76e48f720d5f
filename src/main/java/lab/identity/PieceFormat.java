package lab.identity;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import lab.identity.Identity.UntoldException;

/**
 * Writes pieces, with the compiled code that the lab does not have, and reads them in another Java:
 * there they are what they are here, down to their {@link Identity}. What can be written is what
 * tells its settings.
 *
 * <p>The form: the number of classes; of each, name, length and bytes; then the value, see {@link
 * SettingsWriter}. Both ends must be the same version of the lab.
 */
public final class PieceFormat {
  private PieceFormat() {}

  /**
   * Writes a piece, or a record or list of pieces.
   *
   * @throws UntoldException if something in it does not tell its settings; the message says what
   */
  public static byte[] write(Object piece) throws UntoldException {
    Settings settings = new Settings();
    String words = settings.tell(piece);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      Map<String, byte[]> classes = CodeDigest.classes(words, settings);
      out.writeInt(classes.size());
      for (Map.Entry<String, byte[]> one : classes.entrySet()) {
        out.writeUTF(one.getKey());
        out.writeInt(one.getValue().length);
        out.write(one.getValue());
      }
      new SettingsWriter(out).write(piece);
    } catch (IOException e) {
      throw new UntoldException("%s, which cannot be written: %s".formatted(words, e.getMessage()));
    }
    return bytes.toByteArray();
  }

  /**
   * Reads what {@link #write} has written. Its code is that which was written, even where this Java
   * has classes of the same names; each call has classes of its own.
   *
   * @throws IllegalArgumentException if the bytes are not a piece, or a constructor refuses
   */
  public static Object read(byte[] written) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(written))) {
      Map<String, byte[]> classes = new TreeMap<>();
      for (int left = in.readInt(); left > 0; left--) {
        classes.put(in.readUTF(), in.readNBytes(in.readInt()));
      }
      return new SettingsReader(in, new WrittenClasses(classes)).read();
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "pieces: these %d bytes are not pieces that were written by the same version of the lab: %s"
              .formatted(written.length, e.getMessage()),
          e);
    }
  }
}
