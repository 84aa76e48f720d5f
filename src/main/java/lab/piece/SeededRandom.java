package lab.piece;

import java.util.random.RandomGenerator;

/**
 * A random generator whose whole state is one number that can be saved and restored: SplitMix64.
 *
 * @see <a href="https://doi.org/10.1145/2714064.2660195">Steele, Lea and Flood (2014)</a>
 */
public final class SeededRandom implements RandomGenerator {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private long state;

  /** The same state gives the same draws. */
  public SeededRandom(long state) {
    this.state = state;
  }

  /** The state: a generator made with it draws the same numbers from here on. */
  public long state() {
    return state;
  }

  @Override
  public long nextLong() {
    state += GOLDEN;
    long mixed = (state ^ (state >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }
}
