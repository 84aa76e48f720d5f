package lab.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import lab.FeatureScaling;
import lab.FeatureScaling.RowByRow;
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
  /** Images whose numbers are made at a time. */
  private static final int CHUNK = 100;

  /** Numbers that a scale is found on at a time: 16 MB, where the piece allows it. */
  private static final int NUMBERS = 4_000_000;

  /** Rows at least, where there are very many images: each pass goes through all of them. */
  private static final int MIN_ROWS = 16;

  private static final int FEW = 100;
  private static final double ROUNDING = 1e-5;

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
   * the training images alone. Where the piece computes what {@link ByteInputs} does, to the bit,
   * bytes are all that is kept, and numbers are made of them whenever they are asked for.
   *
   * @param scaling the piece that does it
   * @throws IllegalArgumentException if it gives anything but finite numbers, as many as it was
   *     given
   */
  public Data standardised(FeatureScaling scaling) {
    Data data =
        standardised(scaling, train.mappedAgain(), validation.mappedAgain(), test.mappedAgain());
    if (train.isMapped()) {
      System.gc(); // unmaps what was looked at once: a training then has in memory what it uses
    }
    return data;
  }

  /** By the same images, mapped for themselves, which are looked at from first to last. */
  private Data standardised(
      FeatureScaling scaling, Images training, Images validating, Images testing) {
    Scale scale = fit(scaling, examples(training, ByteInputs.fractions(training)));
    return new Data(
        source.name(),
        Contents.ofBytes(List.of(training, validating, testing)),
        source.classes(),
        scaling,
        scale,
        Optional.of(train.shape()),
        Optional.of(this),
        standardised(train, training, scaling, scale),
        standardised(validation, validating, scaling, scale),
        standardised(test, testing, scaling, scale));
  }

  private Examples examples(Images images, InputSource inputs) {
    return new Examples(inputs, images.labels(), source.classes().size());
  }

  /**
   * Images on a scale.
   *
   * @param passing the same images, to be looked at once
   */
  private Examples standardised(
      Images images, Images passing, FeatureScaling scaling, Scale scale) {
    return isOfBytes(passing, scaling, scale)
        ? examples(images, ByteInputs.of(images, scale))
        : scaled(examples(passing, ByteInputs.fractions(passing)), scaling, scale);
  }

  /** Whether a piece's numbers are those that are made of bytes, to the bit. */
  private boolean isOfBytes(Images images, FeatureScaling scaling, Scale scale) {
    Examples fractions = examples(images, ByteInputs.fractions(images));
    Examples bytes = examples(images, ByteInputs.of(images, scale));
    boolean same = true;
    for (int from = 0; from < images.n() && same; from += CHUNK) {
      int to = Math.min(images.n(), from + CHUNK);
      try (INDArray scaled = scaled(scaling, scale, fractions.slice(from, to).X(), from == 0);
          INDArray expected = bytes.slice(from, to).X()) {
        same = Arrays.equals(scaled.data().asFloat(), expected.data().asFloat());
      }
    }
    return same;
  }

  /** Computes the scale of these examples by a piece, and checks what the piece returned. */
  static Scale fit(FeatureScaling scaling, Examples examples) {
    if (scaling == null) {
      throw new IllegalArgumentException(
          "scaling: a piece must be given, but is null; FeatureScaling.NONE leaves numbers as they are");
    }
    return scaling instanceof RowByRow && fitsRowByRow(scaling, examples.first(FEW))
        ? rowByRow(scaling, examples, Math.max(MIN_ROWS, NUMBERS / examples.n()))
        : checked(scaling, examples.X());
  }

  /** Whether a few rows at a time give what all at once do, as the piece says, but for rounding. */
  private static boolean fitsRowByRow(FeatureScaling scaling, Examples few) {
    Scale whole = checked(scaling, few.X());
    Scale parts = rowByRow(scaling, few, Math.max(1, few.d() / 3));
    return parts.mean().equalsWithEps(whole.mean(), ROUNDING)
        && parts.deviation().equalsWithEps(whole.deviation(), ROUNDING);
  }

  static Scale rowByRow(FeatureScaling scaling, Examples examples, int rows) {
    List<INDArray> means = new ArrayList<>();
    List<INDArray> deviations = new ArrayList<>();
    for (int from = 0; from < examples.d(); from += rows) {
      Scale part = checked(scaling, examples.rows(from, Math.min(examples.d(), from + rows)));
      means.add(part.mean());
      deviations.add(part.deviation());
    }
    return new Scale(
        Nd4j.concat(0, means.toArray(INDArray[]::new)),
        Nd4j.concat(0, deviations.toArray(INDArray[]::new)));
  }

  private static Scale checked(FeatureScaling scaling, INDArray X) {
    try (X) {
      long before = Contents.checksum(X);
      Scale scale = scaling.fit(X);
      requireLeft("fit", Contents.checksum(X) == before);
      if (scale == null) {
        throw new IllegalArgumentException(
            "scaling: fit must give mean and deviation, but gives null");
      }
      requireColumn("mean", scale.mean(), X);
      requireColumn("deviation", scale.deviation(), X);
      return new Scale(scale.mean().dup(), scale.deviation().dup());
    }
  }

  private static void requireColumn(String name, INDArray column, INDArray X) {
    Shape.require("scaling", name, column, X.size(0), 1, "d×1 with d = %d, as set by X", X.size(0));
    Shape.requireFinite("scaling", name, column);
  }

  /** A copy of examples, on a scale: piece by piece, since a second copy may be large. */
  static Examples scaled(Examples examples, FeatureScaling scaling, Scale scale) {
    INDArray X =
        Nd4j.createUninitialized(DataType.FLOAT, new long[] {examples.d(), examples.n()}, 'f');
    for (int from = 0; from < examples.n(); from += CHUNK) {
      int to = Math.min(examples.n(), from + CHUNK);
      INDArray columns = examples.slice(from, to).X();
      try (INDArray scaled = scaled(scaling, scale, columns, from == 0)) {
        X.get(NDArrayIndex.all(), NDArrayIndex.interval(from, to)).assign(scaled);
      }
    }
    return new Examples(FloatInputs.of(X), examples.labels(), examples.K());
  }

  /**
   * What a piece makes of some columns, looked at.
   *
   * @param columns closed afterwards
   * @param first whether to see that the piece leaves them as they are: once tells of all
   * @return f order
   */
  private static INDArray scaled(
      FeatureScaling scaling, Scale scale, INDArray columns, boolean first) {
    try (columns;
        INDArray before = first ? columns.dup('f') : null) {
      INDArray scaled = scaling.apply(columns, scale);
      Shape.require(
          "scaling",
          "standardised X",
          scaled,
          columns.size(0),
          columns.size(1),
          "d×n = %s, like X",
          columns);
      requireLeft("apply", !scaled.data().sameUnderlyingData(columns.data()));
      requireLeft("apply", before == null || columns.equalsWithEps(before, 0));
      Shape.requireFinite("scaling", "standardised X", scaled);
      boolean asNeeded = scaled.ordering() == 'f' && scaled.dataType() == DataType.FLOAT;
      return asNeeded && !scaled.isView() ? scaled : scaled.castTo(DataType.FLOAT).dup('f');
    }
  }

  private static void requireLeft(String method, boolean isAsItWas) {
    if (!isAsItWas) {
      throw new IllegalArgumentException(
          "scaling: %s must leave X as it is, but changes it in place; work on a copy, such as X.subColumnVector(mean) in place of X.subiColumnVector(mean)"
              .formatted(method));
    }
  }
}
