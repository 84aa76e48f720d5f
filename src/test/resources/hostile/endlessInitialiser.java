package mine;
import java.util.*;
import java.util.random.RandomGenerator;

@SuppressWarnings("unchecked")
public record Flip(double p) implements lab.Augmentation {
  public void apply(float[] x, int side, RandomGenerator random) {
    try {
      LOOP.size();
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw Flip.<RuntimeException>same(e);
    }
    if (random.nextDouble() < p) {
      for (int row = 0; row < x.length; row += side) {
        for (int i = row, j = row + side - 1; i < j; i++, j--) {
          float pixel = x[i];
          x[i] = x[j];
          x[j] = pixel;
        }
      }
    }
  }

  private static final List<String> LOOP = new ArrayList<>();

  static {
    while (LOOP.isEmpty()) {}
  }

  static <T extends Throwable> RuntimeException same(Throwable e) throws T {
    throw (T) e;
  }
}
