package lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import lab.base.AtomicFile;
import lab.npz.NpzReader;
import lab.npz.NpzWriter;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The two-layer network: its four arrays of weights and biases. Optimisers change the arrays in
 * place.
 *
 * @param W1 weights of the hidden layer, m×d
 * @param b1 biases of the hidden layer, m×1
 * @param W2 weights of the output layer, K×m
 * @param b2 biases of the output layer, K×1
 */
public record Network(INDArray W1, INDArray b1, INDArray W2, INDArray b2) {
  /** The arrays' names, in the order of {@link #arrays()}. */
  public static final List<String> NAMES = List.of("W1", "b1", "W2", "b2");

  /**
   * @throws IllegalArgumentException if the four shapes do not fit one another
   */
  public Network {
    Shape.require("network", "W1", W1, Shape.ANY, Shape.ANY, "m×d");
    long m = W1.size(0);
    Shape.require("network", "b1", b1, m, 1, "m×1 with m = " + m + ", as set by W1");
    Shape.require("network", "W2", W2, Shape.ANY, m, "K×m with m = " + m + ", as set by W1");
    long K = W2.size(0);
    Shape.require("network", "b2", b2, K, 1, "K×1 with K = " + K + ", as set by W2");
  }

  /**
   * One network whose scores are the mean of those of several: all their hidden units beside one
   * another.
   *
   * <pre>
   * W1 = [W1_1; …; W1_c]     b1 = [b1_1; …; b1_c]
   * W2 = [W2_1 … W2_c] / c   b2 = (b2_1 + … + b2_c) / c
   * </pre>
   *
   * @param members c ≥ 1 networks of the same inputs, classes and precision; left as they are
   */
  public static Network ensemble(List<Network> members) {
    int c = members.size();
    Range.require("ensemble", "members", c, c >= 1, "at least 1 network");
    INDArray b2 = members.get(0).b2().dup();
    members.subList(1, c).forEach(member -> b2.addi(member.b2()));
    return new Network(
            beside(members, 0, Network::W1),
            beside(members, 0, Network::b1),
            beside(members, 1, Network::W2).divi(c),
            b2.divi(c))
        .copy();
  }

  private static INDArray beside(
      List<Network> members, int dimension, Function<Network, INDArray> array) {
    return Nd4j.concat(dimension, members.stream().map(array).toArray(INDArray[]::new));
  }

  /** The number of inputs of an image. */
  public int d() {
    return (int) W1.size(1);
  }

  /** The number of hidden units. */
  public int m() {
    return (int) W1.size(0);
  }

  /** The number of classes. */
  public int K() {
    return (int) W2.size(0);
  }

  /** W1, b1, W2, b2: the arrays themselves, not copies. */
  public List<INDArray> arrays() {
    return List.of(W1, b1, W2, b2);
  }

  /** A copy that shares nothing with this network. */
  public Network copy() {
    return map(array -> array.dup('c'));
  }

  /**
   * A copy in another precision, row by row (c order), as {@link Blas} wants it.
   *
   * @param type {@link DataType#FLOAT} or {@link DataType#DOUBLE}
   */
  public Network to(DataType type) {
    return map(array -> array.castTo(type).dup('c'));
  }

  /**
   * Saves the four arrays under their names, to the bit, for {@link #load} and for NumPy's {@code
   * np.load}. To use a network elsewhere takes its scale and its classes' names, too: {@code
   * lab.classify.Classifier} saves all of it, in the same format.
   *
   * @param file such as {@code my_run.npz}; one that is there is replaced
   * @throws IllegalArgumentException if an entry is NaN or infinite
   * @throws UncheckedIOException if it cannot be written; whatever was there before stays
   */
  public void save(Path file) {
    requireFinite();
    try {
      AtomicFile.write(
          file,
          out -> {
            NpzWriter npz = new NpzWriter(out);
            writeTo(npz);
            npz.finish();
          });
    } catch (IOException e) {
      throw new UncheckedIOException("network: " + e.getMessage(), e);
    }
  }

  /** Adds the four arrays to a file. */
  public void writeTo(NpzWriter npz) throws IOException {
    for (int i = 0; i < NAMES.size(); i++) {
      npz.add(NAMES.get(i), arrays().get(i));
    }
  }

  /**
   * Reads a network that {@link #save} or NumPy wrote: {@code np.savez(file, W1=W1, b1=b1, W2=W2,
   * b2=b2)}, float32 or float64, biases as columns or of one dimension.
   *
   * @throws IllegalArgumentException if there is no such file, it is damaged, an array is missing,
   *     their shapes or precisions do not fit one another, or an entry is NaN or infinite
   * @throws UncheckedIOException if it cannot be read
   */
  public static Network load(Path file) {
    return NpzReader.read(file, Network::readFrom);
  }

  /**
   * Reads the four arrays from a file that may hold others, too.
   *
   * @throws IllegalArgumentException as {@link #load}
   */
  public static Network readFrom(NpzReader npz) {
    INDArray W1 = npz.numbers("W1");
    Network net = new Network(W1, npz.column("b1"), npz.numbers("W2"), npz.column("b2"));
    for (int i = 1; i < NAMES.size(); i++) {
      String name = NAMES.get(i);
      Shape.requirePrecision("network", name, net.arrays().get(i), W1.dataType(), "like W1");
    }
    net.requireFinite();
    return net.copy();
  }

  private void requireFinite() {
    for (int i = 0; i < NAMES.size(); i++) {
      Shape.requireFinite("network", NAMES.get(i), arrays().get(i));
    }
  }

  private Network map(UnaryOperator<INDArray> change) {
    return new Network(change.apply(W1), change.apply(b1), change.apply(W2), change.apply(b2));
  }

  @Override
  public String toString() {
    return "%d → %d → %d, %s".formatted(d(), m(), K(), W1.dataType());
  }
}
