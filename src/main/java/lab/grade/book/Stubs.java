package lab.grade.book;

import java.util.Map;

/**
 * The pieces as they were given out.
 *
 * @param texts by the name of their class
 */
public record Stubs(Map<String, String> texts) {
  /** Whether a file is still what was given out, but for spaces. */
  boolean isUntouched(String piece, String source) {
    return texts.containsKey(piece) && squeezed(texts.get(piece)).equals(squeezed(source));
  }

  private static String squeezed(String source) {
    return source.replaceAll("\\s+", "");
  }
}
