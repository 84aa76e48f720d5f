package lab.course.kit;

import java.util.function.Function;
import java.util.function.Supplier;
import lab.piece.Assignment;
import lab.piece.Subject;

/**
 * A known mistake of an exercise: a wrong piece with a name and a sentence that explains it.
 *
 * @param name in a few words
 * @param sentence what is done wrong and where to look; it follows after what was seen and a colon
 * @param factory makes the wrong piece from its settings
 */
public record Mistake(String name, String sentence, Function<Object[], ?> factory)
    implements Subject {

  /** A mistake in a piece without settings. */
  public static Mistake of(String name, String sentence, Supplier<?> factory) {
    return new Mistake(name, sentence, settings -> factory.get());
  }

  @Override
  public Object piece(Assignment exercise, Object... settings) {
    return factory.apply(settings);
  }
}
