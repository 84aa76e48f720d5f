package lab.classify;

/**
 * A class that an image may belong to, with its probability.
 *
 * @param name the class's
 * @param probability from 0 to 1
 */
public record Guess(String name, double probability) {}
