package lab.likeness;

/** Computes hashes of 64 bits, so many that in a class of thousands none are equal by chance. */
final class Hashes {
  private static final long START = 0x6A09E667F3BCC909L;

  private Hashes() {}

  static long of(String text) {
    long hash = START;
    for (int i = 0; i < text.length(); i++) {
      hash = 31 * hash + text.charAt(i);
    }
    return mixed(hash);
  }

  /** The hash of a sequence that is longer by one. */
  static long with(long hash, long next) {
    return mixed(hash * 0x100000001B3L + next);
  }

  private static long mixed(long hash) {
    long once = (hash ^ hash >>> 32) * 0x9E3779B97F4A7C15L;
    return once ^ once >>> 29;
  }
}
