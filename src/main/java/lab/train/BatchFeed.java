package lab.train;

import java.nio.FloatBuffer;
import java.util.random.RandomGenerator;
import lab.Augmentation;
import lab.data.Examples;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Copies a batch's images side by side, each changed by the augmentation on the way: one copy of 12
 * kB an image, into an array that is used again for the next batch.
 */
final class BatchFeed {
  private final Examples examples;
  private final FloatBuffer pixels;
  private final Augmentation augmentation;
  private final DataType precision;
  private final float[] image;
  private final int side;
  private INDArray X;

  BatchFeed(Examples examples, Augmentation augmentation, DataType precision) {
    this.examples = examples;
    this.pixels = examples.X().data().asNioFloat();
    this.augmentation = augmentation;
    this.precision = precision;
    this.image = new float[examples.d()];
    this.side = (int) Math.round(Math.sqrt(examples.d() / 3.0));
    if (augmentation != Augmentation.NONE && 3 * side * side != examples.d()) {
      throw new IllegalArgumentException(
          "augmentation: needs images of three square planes, but d = %d is not 3 · side²"
              .formatted(examples.d()));
    }
    this.X = empty(1);
  }

  /** The batch's images, d×b; overwritten by the next call. */
  INDArray images(int[] batch, RandomGenerator random) {
    if (X.size(1) < batch.length) {
      X = empty(batch.length);
    }
    FloatBuffer target = X.data().asNioFloat();
    for (int j = 0; j < batch.length; j++) {
      pixels.get(batch[j] * image.length, image);
      augmentation.apply(image, side, random);
      target.put(j * image.length, image);
    }
    INDArray columns =
        X.size(1) == batch.length
            ? X
            : X.get(NDArrayIndex.all(), NDArrayIndex.interval(0, batch.length));
    return columns.castTo(precision); // itself, in float32
  }

  /** The batch's labels, one-hot, K×b. */
  INDArray labels(int[] batch) {
    byte[] labels = new byte[batch.length];
    for (int j = 0; j < batch.length; j++) {
      labels[j] = examples.labels()[batch[j]];
    }
    return new Examples(X, labels, examples.K()).Y().castTo(precision);
  }

  private INDArray empty(int n) {
    try (MemoryWorkspace lasting = Nd4j.getWorkspaceManager().scopeOutOfWorkspaces()) {
      return Nd4j.createUninitialized(DataType.FLOAT, new long[] {image.length, n}, 'f');
    }
  }
}
