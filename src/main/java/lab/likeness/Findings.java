package lab.likeness;

import java.util.List;

/**
 * The groups of similar works in a class, and the figures behind them. Strengths are fingerprints
 * that two share beyond chance; a line of code has about three.
 *
 * @param clusters whose works are alike, the strongest first
 * @param line from what strength on a pair is told
 * @param counts how many pairs have which strength, rounded down
 */
public record Findings(List<Cluster> clusters, double line, long[] counts) {
  /** About so many fingerprints has a line of code. */
  public static final double IN_A_LINE = 3;

  /**
   * A group of works that are alike.
   *
   * @param names at least two, in the order of the alphabet
   * @param links pairs that hold it together, the strongest first
   */
  public record Cluster(List<String> names, List<Link> links) {}

  /** Two works that are alike. */
  public record Link(String left, String right, double strength) {}
}
