package lab.piece;

import java.util.List;
import lab.Gradients;
import lab.Network;
import lab.Optimiser;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Optimisers that a backward pass is handed to see whose steps it makes by itself. They stay where
 * they are, and know no answer.
 */
public final class Optimisers {
  private Optimisers() {}

  /** One that no piece knows: a backward pass must not make its step. */
  public record Unknown() implements Optimiser {
    @Override
    public List<INDArray> init(Network net) {
      return List.of();
    }

    @Override
    public void update(
        Network net, Gradients gradients, List<INDArray> state, double eta, long t) {}
  }

  /** One that is called as plain descent is, and taken for it by who goes by names. */
  public record Sgd() implements Optimiser {
    @Override
    public List<INDArray> init(Network net) {
      return List.of();
    }

    @Override
    public void update(
        Network net, Gradients gradients, List<INDArray> state, double eta, long t) {}
  }
}
