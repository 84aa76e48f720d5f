package lab;

import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * An optimiser with decoupled weight decay: {@code W ← (1 − 2 eta lambda) W}, then the step by the
 * gradients of the loss alone. An optimiser that divides gradients by their size, as Adam does,
 * would divide the penalty's gradient as well, and hardly shrink weights whose gradients are large.
 * With plain descent both ways are one.
 *
 * <p>The penalty is then no part of what is made small, and a training reports it as 0.
 *
 * @see <a href="https://arxiv.org/abs/1711.05101">Loshchilov and Hutter, Decoupled Weight Decay
 *     Regularization (2019)</a>, algorithm 2; their weight decay, and PyTorch's, is {@code 2
 *     lambda} here
 */
public interface WeightDecay extends Optimiser {
  /**
   * Makes the weights smaller, in place; called once an update, after the gradients were found and
   * before {@link #update}.
   *
   * @param net the network
   * @param eta the rate of this update, &gt; 0 and finite
   * @param lambda as the training has it, ≥ 0 and finite
   */
  void decay(Network net, double eta, double lambda);

  /**
   * Any optimiser with decoupled weight decay: AdamW is {@code WeightDecay.with(new Adam())}.
   * Biases do not decay, as they are not penalised.
   */
  static WeightDecay with(Optimiser optimiser) {
    return new Decoupled(optimiser);
  }

  /**
   * An optimiser, and the decay before its step.
   *
   * @param optimiser that makes the step
   */
  record Decoupled(Optimiser optimiser) implements WeightDecay {
    /**
     * @throws IllegalArgumentException if there is no optimiser, or it has a decay of its own
     */
    public Decoupled {
      if (optimiser == null || optimiser instanceof WeightDecay) {
        throw new IllegalArgumentException(
            "weight decay: optimiser must be one without a decay of its own, such as Adam, but is "
                + optimiser);
      }
    }

    @Override
    public List<INDArray> init(Network net) {
      return optimiser.init(net);
    }

    @Override
    public void decay(Network net, double eta, double lambda) {
      Range.requirePositive("weight decay", "eta", eta);
      Range.requireNotNegative("weight decay", "lambda", lambda);
      double kept = 1 - 2 * eta * lambda;
      Range.require(
          "weight decay", "1 − 2 eta lambda", kept, kept >= 0, "0 or more, by a smaller lambda");
      if (lambda > 0) {
        net.W1().muli(kept);
        net.W2().muli(kept);
      }
    }

    @Override
    public void update(Network net, Gradients gradients, List<INDArray> state, double eta, long t) {
      optimiser.update(net, gradients, state, eta, t);
    }

    @Override
    public String toString() {
      return optimiser + " with decoupled weight decay";
    }
  }
}
