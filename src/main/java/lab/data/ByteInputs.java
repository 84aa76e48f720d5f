package lab.data;

import java.util.Arrays;
import lab.FeatureScaling.Scale;

/**
 * Inputs as the bytes of images, a quarter of what numbers take, and the scale that they are put on
 * whenever they are read: {@code (byte / 255 − mean) / divisor}, in float32.
 *
 * @param images the bytes
 * @param mean d numbers
 * @param divisor d numbers, none of them 0
 */
record ByteInputs(Images images, float[] mean, float[] divisor) implements InputSource {
  /** A byte as a number from 0 to 1. */
  private static final float[] FRACTIONS = new float[1 << Byte.SIZE];

  /** Each thread's own, used again: a batch's pixels would be a third of a megabyte of garbage. */
  private static final ThreadLocal<byte[]> PIXELS = ThreadLocal.withInitial(() -> new byte[0]);

  static {
    for (int b = 0; b < FRACTIONS.length; b++) {
      FRACTIONS[b] = b / 255f;
    }
  }

  /** Numbers from 0 to 1, on no other scale. */
  static ByteInputs fractions(Images images) {
    float[] ones = new float[images.shape().d()];
    Arrays.fill(ones, 1);
    return new ByteInputs(images, new float[ones.length], ones);
  }

  /**
   * Numbers on a scale: an input that never varies is divided by 1.
   *
   * @param scale d×1 each
   */
  static ByteInputs of(Images images, Scale scale) {
    float[] divisor = scale.deviation().toFloatVector();
    for (int i = 0; i < divisor.length; i++) {
      divisor[i] = divisor[i] == 0 ? 1 : divisor[i];
    }
    return new ByteInputs(images, scale.mean().toFloatVector(), divisor);
  }

  @Override
  public int n() {
    return images.n();
  }

  @Override
  public int d() {
    return mean.length;
  }

  /** In two loops, of which the second is made into vector instructions. */
  @Override
  public void read(int j, int first, float[] into) {
    byte[] pixels = PIXELS.get();
    if (pixels.length != into.length) {
      pixels = new byte[into.length];
      PIXELS.set(pixels);
    }
    images.read(j, first, pixels);
    for (int i = 0; i < into.length; i++) {
      into[i] = FRACTIONS[pixels[i] & 0xFF];
    }
    for (int i = 0; i < into.length; i++) {
      into[i] = (into[i] - mean[first + i]) / divisor[first + i];
    }
  }

  @Override
  public InputSource slice(int from, int to) {
    return new ByteInputs(images.view(from, to), mean, divisor);
  }

  @Override
  public long checksum() {
    return images.checksum();
  }
}
