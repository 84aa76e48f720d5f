package lab.train;

/**
 * What a piece is. Two of the same identity do the same, as far as one can know: it is known of
 * pieces that tell their settings, where these are all that their code works with.
 *
 * @param words its class and settings, to the last digit; of a piece that does not tell them what
 *     it is instead, such as {@code a lambda}
 * @param code SHA-256 of its code, in hexadecimal; empty if the piece does not tell its settings
 */
record Identity(String words, String code) {

  static Identity of(Object piece) {
    try {
      Settings settings = new Settings();
      String words = settings.tell(piece);
      return new Identity(words, Code.digest(words, settings));
    } catch (UntoldException e) {
      return new Identity(e.getMessage(), "");
    }
  }

  /**
   * Whether threads are known to be able to use a piece at once: neither its settings nor what its
   * code reads can change. Not known of a lambda, or of a class or record with an array.
   */
  static boolean isSafeForThreads(Object piece) {
    try {
      Settings settings = new Settings();
      Code.digest(settings.tell(piece), settings);
      return !settings.mayChange();
    } catch (UntoldException e) {
      return false;
    }
  }

  boolean isTold() {
    return !code.isEmpty();
  }

  /** A piece, or a part of it, does not tell its settings; the message says what it is. */
  static final class UntoldException extends Exception {
    private static final long serialVersionUID = 1;

    UntoldException(String what) {
      super(what);
    }
  }
}
