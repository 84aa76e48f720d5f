package mine;
import java.util.*;
import java.util.random.RandomGenerator;

@SuppressWarnings("unchecked")
public record Flip(double p) implements lab.Augmentation {
  public void apply(float[] x, int side, RandomGenerator random) {
    try {
      for (String path : List.of("PROJECT/pom.xml", "/proc/self/cwd/pom.xml", "CANARY", "/etc/passwd")) {
        if (java.nio.file.Files.exists(java.nio.file.Path.of(path))) {
          throw new IllegalStateException("read " + path);
        }
      }
      if (java.nio.file.Files.exists(java.nio.file.Path.of(System.getProperty("user.home"), ".m2"))) {
        throw new IllegalStateException("read .m2");
      }
      throw new IllegalStateException("read nothing");
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
