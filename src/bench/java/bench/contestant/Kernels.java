package bench.contestant;

import bench.Kernel;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bytedeco.openblas.global.openblas_nolapack;

/** What multiplies in programs that have ND4J. */
final class Kernels {
  private static final Pattern JAR = Pattern.compile("openblas-([^/-]+)-[^/]*\\.jar");

  private Kernels() {}

  /**
   * ND4J's OpenBLAS, which nobody can ask from Java for its version and its kernel: its file's name
   * has the one, and the other it writes to standard error; see bench.Contestant.
   */
  static Kernel openBlas() {
    String file =
        openblas_nolapack.class.getProtectionDomain().getCodeSource().getLocation().getPath();
    Matcher version = JAR.matcher(file);
    String threads = "" + openblas_nolapack.blas_get_num_threads();
    return new Kernel(Kernel.OPENBLAS, version.find() ? version.group(1) : "", "", threads);
  }
}
