package lab.beyond;

import java.util.function.UnaryOperator;
import lab.FeatureScaling;
import lab.Network;
import lab.Range;
import lab.Shape;
import lab.data.ImageShape;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * Whitens images: what neighbouring pixels and the three colours have in common becomes small, so
 * that edges and textures count as much as the light of whole regions, which otherwise makes up
 * almost all that a network sees.
 *
 * <pre>
 * C  = T (X − mean)                  each image as a sum of cosine waves
 * X' = Tᵀ (C / deviation)            every wave as strong as another; an image again
 * deviation² = (v + eps v̄) · mean of v / (v + eps v̄)
 * </pre>
 *
 * <p>T is the orthonormal cosine transform along colours, rows and columns, as in JPEG; v are the
 * variances of its d coefficients on the training images, v̄ their mean. T does nearly what the
 * eigenvectors of the pixels' covariance would do (ZCA), and no d×d matrix has to be taken apart.
 * The last factor gives the result the variance 1. Since X' is linear in X, a network that was
 * trained on X' is one on {@code X − mean}, too: {@link #folded}.
 *
 * @param shape of the images
 * @param eps how far waves that hardly occur are left weak, as a share of the mean variance, &gt; 0
 *     and finite; 0.3 does well on CIFAR-10, and a large one changes nothing
 * @see <a href="https://www.cs.toronto.edu/~kriz/learning-features-2009-TR.pdf">Krizhevsky,
 *     Learning multiple layers of features from tiny images (2009), appendix A, on ZCA</a>
 */
public record Whitening(ImageShape shape, double eps) implements FeatureScaling {
  /** Images whose waves are in memory at a time. */
  private static final int CHUNK = 1000;

  /**
   * @throws IllegalArgumentException if eps is 0, negative, NaN or infinite, or the shape is
   *     missing
   */
  public Whitening {
    Range.requireGiven("Whitening", "a shape of images", shape);
    Range.requirePositive("Whitening", "eps", eps);
  }

  /**
   * Finds the mean of each pixel and how strongly each wave varies, in float64.
   *
   * @param X training images, d×n
   * @return {@code mean}, d×1, of pixels, and {@code deviation}, d×1, of waves
   * @throws IllegalArgumentException if X is of another shape, or all its images are the same
   */
  @Override
  public Scale fit(INDArray X) {
    requireImages(X);
    INDArray mean = meanOfColumns(X, some -> some);
    INDArray v =
        meanOfColumns(
            X,
            some -> {
              INDArray C = waves(some.subColumnVector(mean));
              return C.muli(C);
            });
    double all = v.meanNumber().doubleValue();
    if (all == 0) {
      throw new IllegalArgumentException(
          "Whitening: training images must differ, but all %d are the same".formatted(X.size(1)));
    }
    INDArray softened = v.add(eps * all);
    double rest = v.div(softened).meanNumber().doubleValue();
    INDArray deviation = Transforms.sqrt(softened.muli(rest), false);
    return new Scale(mean.castTo(X.dataType()), deviation.castTo(X.dataType()));
  }

  private static INDArray meanOfColumns(INDArray X, UnaryOperator<INDArray> change) {
    INDArray sum = Nd4j.zeros(DataType.DOUBLE, X.size(0), 1);
    for (long from = 0; from < X.size(1); from += CHUNK) {
      long to = Math.min(X.size(1), from + CHUNK);
      INDArray some = X.get(NDArrayIndex.all(), NDArrayIndex.interval(from, to));
      sum.addi(change.apply(some.castTo(DataType.DOUBLE)).sum(true, 1));
    }
    return sum.divi(X.size(1));
  }

  @Override
  public INDArray apply(INDArray X, Scale scale) {
    requireImages(X);
    return whitened(X.subColumnVector(scale.mean()), scale);
  }

  /**
   * The network that gives for {@code X − mean} the scores that this one gives for whitened images:
   * the same two layers, with {@code W1 Tᵀ diag(1 / deviation) T} in place of W1.
   *
   * @param net trained on whitened images; left as it is
   * @param scale from {@link #fit}
   */
  public Network folded(Network net, Scale scale) {
    INDArray W1 = whitened(net.W1().transpose(), scale).transpose();
    return new Network(W1, net.b1(), net.W2(), net.b2()).copy();
  }

  /** Tᵀ diag(1 / deviation) T A, for images or for weights, a column each. */
  private INDArray whitened(INDArray A, Scale scale) {
    INDArray C = waves(A);
    return images(C.diviColumnVector(scale.deviation().castTo(A.dataType())));
  }

  private void requireImages(INDArray X) {
    Shape.require("Whitening", "X", X, shape.d(), Shape.ANY, "d×n with d = %d", shape.d());
  }

  /** T X: how strong each wave is in each image. */
  private INDArray waves(INDArray X) {
    return turned(X, false);
  }

  /** Tᵀ C: the images that are sums of such waves. */
  private INDArray images(INDArray C) {
    return turned(C, true);
  }

  /**
   * One axis after another: columns, rows, colours. Each in turn is the first, along which the
   * numbers lie in memory, and becomes the last; at the end the images' own axis does.
   */
  private INDArray turned(INDArray X, boolean back) {
    INDArray A = X.dup('f');
    for (int length : new int[] {shape.side(), shape.side(), shape.planes()}) {
      INDArray T = cosines(length, A.dataType());
      INDArray lines = A.reshape('f', length, A.length() / length);
      A = lines.transpose().mmul(back ? T : T.transpose()); // in f order
    }
    return A.reshape('f', X.size(1), X.size(0)).transpose().dup('f');
  }

  /** T[k, j] = √(2 / length) cos(π k (j + ½) / length), and √(1 / length) for k = 0. */
  private static INDArray cosines(int length, DataType type) {
    double[][] T = new double[length][length];
    for (int k = 0; k < length; k++) {
      for (int j = 0; j < length; j++) {
        T[k][j] =
            Math.sqrt((k == 0 ? 1.0 : 2.0) / length) * Math.cos(Math.PI * k * (j + 0.5) / length);
      }
    }
    return Nd4j.create(T).castTo(type);
  }
}
