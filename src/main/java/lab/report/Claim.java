package lab.report;

/**
 * One of the report's claims, tested.
 *
 * @param number 1 … 9, in the report's order
 * @param sentence the claim
 * @param evidence what its test found
 */
record Claim(int number, String sentence, Evidence evidence) {}
