package lab.check;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonDeserializer;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import lab.Gradients;
import lab.Mask;
import lab.Network;
import lab.Range;
import lab.Shape;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Golden vectors: what PyTorch computed in float64, to compare with. The components bear the names
 * of the JSON file, in which a matrix is a list of rows; numbers are boxed so that a missing one
 * shows.
 *
 * @param torch PyTorch's version
 * @param seed of the random numbers in it
 * @param gradients forward passes with their costs and gradients
 * @param schedules cyclical rates
 * @param training whole training runs
 */
public record Golden(
    String torch, Long seed, List<Case> gradients, List<Rates> schedules, List<Training> training) {

  private static final Gson GSON =
      new GsonBuilder()
          .registerTypeAdapter(
              INDArray.class,
              (JsonDeserializer<INDArray>)
                  (json, type, context) -> matrix(context.deserialize(json, double[][].class)))
          .create();

  /** Only cases with dropout have these. */
  private static final Set<String> OPTIONAL = Set.of("p", "mask");

  /**
   * Reads a file of golden vectors.
   *
   * @param file JSON, as described by this record
   * @throws IOException if it cannot be read or is ill-formed; a sentence says where and how
   */
  public static Golden read(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new IOException("golden vectors: there is no file " + file);
    }
    try {
      Golden golden = GSON.fromJson(Files.readString(file), Golden.class);
      requireComplete("the file", golden);
      golden.gradients.forEach(Case::requireFitting);
      golden.training.forEach(Training::requireFitting);
      return golden;
    } catch (JsonParseException | IllegalArgumentException problem) {
      throw new IOException(
          "golden vectors: %s is ill-formed: %s".formatted(file, problem.getMessage()), problem);
    }
  }

  /** Requires every component of a record, and of the records in its lists. */
  private static void requireComplete(String where, Object value) {
    if (value == null) {
      throw new IllegalArgumentException(where + " is empty");
    }
    if (value instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        requireComplete("%s[%d]".formatted(where, i), list.get(i));
      }
    } else if (value instanceof Record) {
      for (RecordComponent component : value.getClass().getRecordComponents()) {
        Object part = part(value, component);
        if (part != null) {
          requireComplete(component.getName(), part);
        } else if (!OPTIONAL.contains(component.getName())) {
          throw new IllegalArgumentException("%s has no %s".formatted(where, component.getName()));
        }
      }
    }
  }

  private static Object part(Object value, RecordComponent component) {
    try {
      return component.getAccessor().invoke(value);
    } catch (ReflectiveOperationException impossible) {
      throw new AssertionError(impossible);
    }
  }

  private static INDArray matrix(double[][] rows) {
    if (rows.length == 0) {
      throw new JsonParseException("a matrix must have at least 1 row");
    }
    for (double[] row : rows) {
      if (row.length == 0 || row.length != rows[0].length) {
        throw new JsonParseException(
            "a matrix must have rows of one length, at least 1, but one has %d and another %d"
                .formatted(rows[0].length, row.length));
      }
    }
    return Nd4j.create(rows);
  }

  private static INDArray oneHot(String where, int[] y, long K, long n) {
    Range.require(
        where, "y", y.length, y.length == n, "a label for each of %d images".formatted(n));
    INDArray Y = Nd4j.zeros(DataType.DOUBLE, K, n);
    for (int j = 0; j < n; j++) {
      Range.require(where, "y", y[j], y[j] >= 0 && y[j] < K, "from 0 to " + (K - 1));
      Y.putScalar(y[j], j, 1);
    }
    return Y;
  }

  private static void requireLike(String where, String name, INDArray array, INDArray other) {
    String form = Shape.of(other);
    Shape.require(where, name, array, other.size(0), other.size(1), form);
  }

  /**
   * One forward pass and its gradients.
   *
   * @param name what is special about it
   * @param lambda weight of the penalty
   * @param X images, d×n
   * @param y their classes, 0 … K−1
   * @param W1 m×d
   * @param b1 m×1
   * @param W2 K×m
   * @param b2 K×1
   * @param H hidden activations after dropout, m×n
   * @param P probabilities, K×n
   * @param loss mean cross-entropy
   * @param cost loss and penalty
   * @param accuracy 0 to 1
   * @param grad_W1 ∂cost/∂W1
   * @param grad_b1 ∂cost/∂b1
   * @param grad_W2 ∂cost/∂W2
   * @param grad_b2 ∂cost/∂b2
   * @param p probability of dropping, or null
   * @param mask 0 (dropped) and 1 (kept), m×n, or null
   */
  public record Case(
      String name,
      Double lambda,
      INDArray X,
      int[] y,
      INDArray W1,
      INDArray b1,
      INDArray W2,
      INDArray b2,
      INDArray H,
      INDArray P,
      Double loss,
      Double cost,
      Double accuracy,
      INDArray grad_W1,
      INDArray grad_b1,
      INDArray grad_W2,
      INDArray grad_b2,
      Double p,
      INDArray mask) {

    /** Network, images, labels, penalty and dropout. */
    public Problem problem() {
      Network net = new Network(W1, b1, W2, b2);
      if (mask != null && p == null) {
        throw new IllegalArgumentException(name + " has a mask but no p");
      }
      Mask dropout = mask == null ? Mask.NONE : new Mask(mask.div(1 - p));
      return new Problem(net, X, oneHot(name, y, net.K(), X.size(1)), lambda, dropout);
    }

    /** The cost's gradients. */
    public Gradients expected() {
      return new Gradients(grad_W1, grad_b1, grad_W2, grad_b2);
    }

    private void requireFitting() {
      Network net = problem().net();
      for (int i = 0; i < 4; i++) {
        requireLike(
            name, "grad_" + Network.NAMES.get(i), expected().arrays().get(i), net.arrays().get(i));
      }
      Shape.require(name, "H", H, net.m(), y.length, "m×n = %d×%d".formatted(net.m(), y.length));
      Shape.require(name, "P", P, net.K(), y.length, "K×n = %d×%d".formatted(net.K(), y.length));
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /**
   * Rates of a cyclical schedule.
   *
   * @param eta_min rate at the ends of a cycle
   * @param eta_max rate at the first peak
   * @param n_s updates in half a cycle
   * @param rho decay of the peaks
   * @param t updates
   * @param eta the rate of each
   */
  public record Rates(
      Double eta_min, Double eta_max, Integer n_s, Double rho, long[] t, double[] eta) {
    @Override
    public String toString() {
      return "n_s = %d, rho = %s".formatted(n_s, rho);
    }
  }

  /**
   * A training run: batches in order, columns 0 … batch−1 and so on, wrapping round.
   *
   * @param name what is special about it
   * @param optimiser {@code sgd} or {@code adam}
   * @param beta1 Adam's
   * @param beta2 Adam's
   * @param eps Adam's
   * @param lambda weight of the penalty
   * @param eta_min rate at the ends of a cycle
   * @param eta_max rate at the first peak
   * @param n_s updates in half a cycle
   * @param rho decay of the peaks
   * @param batch images of a batch
   * @param updates how many
   * @param X images, d×n
   * @param y their classes
   * @param W1 m×d, where training begins, as the next three
   * @param b1 m×1
   * @param W2 K×m
   * @param b2 K×1
   * @param cost_before_each_update of each batch
   * @param final_W1 where training ends, as the next three
   * @param final_b1 m×1
   * @param final_W2 K×m
   * @param final_b2 K×1
   */
  public record Training(
      String name,
      String optimiser,
      Double beta1,
      Double beta2,
      Double eps,
      Double lambda,
      Double eta_min,
      Double eta_max,
      Integer n_s,
      Double rho,
      Integer batch,
      Integer updates,
      INDArray X,
      int[] y,
      INDArray W1,
      INDArray b1,
      INDArray W2,
      INDArray b2,
      double[] cost_before_each_update,
      INDArray final_W1,
      INDArray final_b1,
      INDArray final_W2,
      INDArray final_b2) {

    /** Where training begins, with all its images. */
    public Problem start() {
      Network net = new Network(W1, b1, W2, b2);
      return new Problem(net, X, oneHot(name, y, net.K(), X.size(1)), lambda, Mask.NONE);
    }

    /** Where training ends. */
    public Network end() {
      return new Network(final_W1, final_b1, final_W2, final_b2);
    }

    private void requireFitting() {
      Problem start = start();
      for (int i = 0; i < 4; i++) {
        requireLike(
            name,
            "final_" + Network.NAMES.get(i),
            end().arrays().get(i),
            start.net().arrays().get(i));
      }
      int costs = cost_before_each_update.length;
      Range.require(name, "cost_before_each_update", costs, costs == updates, "one an update");
    }

    @Override
    public String toString() {
      return name;
    }
  }
}
