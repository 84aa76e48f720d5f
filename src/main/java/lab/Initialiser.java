package lab;

/** Makes the network that a training starts from. */
public interface Initialiser {
  /**
   * A fresh network, in float64.
   *
   * @param d inputs, ≥ 1
   * @param m hidden units, ≥ 1
   * @param K classes, ≥ 2
   * @param seed the same seed gives the same network, bit for bit
   * @return W1 m×d, b1 m×1, W2 K×m, b2 K×1
   */
  Network network(int d, int m, int K, long seed);
}
