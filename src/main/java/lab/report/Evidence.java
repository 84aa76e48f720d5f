package lab.report;

/**
 * The result of testing a claim, or a part of it, with the numbers behind it.
 *
 * @param question what was compared
 * @param published what the report states
 * @param ours what was found here
 * @param test how it was tested, in a sentence
 * @param power the smallest effect that it would have seen, in a sentence; empty where there is
 *     none to see
 * @param verdict what follows
 */
public record Evidence(
    String question,
    String published,
    String ours,
    String test,
    String power,
    ClaimVerdict verdict) {
  /** The same, beside other words on what the report states. */
  public Evidence beside(String published) {
    return new Evidence(question, published, ours, test, power, verdict);
  }

  /** The same, with a sentence on what it does not tell. */
  public Evidence but(String caveat) {
    return new Evidence(question, published, ours, test + " " + caveat, power, verdict);
  }
}
