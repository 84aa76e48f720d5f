package lab.course;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import lab.Activations;
import lab.FeatureScaling.Scale;
import lab.Gradients;
import lab.Mask;
import lab.Network;
import lab.Phase;
import lab.course.forward.ForwardPassMistakes;
import lab.piece.Matrices;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What is remarkable about a case, in numbers: its sizes, and how often extremes occur in it. */
final class Quantities {
  private final Map<String, Double> all = new LinkedHashMap<>();

  private Quantities() {}

  /**
   * Those of a call.
   *
   * @param exercise whose piece is called
   * @param settings what the piece was made with
   * @param method what is called
   * @param arguments as they are before the call
   */
  static Quantities of(String exercise, Object[] settings, String method, Object... arguments) {
    Quantities found = new Quantities();
    found.settings(exercise, settings);
    found.put("arguments", arguments.length);
    switch (method) {
      case "fit" -> found.images(arguments[0]).rows((INDArray) arguments[0]);
      case "apply" -> found.applied(arguments);
      case "network" ->
          found
              .sizes((int) arguments[0], (int) arguments[1], (int) arguments[2])
              .put("seed", Math.abs((double) (long) arguments[3]));
      case "forward" -> found.forward(arguments);
      case "loss", "of" -> found.scores((INDArray) arguments[0]);
      case "penalty" -> found.network((Network) arguments[0]).put("lambda", (double) arguments[1]);
      case "cost" ->
          found
              .network((Network) arguments[0])
              .scores((INDArray) arguments[1])
              .put("lambda", (double) arguments[3]);
      case "gradients" -> found.backward(arguments);
      case "estimate" -> found.network((Network) arguments[1]).parameters((Network) arguments[1]);
      case "between" -> found.errors((INDArray) arguments[0], (INDArray) arguments[1]);
      case "epoch" -> found.put("n", (int) arguments[0]);
      case "update" -> found.update(arguments);
      case "eta" -> found.rate((long) arguments[0]);
      case "points" -> found.axes((List<?>) arguments[0]);
      case "mask" ->
          found
              .put("m", (int) arguments[0])
              .put("n", (int) arguments[1])
              .put("training", arguments[2] == Phase.TRAINING ? 1 : 0);
      default -> {}
    }
    return found;
  }

  /** The quantity of a name; an error if there is none of it. */
  double get(String name) {
    if (!all.containsKey(name)) {
      throw new IllegalArgumentException(
          "there is no quantity %s, but %s; settings are called as the reference's components are"
              .formatted(name, String.join(", ", all.keySet())));
    }
    return all.get(name);
  }

  Quantities put(String name, double value) {
    all.put(name, value);
    return this;
  }

  /** By the names of the reference's components. */
  private void settings(String exercise, Object... settings) {
    RecordComponent[] components = reference(exercise).getRecordComponents();
    for (int i = 0; i < components.length; i++) {
      put(components[i].getName(), ((Number) settings[i]).doubleValue());
    }
    if (exercise.equals("8.1")) {
      put("width", get("high") - get("low"));
    }
  }

  private static Class<?> reference(String exercise) {
    try {
      return Class.forName("reference." + Course.of(exercise).piece());
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e); // there is one of every exercise
    }
  }

  private Quantities bits(INDArray array) {
    put("order", array.isView() ? 3 : array.ordering() == 'f' ? 2 : 1);
    return put("bits", array.dataType() == DataType.FLOAT ? 32 : 64);
  }

  private Quantities images(Object X) {
    INDArray images = (INDArray) X;
    return bits(images).put("d", images.size(0)).put("n", images.size(1));
  }

  /** The size of a row that never varies; the largest mean of another in its deviations. */
  private void rows(INDArray X) {
    double constant = 0;
    double offset = 0;
    for (double[] row : Matrices.of(X)) {
      double mean = DoubleStream.of(row).average().orElseThrow();
      double squares = DoubleStream.of(row).map(x -> (x - mean) * (x - mean)).sum();
      if (DoubleStream.of(row).allMatch(x -> x == row[0])) {
        constant = Math.max(constant, Math.abs(row[0]));
      } else {
        offset = Math.max(offset, Math.abs(mean) / Math.sqrt(squares / row.length));
      }
    }
    put("constant", constant).put("offset", offset);
  }

  /** A scale to images, or a change to one. */
  private void applied(Object... arguments) {
    if (arguments[0] instanceof float[]) {
      put("side", (int) arguments[1]);
    } else {
      Scale scale = (Scale) arguments[1];
      images(arguments[0]).put("constant", count(scale.deviation(), 0));
    }
  }

  private Quantities sizes(int d, int m, int K) {
    return put("d", d)
        .put("m", m)
        .put("K", K)
        .put("W1", (double) m * d)
        .put("b1", m)
        .put("W2", (double) K * m)
        .put("b2", K);
  }

  private Quantities network(Network net) {
    return bits(net.W1()).sizes(net.d(), net.m(), net.K());
  }

  private void forward(Object... arguments) {
    Network net = (Network) arguments[0];
    Mask mask = arguments.length > 2 ? (Mask) arguments[2] : Mask.NONE;
    Activations a = new ForwardPassMistakes.Right().forward(net, (INDArray) arguments[1], mask);
    network(net)
        .put("n", a.S().size(1))
        .put("scores", a.S().amaxNumber().doubleValue())
        .put("dropped", mask.factors() == null ? 0 : count(mask.factors(), 0));
  }

  /** Scores or probabilities, K×n. */
  private Quantities scores(INDArray S) {
    int ties = 0;
    for (double[] column : Matrices.transposed(Matrices.of(S))) {
      double largest = DoubleStream.of(column).max().orElseThrow();
      ties += DoubleStream.of(column).filter(s -> s == largest).count() > 1 ? 1 : 0;
    }
    return bits(S)
        .put("K", S.size(0))
        .put("n", S.size(1))
        .put("scores", S.amaxNumber().doubleValue())
        .put("top", S.maxNumber().doubleValue())
        .put("ties", ties);
  }

  private void backward(Object... arguments) {
    Activations a = (Activations) arguments[2];
    double kinks = 0;
    for (double[] row : Matrices.of(a.H())) {
      kinks += DoubleStream.of(row).filter(h -> h > 0 && h < 1e-6).count();
    }
    network((Network) arguments[0])
        .put("n", a.P().size(1))
        .put("lambda", (double) arguments[4])
        .put("dropped", a.mask().factors() == null ? 0 : count(a.mask().factors(), 0))
        .put("certain", count(a.P(), 0))
        .put("zeros", count(a.H(), 0))
        .put("kinks", kinks);
  }

  private void parameters(Network net) {
    double zeros = 0;
    double largest = 0;
    double parameters = 0;
    for (INDArray array : net.arrays()) {
      zeros += count(array, 0);
      largest = Math.max(largest, array.amaxNumber().doubleValue());
      parameters += array.length();
    }
    put("zeros", zeros).put("theta", largest).put("parameters", parameters);
  }

  private void errors(INDArray a, INDArray b) {
    double[] x = a.dup('c').data().asDouble();
    double[] y = b.dup('c').data().asDouble();
    double worst = -1;
    put("nan", 0).put("both", 0);
    for (int i = 0; i < x.length; i++) {
      double error = Math.abs(x[i] - y[i]) / Math.max(get("eps"), Math.abs(x[i]) + Math.abs(y[i]));
      if (error > worst) {
        worst = error;
        put("worst", i);
      }
      put("nan", Double.isNaN(error) ? i : get("nan"));
      put("both", get("both") + (x[i] == 0 && y[i] == 0 ? 1 : 0));
    }
    bits(a)
        .put("entries", x.length)
        .put("rank", a.rank())
        .put("rows", a.rank() == 2 ? a.size(0) : 0)
        .put("columns", a.rank() == 2 ? a.size(1) : 0)
        .put("largest", DoubleStream.of(x).map(Math::abs).max().orElse(0));
  }

  private void update(Object... arguments) {
    double still = 0;
    double steepest = 0;
    double cancelling = 0;
    for (INDArray g : ((Gradients) arguments[1]).arrays()) {
      still += count(g, 0);
      steepest = Math.max(steepest, g.amaxNumber().doubleValue());
      cancelling += g.sumNumber().doubleValue() == 0 && count(g, 0) < g.length() ? 1 : 0;
    }
    network((Network) arguments[0])
        .put("t", (long) arguments[4])
        .put("still", still)
        .put("cancelling", cancelling)
        .put("steepest", steepest);
  }

  private void rate(long t) {
    put("t", t);
    if (all.containsKey("n_s")) { // a schedule with cycles
      put("cycle", Math.floor(t / (2 * get("n_s"))));
    }
  }

  private void axes(List<?> axes) {
    List<Integer> lengths = new ArrayList<>();
    double twice = 0;
    for (Object axis : axes) {
      List<?> values = (List<?>) axis;
      lengths.add(values.size());
      twice += new HashSet<>(values).size() < values.size() ? 1 : 0;
    }
    put("axes", axes.size())
        .put("longest", lengths.stream().max(Integer::compare).orElse(0))
        .put("shortest", lengths.stream().min(Integer::compare).orElse(0))
        .put("points", lengths.stream().reduce(1, (a, b) -> a * b))
        .put("twice", twice);
  }

  private static double count(INDArray array, double value) {
    return Arrays.stream(Matrices.of(array))
        .flatMapToDouble(DoubleStream::of)
        .filter(x -> x == value)
        .count();
  }
}
