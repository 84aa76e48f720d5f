package mine;
import java.util.random.RandomGenerator;

public record Flip(double p) implements lab.Augmentation {
  public void apply(float[] x, int side, RandomGenerator random) {
    deeper(1);
  }

  // The line that calls itself is the thirteenth.



  static int deeper(int n) { return 1 + deeper(n + 1); }
}
