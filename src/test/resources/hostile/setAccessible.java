package mine;
import java.util.*;
import java.util.random.RandomGenerator;

@SuppressWarnings("unchecked")
public record Flip(double p) implements lab.Augmentation {
  public void apply(float[] x, int side, RandomGenerator random) {
    try {
      Class.forName("lab.piece.process.PieceProcess").getDeclaredField("MARK").setAccessible(true);
      Class.forName("lab.course.Checker").getDeclaredMethods()[0].setAccessible(true);
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
