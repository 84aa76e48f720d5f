package lab.beyond;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import lab.FeatureScaling;
import lab.FeatureScaling.Scale;
import lab.Mask;
import lab.Network;
import lab.data.Data;
import lab.data.ImageSet;
import lab.data.ImageShape;
import lab.data.Images;
import lab.data.Split;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;
import reference.ForwardPass;
import reference.GaussianInit;

class WhiteningTest {
  private static final ImageShape SMALL = new ImageShape(3, 4);

  /** n images whose neighbouring pixels and colours are alike, d×n, float64. */
  private static INDArray smooth(ImageShape shape, int n) {
    INDArray noise = new GaussianInit(1).network(n, shape.d(), 2, 5).W1();
    INDArray mixing = Nd4j.zeros(DataType.DOUBLE, shape.d(), shape.d());
    int plane = shape.side() * shape.side();
    for (int i = 0; i < shape.d(); i++) {
      for (int j = 0; j < shape.d(); j++) {
        int colours = Math.abs(i / plane - j / plane);
        int rows = Math.abs(i % plane / shape.side() - j % plane / shape.side());
        int columns = Math.abs(i % shape.side() - j % shape.side());
        mixing.putScalar(i, j, Math.exp(-colours - rows - columns));
      }
    }
    return mixing.mmul(noise).addi(0.5);
  }

  private static INDArray covariance(INDArray X) {
    INDArray D = X.subColumnVector(X.mean(true, 1));
    return D.mmul(D.transpose()).divi(X.size(1));
  }

  /** The largest of the correlations of two pixels, signs aside. */
  private static double largestCorrelation(INDArray X) {
    INDArray C = covariance(X);
    INDArray deviation = Transforms.sqrt(Nd4j.diag(C).reshape(C.size(0), 1));
    INDArray R = C.div(deviation.mmul(deviation.transpose()));
    return R.sub(Nd4j.eye(C.size(0)).castTo(DataType.DOUBLE)).amaxNumber().doubleValue();
  }

  @Test
  void whatPixelsHaveInCommonBecomesSmall() {
    INDArray X = smooth(SMALL, 5000);
    Whitening whitening = new Whitening(SMALL, 1e-6);
    INDArray white = whitening.apply(X, whitening.fit(X));

    assertThat(largestCorrelation(X)).as("or the test tells nothing").isGreaterThan(0.6);
    assertThat(largestCorrelation(white)).isLessThan(0.25);
    assertThat(white.mean(1).amaxNumber().doubleValue()).isLessThan(1e-12);
    assertThat(Nd4j.diag(covariance(white)).meanNumber().doubleValue()).isCloseTo(1, within(1e-9));
  }

  /** What stands in the documentation, by matrices of the whole transform. */
  @ParameterizedTest
  @CsvSource({"3, 4, 0.3", "1, 5, 0.01"})
  void itIsWhatTheFormulaSays(int planes, int side, double eps) {
    ImageShape shape = new ImageShape(planes, side);
    int d = shape.d();
    INDArray T = Nd4j.zeros(DataType.DOUBLE, d, d);
    for (int k = 0; k < d; k++) {
      for (int j = 0; j < d; j++) {
        double wave =
            cosine(planes, k / side / side, j / side / side)
                * cosine(side, k / side % side, j / side % side)
                * cosine(side, k % side, j % side);
        T.putScalar(k, j, wave);
      }
    }
    assertThat(T.mmul(T.transpose()).sub(Nd4j.eye(d).castTo(DataType.DOUBLE)).amaxNumber())
        .as("T is orthonormal")
        .satisfies(largest -> assertThat(largest.doubleValue()).isLessThan(1e-14));

    INDArray X = smooth(shape, 2345); // more than are looked at at a time
    INDArray mean = X.mean(true, 1);
    INDArray C = T.mmul(X.subColumnVector(mean));
    INDArray v = C.mul(C).mean(true, 1);
    INDArray softened = v.add(eps * v.meanNumber().doubleValue());
    INDArray deviation =
        Transforms.sqrt(softened.mul(v.div(softened).meanNumber().doubleValue()), true);
    INDArray expected = T.transpose().mmul(C.divColumnVector(deviation));

    Whitening whitening = new Whitening(shape, eps);
    Scale scale = whitening.fit(X);
    assertThat(scale.mean().sub(mean).amaxNumber().doubleValue()).isLessThan(1e-13);
    assertThat(scale.deviation().sub(deviation).amaxNumber().doubleValue()).isLessThan(1e-12);
    assertThat(whitening.apply(X, scale).sub(expected).amaxNumber().doubleValue())
        .isLessThan(1e-11);
  }

  private static double cosine(int length, int k, int j) {
    return Math.sqrt((k == 0 ? 1.0 : 2.0) / length) * Math.cos(Math.PI * k * (j + 0.5) / length);
  }

  @Test
  void aLargeEpsChangesNothingButTheScale() {
    INDArray X = smooth(SMALL, 1000);
    Whitening whitening = new Whitening(SMALL, 1e9);
    INDArray white = whitening.apply(X, whitening.fit(X));
    INDArray centred = X.subColumnVector(X.mean(true, 1));
    double variance = Nd4j.diag(covariance(X)).meanNumber().doubleValue();
    assertThat(white.sub(centred.div(Math.sqrt(variance))).amaxNumber().doubleValue())
        .isLessThan(1e-6);
  }

  @Test
  void aFoldedNetworkGivesTheSameScoresOfWhatIsNotWhitened() {
    INDArray X = smooth(SMALL, 50);
    Whitening whitening = new Whitening(SMALL, 0.1);
    Scale scale = whitening.fit(X);
    Network net = new GaussianInit(0.3).network(SMALL.d(), 7, 3, 1);
    INDArray before = net.W1().dup();

    Network folded = whitening.folded(net, scale);

    INDArray white = new ForwardPass().forward(net, whitening.apply(X, scale), Mask.NONE).S();
    INDArray plain =
        new ForwardPass().forward(folded, X.subColumnVector(scale.mean()), Mask.NONE).S();
    assertThat(plain.sub(white).amaxNumber().doubleValue()).isLessThan(1e-13);
    assertThat(net.W1()).isEqualTo(before);
  }

  /** As it is used: images of bytes, training and test images by the training images' scale. */
  @Test
  void aSetIsWhitenedByItsTrainingImages() {
    byte[] pixels = new byte[150 * ImageShape.COLOUR_32.d()];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) (100 * Math.sin(i / 7.0) * Math.sin(i / 32 / 5.0) * Math.sin(i / 3072.0));
    }
    Images images = new Images(pixels, new byte[150]);
    ImageSet set = new ImageSet("waves", List.of("a", "b"), images, images);
    Split split = set.split(100, 50);
    Whitening whitening = new Whitening(set.train().shape(), 0.3);
    Data data = split.standardised(whitening);

    INDArray X = split.standardised(FeatureScaling.NONE).train().X();
    INDArray white = data.train().X();
    assertThat(white.dataType()).isEqualTo(DataType.FLOAT);
    assertThat(white.sub(whitening.apply(X, whitening.fit(X))).amaxNumber().doubleValue())
        .isLessThan(1e-4);
    assertThat(white.mul(white).meanNumber().doubleValue()).isCloseTo(1, within(1e-3));
  }

  @Test
  void whatDoesNotFitIsASentence() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Whitening(SMALL, 0))
        .withMessage("Whitening: eps must be positive and finite, but is 0.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Whitening(null, 1))
        .withMessage("Whitening: a shape of images must be given, but is null");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Whitening(SMALL, 1).fit(Nd4j.ones(DataType.DOUBLE, 48, 9)))
        .withMessage("Whitening: training images must differ, but all 9 are the same");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Whitening(SMALL, 1).fit(Nd4j.ones(DataType.DOUBLE, 47, 9)))
        .withMessage("Whitening: X must be d×n with d = 48, but has shape 47×9");
  }
}
