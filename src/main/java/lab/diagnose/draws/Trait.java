package lab.diagnose.draws;

import java.util.Optional;

/**
 * Something that is wrong with all random numbers that a piece has drawn.
 *
 * @param kind what it is about
 * @param sentence true in every case; it goes on after what was seen and a colon
 */
public record Trait(Kind kind, String sentence) {
  static Optional<Trait> of(Kind kind, String sentence) {
    return Optional.of(new Trait(kind, sentence));
  }

  /** What can be wrong with numbers that are drawn. */
  public enum Kind {
    /** How many there are, in which form. */
    SHAPE,
    /** Which ones there are. */
    VALUES,
    /** How often each comes. */
    DISTRIBUTION,
    /** What one has to do with another. */
    INDEPENDENCE,
    /** Where they come from: the seed or the generator that is passed in, and nothing else. */
    SOURCE,
    /** When they are drawn. */
    PHASE
  }
}
