package lab.data;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;

/** CIFAR-10 in small: a few images of noise in the same layout. */
final class SmallSets {
  /** Two files of ten training images, one of ten test images: every class once in each. */
  static final Sizes SIZES = new Sizes(2, 10, 10);

  private SmallSets() {}

  static ImageSet noise(long seed) {
    Images train = noise(20, seed);
    Images test = noise(10, seed + 1);
    return new ImageSet("cifar10", BinaryBatches.digest(train, test), Cifar10.CLASSES, train, test);
  }

  static Path write(long seed, Path folder) {
    BinaryBatches.write(noise(seed), SIZES.trainBatches(), folder);
    return folder;
  }

  static Images noise(int n, long seed) {
    byte[] pixels = new byte[n * Images.D];
    new Random(seed).nextBytes(pixels);
    byte[] labels = new byte[n];
    for (int j = 0; j < n; j++) {
      labels[j] = (byte) (j % 10);
    }
    return new Images(pixels, labels);
  }

  /** Exchanges an image and its label with another one. */
  static void exchange(Images a, int i, Images b, int j) {
    byte[] pixels = Arrays.copyOfRange(a.pixels(), i * Images.D, (i + 1) * Images.D);
    System.arraycopy(b.pixels(), j * Images.D, a.pixels(), i * Images.D, Images.D);
    System.arraycopy(pixels, 0, b.pixels(), j * Images.D, Images.D);
    byte label = a.labels()[i];
    a.labels()[i] = b.labels()[j];
    b.labels()[j] = label;
  }
}
