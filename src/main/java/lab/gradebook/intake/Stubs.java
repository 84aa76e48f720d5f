package lab.gradebook.intake;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What everybody has.
 *
 * @param texts the pieces as they were given out, by the name of their class
 * @param references sources of the references; none if they are not at hand
 */
public record Stubs(Map<String, String> texts, List<String> references) {
  /** All sources that are nobody's own. */
  public List<String> given() {
    return Stream.concat(texts.values().stream(), references.stream()).toList();
  }

  /** Whether a file is still what was given out, but for spaces. */
  public boolean isUntouched(String piece, String source) {
    return texts.containsKey(piece) && squeezed(texts.get(piece)).equals(squeezed(source));
  }

  private static String squeezed(String source) {
    return source.replaceAll("\\s+", "");
  }
}
