package lab.identity;

/**
 * Describes a piece so that equal pieces can be recognised: its settings and its code. Two of the
 * same identity do the same, as far as one can know: it is known of pieces that tell their
 * settings, where these are all that their code works with.
 *
 * @param words its class and settings, to the last digit; of a piece that does not tell them, its
 *     kind, such as {@code a lambda}
 * @param code SHA-256 of its code, in hexadecimal; empty if the piece does not tell its settings
 * @param isLasting whether neither its settings nor what its code reads can change: threads are
 *     then known to be able to use it at once. Not known of a lambda, or of a class or record with
 *     an array
 */
public record Identity(String words, String code, boolean isLasting) {

  /** The identity of a piece; never fails, whatever the piece is. */
  public static Identity of(Object piece) {
    try {
      Settings settings = new Settings();
      String words = settings.tell(piece);
      String code = CodeDigest.digest(words, settings);
      return new Identity(words, code, !settings.mayChange());
    } catch (UntoldException e) {
      return new Identity(e.getMessage(), "", false);
    }
  }

  /** Whether the piece tells its settings. */
  public boolean isTold() {
    return !code.isEmpty();
  }

  /** A piece, or a part of it, does not tell its settings; the message says what it is. */
  public static final class UntoldException extends Exception {
    private static final long serialVersionUID = 1;

    UntoldException(String what) {
      super(what);
    }
  }
}
