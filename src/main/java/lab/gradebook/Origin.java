package lab.gradebook;

/**
 * The inputs that decide a grade: the same digest, version and seed give the same grade.
 *
 * @param digest of the sources that were taken, SHA-256
 * @param version of the lab and its checks
 * @param seed of the run; the cases that nobody is shown come from it
 * @param isolation how the code was kept apart when it ran
 * @param jdk the Java that it ran on
 */
public record Origin(String digest, String version, long seed, String isolation, String jdk) {
  /** The same files, graded where code was kept apart in this way, on this Java. */
  Origin ranOn(String isolation, String jdk) {
    return new Origin(digest, version, seed, isolation, jdk);
  }

  /** Whether a grade of the other origin would be the same. */
  boolean sameAs(Origin other) {
    return digest.equals(other.digest) && version.equals(other.version) && seed == other.seed;
  }
}
