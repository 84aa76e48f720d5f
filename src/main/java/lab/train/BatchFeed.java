package lab.train;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGenerator.SplittableGenerator;
import lab.Augmentation;
import lab.base.Cores;
import lab.data.Data;
import lab.data.Examples;
import lab.data.ImageShape;
import lab.identity.Identity;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Puts a batch's images side by side, each made numbers and augmented on the way, in an array that
 * is used again for the next batch and stays in the processor's cache until the first product reads
 * it. Each half of the batch has chances of its own, so that two cores can copy one each; an
 * augmentation that may keep something between images, such as a scratch array, is used by one
 * thread at a time, with the same result.
 */
final class BatchFeed {
  /** The lock for augmentations that only one thread at a time may use. */
  private static final Object TURN = new Object();

  private static final int ALIGNED = 32;
  private static final int TRIES = 4;

  private final Examples examples;
  private final Augmentation augmentation;
  private final boolean safeForThreads;
  private final DataType precision;
  private final int d;
  private final int side;
  private final float[] firstImage;
  private final float[] secondImage;
  private INDArray X;

  BatchFeed(Data data, Augmentation augmentation, DataType precision) {
    this.examples = data.train();
    this.augmentation = augmentation;
    this.safeForThreads =
        augmentation == Augmentation.NONE || Identity.of(augmentation).isLasting();
    this.precision = precision;
    this.d = examples.d();
    if (augmentation != Augmentation.NONE && data.shape().isEmpty()) {
      throw new IllegalArgumentException(
          "augmentation: must know how the %d inputs of %s lie as an image; say data.shaped(new ImageShape(planes, side)), or train without .augment(…)"
              .formatted(d, data.name()));
    }
    this.side = data.shape().map(ImageShape::side).orElse(0);
    this.firstImage = new float[d];
    this.secondImage = new float[d];
    this.X = empty(1);
  }

  /** The batch's images, d×b; overwritten by the next call. */
  INDArray images(int[] batch, SplittableGenerator random) {
    if (X.size(1) < batch.length) {
      X = empty(batch.length);
    }
    FloatBuffer target = X.data().asNioFloat();
    int half = batch.length / 2;
    RandomGenerator other = random.split();
    Runnable first = () -> copy(batch, 0, half, target, firstImage, random);
    Runnable second = () -> copy(batch, half, batch.length, target, secondImage, other);
    if (safeForThreads) {
      Cores.both(first, second);
    } else {
      synchronized (TURN) { // one thread, and no other training's either, which may share the piece
        first.run();
        second.run();
      }
    }
    INDArray columns =
        X.size(1) == batch.length
            ? X
            : X.get(NDArrayIndex.all(), NDArrayIndex.interval(0, batch.length));
    return columns.castTo(precision); // itself, in float32
  }

  private void copy(
      int[] batch, int from, int to, FloatBuffer target, float[] image, RandomGenerator random) {
    for (int j = from; j < to; j++) {
      examples.read(batch[j], image);
      augmentation.apply(image, side, random);
      target.put(j * d, image);
    }
  }

  /** The batch's labels, one-hot, K×b. */
  INDArray labels(int[] batch) {
    byte[] labels = new byte[batch.length];
    for (int j = 0; j < batch.length; j++) {
      labels[j] = examples.labels()[batch[j]];
    }
    return Examples.oneHot(labels, examples.K()).castTo(precision);
  }

  /**
   * An array for n images that does not begin at a multiple of 32 bytes: what does so, oneDNN's
   * kernels for AVX2 read where it lies, and take up to twice as long for {@code D Xᵀ} as with the
   * copy that they make of everything else. Neighbours in memory begin at other multiples of 16.
   */
  private INDArray empty(int n) {
    List<INDArray> passedOver = new ArrayList<>();
    INDArray array = uninitialised(n);
    while (array.data().address() % ALIGNED == 0 && passedOver.size() < TRIES) {
      passedOver.add(array);
      array = uninitialised(n);
    }
    passedOver.forEach(INDArray::close);
    return array;
  }

  private INDArray uninitialised(int n) {
    try (MemoryWorkspace lasting = Nd4j.getWorkspaceManager().scopeOutOfWorkspaces()) {
      return Nd4j.createUninitialized(DataType.FLOAT, new long[] {d, n}, 'f');
    }
  }
}
