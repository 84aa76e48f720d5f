package lab.course;

import java.util.stream.LongStream;
import lab.piece.SeededRandom;

/**
 * Seeds to check with: the public one, and some that nobody is told, {@code -Dseeds=200} of them.
 */
final class Seeds {
  private static final int HIDDEN = Integer.getInteger("seeds", 3);

  private Seeds() {}

  static long[] all() {
    return LongStream.concat(LongStream.of(Checker.PUBLIC_SEED), LongStream.of(hidden())).toArray();
  }

  static long[] hidden() {
    return new SeededRandom(2026).longs(HIDDEN).toArray();
  }
}
