package lab.report;

import java.util.List;

/**
 * One of the report's claims, with the evidence for or against it.
 *
 * @param number 1 … 9, in the report's order
 * @param sentence the claim
 * @param parts what the tests of it found, one or more
 */
record Claim(int number, String sentence, List<Evidence> parts) {
  /** That of its weakest part: a claim holds if all of it does. */
  ClaimVerdict verdict() {
    return parts.stream()
        .map(Evidence::verdict)
        .reduce(ClaimVerdict::and)
        .orElse(ClaimVerdict.NOT_RUN);
  }
}
