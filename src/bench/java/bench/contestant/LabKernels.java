package bench.contestant;

import bench.Kernel;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lab.blas.Gemm;

/** What multiplies in this lab: oneDNN at large products, or nothing but ND4J's OpenBLAS. */
final class LabKernels {
  private static final Pattern ONE_DNN = Pattern.compile("oneDNN ([^,]+)(?:, (.+))?");

  private LabKernels() {}

  /**
   * @param threads of the training, on each of which a part of a large product is made
   */
  static List<Kernel> of(int threads) {
    Matcher oneDnn = ONE_DNN.matcher(Gemm.library());
    if (!oneDnn.matches()) {
      return List.of(Kernels.openBlas());
    }
    String instructions = oneDnn.group(2) == null ? "less than AVX2" : oneDnn.group(2);
    return List.of(
        new Kernel("oneDNN", oneDnn.group(1), instructions, "" + threads), Kernels.openBlas());
  }
}
