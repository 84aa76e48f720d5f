package bench;

/**
 * How is measured.
 *
 * @param updates of a block, ≥ 1
 * @param warmUpSeconds how long each contestant trains before it counts: Java compiles what is used
 *     often, and some thousand updates are not often
 * @param measured blocks of each that count
 */
record Blocks(int updates, double warmUpSeconds, int measured) {}
