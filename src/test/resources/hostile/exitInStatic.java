package mine;
import java.util.random.RandomGenerator;

public record Flip(double p) implements lab.Augmentation {
  static final int NUMBER = end();

  static int end() {
    // The line below is the ninth.
    System.exit(0);
    return 0;
  }

  public void apply(float[] x, int side, RandomGenerator random) {}
}
