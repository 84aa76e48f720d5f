package lab.report;

/**
 * What the test of a claim found.
 *
 * @param published what the report states
 * @param ours what was found here
 * @param test how it was tested, in a sentence
 * @param verdict what follows
 */
public record Evidence(String published, String ours, String test, Verdict verdict) {
  /** Both: the second finding supports the same claim. */
  public Evidence and(Evidence other) {
    return new Evidence(
        published + "; " + other.published,
        ours + "; " + other.ours,
        test + " " + other.test,
        verdict.and(other.verdict));
  }
}
