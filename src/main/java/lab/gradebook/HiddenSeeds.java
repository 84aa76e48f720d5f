package lab.gradebook;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import lab.base.Digests;
import lab.piece.Assignment;

/** Draws the seed of a run, and derives from it the seeds of the cases that students do not see. */
public final class HiddenSeeds {
  /** What every program that reads JSON keeps of a whole number. */
  private static final int BITS = 53;

  private HiddenSeeds() {}

  /** Draws an unpredictable seed for a run, from 0 to 2^53 − 1. */
  public static long draw() {
    return new SecureRandom().nextLong() >>> (Long.SIZE - BITS);
  }

  /** An exercise's own seed: the first eight bytes of the SHA-256 of the run's seed and its id. */
  static long hidden(long run, Assignment exercise) {
    byte[] text = (run + " " + exercise.id()).getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.wrap(Digests.of("SHA-256").digest(text)).getLong();
  }
}
