package lab.data;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Draws and loads the built-in images that stand in for CIFAR-10: 10,000 training and 2,000 test
 * images of ten classes of figures, equally many of each.
 *
 * <p>A figure's place, size, lean, facing and colours, clutter, a bar across it and noise are left
 * to chance; colour tells a little about the class, and the outline the rest.
 */
public final class Shapes {
  /** The seed of the images that {@link #load()} gives. */
  public static final long SEED = 42;

  /** Of the images of {@link #SEED}: they are the same to the bit wherever they are drawn. */
  static final String DIGEST = "72f656636d500fc33b7412d457c3851366de169b95ab123803a06fd1adee7b3f";

  static final int TRAIN = 10_000;
  static final int TEST = 2_000;

  private Shapes() {}

  /** Where the images are kept: {@code data/shapes-bin}, in CIFAR-10's binary layout. */
  public static Path folder() {
    return DataFolder.path().resolve("shapes-bin");
  }

  /**
   * The images of {@link #SEED}: read from {@link #folder()}; drawn, and stored there if that can
   * be written, where they are missing, damaged or others.
   */
  public static ImageSet load() {
    return load(folder());
  }

  /** As {@link #load()}, with another folder. */
  static ImageSet load(Path folder) {
    return stored(folder).orElseGet(() -> store(draw(SEED), folder));
  }

  /**
   * Draws a set of images: image i is of class i modulo 10, so every part of the set is balanced.
   *
   * @param seed the same seed gives the same images, bit for bit
   */
  public static ImageSet draw(long seed) {
    Random random = new Random(seed);
    Images train = draw(random.longs(TRAIN).toArray());
    Images test = draw(random.longs(TEST).toArray());
    String digest = BinaryBatches.digest(train, test);
    return new ImageSet("shapes", digest, ShapeClass.names(), train, test);
  }

  /** An image a seed: in parallel, as none depends on another. */
  private static Images draw(long[] seeds) {
    ShapeClass[] figures = ShapeClass.values();
    byte[] pixels = new byte[seeds.length * Images.D];
    byte[] labels = new byte[seeds.length];
    IntStream.range(0, seeds.length)
        .parallel()
        .forEach(
            i -> {
              int label = i % figures.length;
              labels[i] = (byte) label;
              new Scene(seeds[i]).paint(figures[label], pixels, i * Images.D);
            });
    return new Images(pixels, labels);
  }

  private static Optional<ImageSet> stored(Path folder) {
    if (!Files.isDirectory(folder)) {
      return Optional.empty();
    }
    try {
      return Optional.of(BinaryBatches.read("shapes", folder))
          .filter(set -> set.digest().equals(DIGEST) && set.classes().equals(ShapeClass.names()));
    } catch (IllegalArgumentException | UncheckedIOException e) {
      return Optional.empty(); // damaged: drawing anew mends it
    }
  }

  private static ImageSet store(ImageSet set, Path folder) {
    try {
      BinaryBatches.write(set, 5, folder);
    } catch (UncheckedIOException e) {
      // A folder that cannot be written costs no more than drawing again the next time.
    }
    return set;
  }
}
