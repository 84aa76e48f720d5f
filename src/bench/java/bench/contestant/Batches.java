package bench.contestant;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import lab.Augmentation;
import lab.data.Images;

/**
 * Batch after batch for the other contestants in Java: one copy of each image, changed on the way.
 */
final class Batches {
  private final int n;
  private final int[] order;
  private final double[] rates;
  private final byte[] labels = new byte[Materials.N];
  private final FloatBuffer images;
  private final Augmentation augmentation;
  private final RandomGenerator random = new SplittableRandom(Materials.SEED);
  private final float[] image = new float[Images.D];
  private int t = -1;

  Batches(Task task) {
    n = task.n();
    order = Materials.order(task);
    rates = Materials.rates(task);
    augmentation = Materials.augmentation(task);
    Materials.file(task, "labels.u8").get(labels);
    ByteBuffer file = Materials.file(task, "images.f32");
    images =
        ByteBuffer.allocateDirect(file.remaining())
            .order(ByteOrder.nativeOrder())
            .asFloatBuffer()
            .put(file.asFloatBuffer())
            .flip();
  }

  /** Goes on to the next batch. */
  void next() {
    t++;
  }

  /** The update's rate. */
  double eta() {
    return rates[t % rates.length];
  }

  /** The class of the batch's j-th image. */
  int label(int j) {
    return labels[order[t * n % Materials.N + j]];
  }

  /**
   * Copies the batch's images side by side.
   *
   * @param target n·d numbers
   */
  void images(FloatBuffer target) {
    int from = t * n % Materials.N;
    for (int j = 0; j < n; j++) {
      int pixels = order[from + j] * Images.D;
      if (augmentation == Augmentation.NONE) {
        target.put(j * Images.D, images, pixels, Images.D);
      } else {
        images.get(pixels, image);
        augmentation.apply(image, Images.SIDE, random);
        target.put(j * Images.D, image);
      }
    }
  }
}
