package lab.data;

import java.util.List;
import java.util.Optional;
import lab.FeatureScaling;
import lab.FeatureScaling.Scale;
import lab.Shape;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * A set of images divided into training, validation and test images.
 *
 * @param source where they come from
 * @param train to train on
 * @param validation to choose settings by
 * @param test to be looked at last
 */
public record Split(ImageSet source, Images train, Images validation, Images test) {
  private static final int CHUNK = 1000;

  /**
   * @throws IllegalArgumentException if a set is missing or empty, has images of another shape, or
   *     a label is no class
   */
  public Split {
    if (source == null) {
      throw new IllegalArgumentException("split: source must be a set of images, but is null");
    }
    requireUsable("training", train, source);
    requireUsable("validation", validation, source);
    requireUsable("test", test, source);
  }

  private static void requireUsable(String set, Images images, ImageSet source) {
    ImageShape shape = source.train().shape();
    if (images == null || images.n() == 0 || !images.shape().equals(shape)) {
      throw new IllegalArgumentException(
          "split: there must be at least 1 %s image, of %s like those of %s, but there %s"
              .formatted(
                  set,
                  shape,
                  source.name(),
                  images == null || images.n() == 0 ? "is none" : "are some of " + images.shape()));
    }
    Images.requireClasses(set + " images", images.labels(), source.classes().size());
  }

  /**
   * Makes numbers of the bytes ({@code pixel / 255}) and puts every input on one scale, found on
   * the training images alone.
   *
   * @param scaling the piece that does it
   * @throws IllegalArgumentException if it gives anything but finite numbers, as many as it was
   *     given
   */
  public Data standardised(FeatureScaling scaling) {
    Examples numbers = new Examples(fractions(train), train.labels(), source.classes().size());
    Scale scale = fit(scaling, numbers);
    apply(scaling, scale, numbers.X());
    return new Data(
        source.name(),
        Contents.ofBytes(List.of(train, validation, test)),
        source.classes(),
        scaling,
        scale,
        Optional.of(train.shape()),
        numbers,
        examples(validation, scaling, scale),
        examples(test, scaling, scale));
  }

  private Examples examples(Images images, FeatureScaling scaling, Scale scale) {
    INDArray X = fractions(images);
    apply(scaling, scale, X);
    return new Examples(X, images.labels(), source.classes().size());
  }

  /** Computes the scale of these images by a piece, and checks what the piece returned. */
  static Scale fit(FeatureScaling scaling, Examples images) {
    if (scaling == null) {
      throw new IllegalArgumentException(
          "scaling: a piece must be given, but is null; FeatureScaling.NONE leaves numbers as they are");
    }
    INDArray X = images.X();
    long before = Contents.checksum(images);
    Scale scale = scaling.fit(X);
    requireLeft("fit", Contents.checksum(images) == before);
    if (scale == null) {
      throw new IllegalArgumentException(
          "scaling: fit must give mean and deviation, but gives null");
    }
    requireColumn("mean", scale.mean(), X);
    requireColumn("deviation", scale.deviation(), X);
    return scale;
  }

  private static void requireColumn(String name, INDArray column, INDArray X) {
    Shape.require("scaling", name, column, X.size(0), 1, "d×1 with d = %d, as set by X", X.size(0));
    Shape.requireFinite("scaling", name, column);
  }

  /** A copy of examples, on a scale. */
  static Examples scaled(Examples examples, FeatureScaling scaling, Scale scale) {
    INDArray X = examples.X().dup('f');
    apply(scaling, scale, X);
    return new Examples(X, examples.labels(), examples.K());
  }

  private static void requireLeft(String method, boolean isAsItWas) {
    if (!isAsItWas) {
      throw new IllegalArgumentException(
          "scaling: %s must leave X as it is, but changes it in place; work on a copy, such as X.subColumnVector(mean) in place of X.subiColumnVector(mean)"
              .formatted(method));
    }
  }

  private static INDArray fractions(Images images) {
    int d = images.shape().d();
    INDArray X = Nd4j.createUninitialized(DataType.FLOAT, new long[] {d, images.n()}, 'f');
    var floats = X.data().asNioFloat();
    byte[] pixels = images.pixels();
    float[] image = new float[d];
    for (int j = 0; j < images.n(); j++) {
      for (int i = 0; i < d; i++) {
        image[i] = (pixels[j * d + i] & 0xFF) / 255f;
      }
      floats.put(j * d, image);
    }
    return X;
  }

  /** In place and piece by piece: a second copy of 50,000 images would take 600 MB more. */
  private static void apply(FeatureScaling scaling, Scale scale, INDArray X) {
    for (long from = 0; from < X.size(1); from += CHUNK) {
      long to = Math.min(X.size(1), from + CHUNK);
      INDArray columns = X.get(NDArrayIndex.all(), NDArrayIndex.interval(from, to));
      INDArray before = from == 0 ? columns.dup('f') : null; // one piece tells of all
      INDArray scaled = scaling.apply(columns, scale);
      Shape.require(
          "scaling", "standardised X", scaled, X.size(0), to - from, "d×n = %s, like X", columns);
      requireLeft("apply", !scaled.data().sameUnderlyingData(columns.data()));
      try (before;
          scaled) {
        requireLeft("apply", before == null || columns.equalsWithEps(before, 0));
        columns.assign(scaled);
        Shape.requireFinite("scaling", "standardised X", columns);
      }
    }
  }
}
