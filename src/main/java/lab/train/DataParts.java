package lab.train;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import lab.FeatureScaling;
import lab.base.Reason;
import lab.data.Cifar10;
import lab.data.Data;
import lab.data.ImageSet;
import lab.data.ImageShape;
import lab.data.Images;
import lab.data.Shapes;
import lab.data.Split;
import lab.identity.Identity;
import lab.jobs.Supply;

/**
 * Data as they are told to another machine, which may have the images already.
 *
 * @param name of the set of images
 * @param digest {@link Data#digest}: of the images and their labels
 * @param classes the K classes' names
 * @param shape of every image
 * @param train images
 * @param validation images
 * @param scaling the piece that standardises
 */
record DataParts(
    String name,
    String digest,
    List<String> classes,
    ImageShape shape,
    int train,
    int validation,
    FeatureScaling scaling) {
  private static final int SOME = 1000;

  /**
   * @throws IllegalArgumentException if they were not made of images
   */
  static DataParts of(Data data) {
    Split images = images(data);
    return new DataParts(
        data.name(),
        data.digest(),
        data.classes(),
        images.source().train().shape(),
        images.train().n(),
        images.validation().n(),
        data.scaling());
  }

  /** What the data are known by: equal where they are the same. */
  List<Object> known() {
    return List.of(name, digest, classes, shape, train, validation, Identity.of(scaling));
  }

  private static Split images(Data data) {
    return data.images()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "training: %s are numbers that were given by Data.of(…), which are not sent to other machines; run it on this one, or make an ImageSet of the images"
                        .formatted(data)));
  }

  /** The images themselves: of each of the three sets, the number, the labels and the pixels. */
  static Supply supply(Data data) {
    Split images = images(data);
    return new Supply(
        data.digest(),
        to -> {
          for (Images set : List.of(images.train(), images.validation(), images.test())) {
            write(set, to);
          }
        });
  }

  private static void write(Images set, OutputStream to) throws IOException {
    DataOutputStream out = new DataOutputStream(new BufferedOutputStream(to));
    out.writeInt(set.n());
    out.write(set.labels());
    for (int from = 0; from < set.n(); from += SOME) {
      out.write(set.slice(from, Math.min(set.n(), from + SOME)).pixels());
    }
    out.flush();
  }

  /** The data, of images that this machine has by itself; empty if it has none, or others. */
  Optional<Data> here() {
    Optional<ImageSet> own =
        switch (name) {
          case "cifar10" -> Cifar10.isPresent() ? Optional.of(Cifar10.load()) : Optional.empty();
          case "shapes" -> Optional.of(Shapes.load());
          default -> Optional.empty();
        };
    return own.filter(set -> (long) train + validation <= set.train().n())
        .map(set -> set.split(train, validation).standardised(scaling))
        .filter(data -> data.digest().equals(digest));
  }

  /**
   * The data, of images that were sent.
   *
   * @param file as {@link #supply} writes it
   * @throws IllegalArgumentException if these are other images
   */
  Data of(Path file) {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      Images train = read(in);
      Images validation = read(in);
      Images test = read(in);
      ImageSet source = new ImageSet(name, classes, train, test);
      Data data = new Split(source, train, validation, test).standardised(scaling);
      if (data.digest().equals(digest)) {
        return data;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          "training: the images in %s cannot be read: %s".formatted(file, Reason.of(e)), e);
    }
    throw new IllegalArgumentException(
        "training: the images of %s in %s are not those that were sent, whose digest is %s"
            .formatted(name, file, digest));
  }

  private Images read(DataInputStream in) throws IOException {
    int n = in.readInt();
    byte[] labels = in.readNBytes(n);
    return new Images(in.readNBytes(Math.multiplyExact(n, shape.d())), labels, shape);
  }
}
