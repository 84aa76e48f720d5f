package lab.grade.book;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import lab.data.Digests;
import lab.gradebook.Entry;

/**
 * What one student handed in, as far as it is graded.
 *
 * @param name that differs from all others' and is that of a folder with its grade
 * @param student whose it is, and which attempt
 * @param sources of package {@code mine}, by the name of their class
 * @param notes what is odd about it, in sentences
 * @param others other attempts of the same student, the best of which counts if it is better
 */
public record Submission(
    String name,
    Entry student,
    SortedMap<String, String> sources,
    List<String> notes,
    List<Submission> others) {
  /** One of whose student no more is known than the name of their folder. */
  public Submission(String name, SortedMap<String, String> sources, List<String> notes) {
    this(name, Entry.of(name), sources, notes, List.of());
  }

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
