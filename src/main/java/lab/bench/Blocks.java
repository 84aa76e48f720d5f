package lab.bench;

/**
 * How is measured.
 *
 * @param updates of a block, ≥ 2
 * @param warmUp blocks of each contestant that do not count
 * @param measured blocks of each that do
 */
record Blocks(int updates, int warmUp, int measured) {}
