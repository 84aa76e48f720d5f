package lab.diagnose;

import java.util.Optional;

/**
 * A sentence that explains why a result is wrong, and the known mistake's name if it is one.
 *
 * @param sentence true in every case that was tried; it goes on after what was seen and a colon
 * @param name of the known mistake, if it is one
 */
public record Explanation(String sentence, Optional<String> name) {
  /** Makes an explanation that is of no known mistake. */
  static Optional<Explanation> of(String sentence) {
    return Optional.of(new Explanation(sentence, Optional.empty()));
  }
}
