package lab.course.kit;

import static lab.course.kit.PlainMatrix.gaussian;

import lab.Network;
import lab.piece.SeededRandom;
import org.nd4j.linalg.api.buffer.DataType;

/** Makes random networks for the checks. */
public final class Networks {
  private Networks() {}

  /** Weights and biases by chance, none of them 0, so that scores are about 1 in size. */
  public static Network random(int d, int m, int K, SeededRandom dice) {
    return new Network(
        gaussian(m, d, dice).divi(Math.sqrt(d)),
        gaussian(m, 1, dice),
        gaussian(K, m, dice).divi(Math.sqrt(m)),
        gaussian(K, 1, dice));
  }

  /** The same network, otherwise in memory. */
  public static Network as(Network net, Layout layout, DataType type) {
    return new Network(
        layout.of(net.W1(), type),
        layout.of(net.b1(), type),
        layout.of(net.W2(), type),
        layout.of(net.b2(), type));
  }

  /** {@code 2 → 3 → 2, DOUBLE}. */
  public static String sizes(Network net) {
    return "net %d → %d → %d, %s".formatted(net.d(), net.m(), net.K(), net.W1().dataType());
  }
}
