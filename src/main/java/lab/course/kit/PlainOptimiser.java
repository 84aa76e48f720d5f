package lab.course.kit;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lab.Gradients;
import lab.Network;
import lab.Optimiser;
import lab.piece.Matrices;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** An optimiser in plain loops over doubles, which takes the parameters' entries one by one. */
public abstract class PlainOptimiser implements Optimiser {
  private static final int ARRAYS = Network.NAMES.size();

  private final int kept;

  /**
   * @param kept how many numbers it remembers of each entry: so many times four arrays are its
   *     state, the first number of all entries first
   */
  protected PlainOptimiser(int kept) {
    this.kept = kept;
  }

  @Override
  public final List<INDArray> init(Network net) {
    return Stream.generate(net::arrays)
        .limit(kept)
        .flatMap(List::stream)
        .map(array -> Nd4j.create(DataType.DOUBLE, array.shape()))
        .toList();
  }

  @Override
  public void update(Network net, Gradients gradients, List<INDArray> state, double eta, long t) {
    for (int i = 0; i < ARRAYS; i++) {
      int array = i;
      List<INDArray> memory =
          IntStream.range(0, kept).mapToObj(k -> state.get(k * ARRAYS + array)).toList();
      update(net.arrays().get(i), gradients.arrays().get(i), memory, eta, t);
    }
  }

  private void update(
      INDArray theta, INDArray gradient, List<INDArray> memory, double eta, long t) {
    double[][] moved = Matrices.of(theta);
    double[][] g = Matrices.of(gradient);
    List<double[][]> numbers = memory.stream().map(Matrices::of).toList();
    double[] ofEntry = new double[kept];
    for (int i = 0; i < g.length; i++) {
      for (int j = 0; j < g[i].length; j++) {
        for (int k = 0; k < kept; k++) {
          ofEntry[k] = numbers.get(k)[i][j];
        }
        moved[i][j] -= step(g[i][j], ofEntry, eta, t);
        for (int k = 0; k < kept; k++) {
          numbers.get(k)[i][j] = ofEntry[k];
        }
      }
    }
    PlainMatrix.set(theta, moved);
    for (int k = 0; k < kept; k++) {
      PlainMatrix.set(memory.get(k), numbers.get(k));
    }
  }

  /**
   * What is taken from an entry of a parameter.
   *
   * @param g the entry's slope
   * @param memory what is remembered of it; changed in place to what the next update needs
   * @param eta the rate of this update
   * @param t the update's number, 0 for the first
   */
  protected abstract double step(double g, double[] memory, double eta, long t);
}
