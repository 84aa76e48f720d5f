package lab.diagnose;

import java.util.function.Function;

/**
 * A known mistake as the {@link Explainer} tries it.
 *
 * @param name in a few words
 * @param sentence what is done wrong and where to look
 * @param factory makes the wrong piece of its settings
 */
public record Suspect(String name, String sentence, Function<Object[], ?> factory) {}
