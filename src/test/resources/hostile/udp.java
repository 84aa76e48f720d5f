package mine;
import java.util.*;
import java.util.random.RandomGenerator;

@SuppressWarnings("unchecked")
public record Flip(double p) implements lab.Augmentation {
  public void apply(float[] x, int side, RandomGenerator random) {
    try {
      new java.net.DatagramSocket().send(
          new java.net.DatagramPacket(new byte[1], 1, new java.net.InetSocketAddress("127.0.0.1", PORT)));
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw Flip.<RuntimeException>same(e);
    }
  }

  static <T extends Throwable> RuntimeException same(Throwable e) throws T {
    throw (T) e;
  }
}
