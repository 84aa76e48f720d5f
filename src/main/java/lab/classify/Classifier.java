package lab.classify;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import lab.Blas;
import lab.FeatureScaling.Scale;
import lab.Network;
import lab.Range;
import lab.Shape;
import lab.base.AtomicFile;
import lab.base.Shown;
import lab.data.Data;
import lab.data.Examples;
import lab.data.ImageShape;
import lab.npz.NpzReader;
import lab.npz.NpzWriter;
import lab.train.Run;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A trained network with all that classifying an image needs: the scale of its training images and
 * the names of its classes.
 *
 * <pre>
 * Classifier.of(run, data).save(Path.of("my_run.npz"));
 * </pre>
 *
 * @param network the network
 * @param scale mean and deviation of each input, d×1 each, as found on the training images
 * @param classes the K names
 */
public record Classifier(Network network, Scale scale, List<String> classes) {
  private static final String NAME = "classifier";
  private static final double ROUNDING = 1e-4;

  /** No brightness from 0 to 1, however it was computed; of pixels up to 255 most are above. */
  private static final double UNDIVIDED = 10;

  /**
   * @throws IllegalArgumentException if scale or names do not fit the network, a number is NaN or
   *     infinite, or a name is empty, not plain text, or there twice
   */
  public Classifier {
    Range.requireGiven(NAME, "a network", network);
    Range.requireGiven(NAME, "a scale", scale);
    Range.requireGiven(NAME, "class names", classes);
    classes = List.copyOf(classes);
    INDArray mean = scale.mean();
    INDArray deviation = scale.deviation();
    String form = "d×1 with d = %d, as set by W1".formatted(network.d());
    Shape.require(NAME, "mean", mean, network.d(), 1, form);
    Shape.require(NAME, "deviation", deviation, network.d(), 1, form);
    Shape.requirePrecision(NAME, "deviation", deviation, mean.dataType(), "like the mean");
    requireFloating("W1", network.W1());
    requireFloating("mean", mean);
    Shape.requireFinite(NAME, "mean", mean);
    Shape.requireFinite(NAME, "deviation", deviation);
    double least = deviation.minNumber().doubleValue();
    Range.require(NAME, "each deviation", least, least >= 0, "0 or more");
    int K = network.K();
    int names = classes.size();
    Range.require(NAME, "number of class names", names, names == K, "K = %d, as set by W2", K);
    for (String name : classes) {
      if (name.isBlank() || !Shown.of(name).equals(name)) {
        throw new IllegalArgumentException(
            "classifier: a class's name must be plain text in one line, but one is \"%s\""
                .formatted(Shown.of(name)));
      }
    }
    if (new HashSet<>(classes).size() < K) {
      throw new IllegalArgumentException(
          "classifier: the classes must differ in name, but are " + classes);
    }
  }

  private static void requireFloating(String name, INDArray array) {
    DataType type = array.dataType();
    if (type != DataType.FLOAT && type != DataType.DOUBLE) {
      throw new IllegalArgumentException(
          "classifier: %s must be FLOAT or DOUBLE, but is %s".formatted(name, type));
    }
  }

  /**
   * A finished training's network, with the scale and the names of the data that it was trained on.
   *
   * @param data the same that it was trained on
   * @throws IllegalArgumentException if the run is of other data, or their scaling is not {@code (x
   *     − mean) / deviation} (x − mean where the deviation is 0), which is all that a scale can
   *     tell, or its forward pass is none with a ReLU, which is all that the four arrays can
   */
  public static Classifier of(Run run, Data data) {
    Range.requireGiven(NAME, "a run", run);
    Range.requireGiven(NAME, "the data that it was trained on", data);
    if (run.network() == null) {
      throw new IllegalArgumentException(
          "classifier: the run must have its network, but this one was read from a record without;"
              + " report.withNetwork(row) gives one that has it");
    }
    data.requireUnchanged();
    if (!run.provenance().isOf(data)) {
      throw new IllegalArgumentException(
          "classifier: the run was trained on other data (%s) than these (%s), or by another scaling, so their scale is not its own; pass the data that it was trained on"
              .formatted(run.provenance().data(), data));
    }
    requireStandardising(data);
    requireRelu(run, data.validation());
    return new Classifier(run.network(), data.scale(), data.classes());
  }

  /**
   * Others compute {@code softmax(W2 relu(W1 X + b1) + b2)} of what is saved. So it must give the
   * run's own loss or accuracy: one of them, since cost and metric may be of one's own.
   */
  private static void requireRelu(Run run, Examples validation) {
    INDArray P = forward(run.network(), validation.X().castTo(run.network().W1().dataType()));
    int[] classes = P.argMax(0).toIntVector();
    double right = 0;
    double loss = 0;
    for (int j = 0; j < validation.n(); j++) {
      int label = validation.labels()[j];
      right += classes[j] == label ? 1 : 0;
      loss -= Math.log(P.getDouble(label, j));
    }
    double accuracy = right / validation.n();
    boolean sameAccuracy = Math.abs(accuracy - run.validation().accuracy()) < ROUNDING;
    boolean sameLoss =
        Math.abs(loss / validation.n() - run.validation().loss())
            < ROUNDING * (1 + run.validation().loss());
    if (!sameAccuracy && !sameLoss) {
      throw new IllegalArgumentException(
          "classifier: softmax(W2 relu(W1 X + b1) + b2) has %.2f %% of the validation images right, but the run %.2f %%: its forward pass, %s, is another, and W1, b1, W2 and b2 do not tell others what it does"
              .formatted(
                  100 * accuracy,
                  100 * run.validation().accuracy(),
                  run.provenance().pieces().get("model")));
    }
  }

  /** On three images: black, dark and white. */
  private static void requireStandardising(Data data) {
    Scale scale = data.scale();
    INDArray X = Nd4j.ones(scale.mean().dataType(), scale.mean().size(0), 3);
    X.muliRowVector(Nd4j.createFromArray(0f, 0.25f, 1f).castTo(X.dataType()).reshape(1, 3));
    INDArray expected = standardised(X, scale);
    INDArray actual = data.scaling().apply(X, scale);
    Shape.require(NAME, "a standardised image", actual, X.size(0), 3, "d×n = %s, like X", X);
    double largest = expected.amaxNumber().doubleValue();
    double difference = actual.sub(expected).amaxNumber().doubleValue();
    if (!(difference <= ROUNDING * largest)) {
      throw new IllegalArgumentException(
          "classifier: %s does not compute (x − mean) / deviation, so mean and deviation do not tell others what it does"
              .formatted(data.scaling()));
    }
  }

  /** An input that never varied is divided by 1. */
  private static INDArray standardised(INDArray X, Scale scale) {
    return X.subColumnVector(scale.mean()).diviColumnVector(divisor(scale)); // d×n
  }

  /** The deviation; 1 where it is 0. */
  static INDArray divisor(Scale scale) {
    INDArray deviation = scale.deviation();
    return deviation.add(deviation.eq(0).castTo(deviation.dataType())); // d×1
  }

  /**
   * Computes the probability of each class for each image.
   *
   * @param X images as they are before standardising, such as {@code pixel / 255}, d×n
   * @return P, K×n: each column adds up to 1
   * @throws IllegalArgumentException if X does not fit the network, holds NaN or an infinity, or
   *     goes up to more than 10 where the network was trained on brightnesses from 0 to 1: then it
   *     is pixels that nobody has divided by 255
   */
  public INDArray probabilities(INDArray X) {
    String form = "d×n with d = %d, as set by W1".formatted(network.d());
    Shape.require(NAME, "X", X, network.d(), Shape.ANY, form);
    Shape.requireFinite(NAME, "X", X);
    double highest = X.maxNumber().doubleValue();
    if (highest > UNDIVIDED && areBrightnesses("mean", 1) && areBrightnesses("deviation", 0.5)) {
      throw new IllegalArgumentException(
          "classifier: X must be as the network's training images were before standardising, brightnesses from 0 to 1 by their mean and deviation, but goes up to %.4g; divide pixels by 255"
              .formatted(highest));
    }
    INDArray Z = standardised(X.castTo(scale.mean().dataType()), scale); // d×n
    return forward(network, Z.castTo(network.W1().dataType()));
  }

  private static INDArray forward(Network network, INDArray inputs) {
    INDArray H = Nd4j.nn().relu(Blas.product(network.W1(), inputs).addi(network.b1()), 0); // m×n
    INDArray S = Blas.product(network.W2(), H).addi(network.b2()); // K×n
    return Nd4j.nn().softmax(S, 0); // K×n
  }

  /**
   * All classes, the most probable one first.
   *
   * @param x one image as of {@link #probabilities}, d×1
   * @throws IllegalArgumentException if x does not fit the network
   */
  public List<Guess> guesses(INDArray x) {
    Shape.require(NAME, "x", x, network.d(), 1, "d×1 with d = %d, as set by W1", network.d());
    double[] p = probabilities(x).castTo(DataType.DOUBLE).ravel().toDoubleVector();
    return IntStream.range(0, p.length)
        .mapToObj(k -> new Guess(classes.get(k), p[k]))
        .sorted(Comparator.comparingDouble(Guess::probability).reversed())
        .toList();
  }

  /**
   * The pictures that it can be shown: grey if d is a square, colour if it is three times one.
   *
   * @throws IllegalArgumentException if d is neither, or if the inputs that it was trained on were
   *     no brightnesses from 0 to 1: of such, no mean lies outside and no deviation is above 1/2
   */
  public ImageShape pictures() {
    ImageShape shape =
        ImageShape.ofGreyOrColour(network.d())
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "classifier: pictures have s·s inputs, grey, or 3·s·s, colour, but the network takes %d"
                            .formatted(network.d())));
    requireBrightness("mean", 1);
    requireBrightness("deviation", 0.5);
    return shape;
  }

  private INDArray ofScale(String name) {
    return name.equals("mean") ? scale.mean() : scale.deviation();
  }

  private boolean areBrightnesses(String name, double most) {
    INDArray array = ofScale(name);
    double lowest = array.minNumber().doubleValue();
    double highest = array.maxNumber().doubleValue();
    return lowest >= -ROUNDING && highest <= most + ROUNDING;
  }

  private void requireBrightness(String name, double most) {
    if (!areBrightnesses(name, most)) {
      INDArray array = ofScale(name);
      throw new IllegalArgumentException(
          "classifier: the network was trained on other inputs than standardised pixel / 255: their %s goes from %.4g to %.4g, that of brightnesses from 0 to 1 from 0 to %s at most"
              .formatted(
                  name, array.minNumber().doubleValue(), array.maxNumber().doubleValue(), most));
    }
  }

  /**
   * Saves it for {@link #load} and for NumPy's {@code np.load}, to the bit: the arrays {@code W1},
   * {@code b1}, {@code W2}, {@code b2}, {@code mean}, {@code deviation} and {@code classes}. {@link
   * Network#load} reads the network out of it.
   *
   * @param file such as {@code my_run.npz}; one that is there is replaced
   * @throws UncheckedIOException if it cannot be written; whatever was there before stays
   */
  public void save(Path file) {
    write(
        file,
        out -> {
          NpzWriter npz = new NpzWriter(out);
          network.writeTo(npz);
          npz.add("mean", scale.mean());
          npz.add("deviation", scale.deviation());
          npz.add("classes", classes);
          npz.finish();
        });
  }

  /**
   * Reads what {@link #save} wrote, or NumPy with these names: {@code np.savez(file, W1=W1, b1=b1,
   * W2=W2, b2=b2, mean=mean, deviation=deviation, classes=np.array(names))}.
   *
   * @throws IllegalArgumentException if there is no such file, it is damaged, or an array is
   *     missing or does not fit the others
   * @throws UncheckedIOException if it cannot be read
   */
  public static Classifier load(Path file) {
    return NpzReader.read(
        file,
        npz -> {
          Network network = Network.readFrom(npz);
          if (!npz.has("mean") && !npz.has("deviation") && !npz.has("classes")) {
            throw new IllegalArgumentException(
                "holds a network alone, without mean, deviation and classes; Classifier.of(run,"
                    + " data).save(…) saves them with it");
          }
          Scale scale = new Scale(npz.column("mean"), npz.column("deviation"));
          return new Classifier(network, scale, npz.texts("classes"));
        });
  }

  /**
   * Saves it in the format ONNX, for ONNX Runtime and other programs that run networks. The graph
   * takes {@code images}, N×d: an image a row, as it is before standardising; and gives {@code
   * probabilities}, N×K. The names stand in the metadata under {@code classes}, as a list in JSON.
   *
   * @param file such as {@code my_run.onnx}; one that is there is replaced
   * @throws UncheckedIOException if it cannot be written; whatever was there before stays
   */
  public void saveOnnx(Path file) {
    write(file, Onnx.of(this)::writeTo);
  }

  private static void write(Path file, AtomicFile.Content content) {
    try {
      AtomicFile.write(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException("classifier: " + e.getMessage(), e);
    }
  }

  @Override
  public String toString() {
    return "%s: %s".formatted(network, String.join(", ", classes));
  }
}
