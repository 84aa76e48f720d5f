package lab.gradebook.intake;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import lab.base.Digests;

/**
 * The compressed sources of one submission: those of a whole class stay in memory until its page is
 * written, and each is read a few times only.
 *
 * @param bytes deflated: how many, then name and source of each, with their lengths before them
 * @param digest SHA-256 of the sources and their names, in hexadecimal
 */
record Packed(byte[] bytes, String digest) {
  static Packed of(SortedMap<String, String> sources) {
    var digest = Digests.of("SHA-256");
    var packed = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(new DeflaterOutputStream(packed))) {
      out.writeInt(sources.size());
      for (Map.Entry<String, String> source : sources.entrySet()) {
        digest.update(
            (source.getKey() + "\0" + source.getValue() + "\0").getBytes(StandardCharsets.UTF_8));
        write(out, source.getKey());
        write(out, source.getValue());
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible); // nothing but memory is written to
    }
    return new Packed(packed.toByteArray(), HexFormat.of().formatHex(digest.digest()));
  }

  private static void write(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  /** The sources, by the name of their class. */
  SortedMap<String, String> sources() {
    SortedMap<String, String> sources = new TreeMap<>();
    try (var in = new DataInputStream(new InflaterInputStream(new ByteArrayInputStream(bytes)))) {
      for (int count = in.readInt(); count > 0; count--) {
        sources.put(read(in), read(in));
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return Collections.unmodifiableSortedMap(sources);
  }

  private static String read(DataInputStream in) throws IOException {
    return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
  }
}
