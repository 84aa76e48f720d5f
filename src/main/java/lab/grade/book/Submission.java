package lab.grade.book;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import lab.data.Digests;

/**
 * What one student handed in, as far as it is graded.
 *
 * @param name of the folder or archive, as it lies there
 * @param sources of package {@code mine}, by the name of their class
 * @param notes what is odd about it, in sentences
 */
public record Submission(String name, SortedMap<String, String> sources, List<String> notes) {
  /** SHA-256 of the sources and their names, in hexadecimal. */
  public String digest() {
    MessageDigest digest = Digests.of("SHA-256");
    for (Map.Entry<String, String> source : sources.entrySet()) {
      digest.update(
          (source.getKey() + "\0" + source.getValue() + "\0").getBytes(StandardCharsets.UTF_8));
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
