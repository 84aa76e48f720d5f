package lab.classify;

/**
 * A class that an image may be of.
 *
 * @param name the class's
 * @param probability from 0 to 1
 */
public record Guess(String name, double probability) {}
