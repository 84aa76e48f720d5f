package mine;
import java.util.random.RandomGenerator;

public record Flip(double p) implements lab.Augmentation {
  public void apply(float[] x, int side, RandomGenerator random) {
    lab.Network.load(null);
  }
}
