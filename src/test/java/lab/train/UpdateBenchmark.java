package lab.train;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import lab.data.Data;
import lab.data.ImageSet;
import lab.data.Images;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import reference.CyclicalSchedule;
import reference.Flip;
import reference.MiniBatches;
import reference.Shift;
import reference.Standardise;

/**
 * How much an update costs beyond its two large matrix products, W1 X and D Xᵀ: the report's
 * network (m = 150, batches of 100, float32), copying and augmenting the images included, on one
 * thread. Blocks of updates and blocks of products alternate in one run, so that a noisy machine is
 * noisy for both.
 *
 * <p>{@code mvn test -Pbenchmark}
 */
@Tag("benchmark")
class UpdateBenchmark {
  private static final int M = 150;
  private static final int BATCH = 100;
  private static final int BLOCK = 50;
  private static final int BLOCKS = 40;
  private static final int WARM_UP = 8;

  @Test
  void updateAgainstItsTwoLargeProducts() {
    Products products = new Products();
    TinyImages.training(cifarLike())
        .hidden(M)
        .batches(new MiniBatches(BATCH))
        .schedule(new CyclicalSchedule(1e-5, 1e-1, 900).decay(0.8))
        .lambda(1e-3)
        .augment(new Flip(0.5).then(new Shift(3, 0.5)))
        .updates((BLOCKS + WARM_UP) * BLOCK)
        .measureEvery(Long.MAX_VALUE)
        .listen(products)
        .fit();
    System.out.println(products.summary());
  }

  /**
   * As many images as CIFAR-10 has, so that none is in a cache by chance; what they show is noise.
   */
  private static Data cifarLike() {
    return new ImageSet(
            "noise",
            "",
            List.of("a", "b", "c", "d", "e", "f", "g", "h", "i", "j"),
            noise(50_000),
            noise(100))
        .split(49_000, 1_000)
        .standardised(new Standardise());
  }

  private static Images noise(int n) {
    byte[] pixels = new byte[n * Images.D];
    byte[] labels = new byte[n];
    SplittableRandom random = new SplittableRandom(n);
    random.nextBytes(pixels);
    for (int j = 0; j < n; j++) {
      labels[j] = (byte) random.nextInt(10);
    }
    return new Images(pixels, labels);
  }

  private static final class Products implements TrainingListener {
    private final INDArray W1 = random(M, Images.D);
    private final INDArray X = random(Images.D, BATCH);
    private final INDArray D = random(M, BATCH);
    private final INDArray H = random(M, BATCH);
    private final INDArray dW1 = random(M, Images.D);
    private final double[] update = new double[BLOCKS];
    private final double[] product = new double[BLOCKS];
    private long blockStart;

    private static INDArray random(int rows, int columns) {
      return Nd4j.rand(DataType.FLOAT, rows, columns).dup('f');
    }

    @Override
    public void started(long t, long updates) {
      blockStart = now();
    }

    @Override
    public void updated(long t, double eta, double loss) {
      if ((t + 1) % BLOCK == 0) {
        long updatesEnd = now();
        for (int i = 0; i < BLOCK; i++) {
          Nd4j.gemm(W1, X, H, false, false, 1, 0); // m×d · d×n → m×n
          Nd4j.gemm(D, X, dW1, false, true, 1, 0); // m×n · n×d → m×d
        }
        long productsEnd = now();
        int block = (int) (t / BLOCK) - WARM_UP;
        if (block >= 0) {
          update[block] = (updatesEnd - blockStart) / (1e3 * BLOCK);
          product[block] = (productsEnd - updatesEnd) / (1e3 * BLOCK);
        }
        blockStart = now();
      }
    }

    /** The thread's own processor time: what other programs take of the machine does not count. */
    private static long now() {
      return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private String summary() {
      double[] ratio = new double[BLOCKS];
      Arrays.setAll(ratio, i -> update[i] / product[i]);
      return "%d blocks of %d, m = %d, n = %d, processor time of one thread%n  update    %s µs%n  products  %s µs%n  ratio     %s"
          .formatted(
              BLOCKS,
              BLOCK,
              M,
              BATCH,
              spread(update, "%.0f"),
              spread(product, "%.0f"),
              spread(ratio, "%.2f"));
    }

    private static String spread(double[] values, String format) {
      double[] sorted = values.clone();
      Arrays.sort(sorted);
      return ("median " + format + " (quartiles " + format + " to " + format + ")")
          .formatted(sorted[BLOCKS / 2], sorted[BLOCKS / 4], sorted[3 * BLOCKS / 4]);
    }
  }
}
