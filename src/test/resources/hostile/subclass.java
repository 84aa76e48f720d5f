package mine;
import java.util.random.RandomGenerator;
import org.nd4j.linalg.factory.Nd4j;

public record Flip(double p) implements lab.Augmentation {
  public void apply(float[] x, int side, RandomGenerator random) {
    Mine.writeTxt(Nd4j.ones(1, 1), "CANARY.written");
  }

  static class Mine extends Nd4j {}
}
