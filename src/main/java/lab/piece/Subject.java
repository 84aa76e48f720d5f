package lab.piece;

import java.util.function.Function;

/** The author of the pieces that are checked: a student, the reference, or a known mistake. */
public interface Subject {
  /**
   * Makes the piece of an exercise.
   *
   * @param exercise which exercise
   * @param settings what the piece is constructed with, such as Dropout's p
   * @return an object that implements the exercise's contract
   * @throws PieceException if there is none, in a sentence
   */
  Object piece(Assignment exercise, Object... settings);

  /** The author's name, such as {@code mine}. */
  String name();

  /**
   * Whether its pieces live in another process, which sends copies of what they give and looks
   * itself whether a piece changes later what it gave before.
   */
  default boolean isRemote() {
    return false;
  }

  /**
   * The pieces of a package, found by their names; nothing is loaded before it is asked for.
   *
   * @param loader where the classes are
   * @param packageName such as {@code mine}
   */
  static Subject of(ClassLoader loader, String packageName) {
    return new PackageSubject(loader, packageName);
  }

  /**
   * A single piece, whatever the exercise.
   *
   * @param name the author's name
   * @param factory makes the piece from its settings
   */
  static Subject of(String name, Function<Object[], ?> factory) {
    return new Subject() {
      @Override
      public Object piece(Assignment exercise, Object... settings) {
        return factory.apply(settings);
      }

      @Override
      public String name() {
        return name;
      }
    };
  }
}
