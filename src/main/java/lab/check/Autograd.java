package lab.check;

import java.io.PrintStream;
import java.util.Map;
import lab.Gradients;
import lab.Mask;
import lab.Network;
import lab.Range;
import lab.base.StandardStreams;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Computes the gradients by automatic differentiation: ND4J's SameDiff is given the cost alone, in
 * float64, and derives its gradients by itself.
 */
public final class Autograd {
  private Autograd() {}

  /**
   * The gradients of {@code loss + lambda (|W1|² + |W2|²)}.
   *
   * @param net where to take the gradients; left as it is
   * @param X images, d×n
   * @param Y their labels, one-hot, K×n
   * @param lambda weight of the penalty, ≥ 0 and finite
   * @param mask dropout's mask, m×n, or {@link Mask#NONE}
   * @return the gradients, in float64, each of its parameter's shape
   * @throws IllegalArgumentException if lambda is negative, NaN or infinite
   */
  public static Gradients gradients(Network net, INDArray X, INDArray Y, double lambda, Mask mask) {
    Range.requireNotNegative("autograd", "lambda", lambda);
    SameDiff sd = SameDiff.create();
    SDVariable W1 = sd.var("W1", float64(net.W1()));
    SDVariable b1 = sd.var("b1", float64(net.b1()));
    SDVariable W2 = sd.var("W2", float64(net.W2()));
    SDVariable b2 = sd.var("b2", float64(net.b2()));

    SDVariable H = sd.nn.relu(W1.mmul(sd.constant(float64(X))).add(b1), 0); // m×n
    if (mask.factors() != null) {
      H = H.mul(sd.constant(float64(mask.factors())));
    }
    SDVariable S = W2.mmul(H).add(b2); // K×n
    SDVariable logP = sd.nn.logSoftmax(sd.transpose(S)); // n×K, along its rows
    SDVariable Yt = sd.constant(float64(Y.transpose())); // n×K
    SDVariable loss = logP.mul(Yt).sum().mul(-1.0 / X.size(1));
    SDVariable penalty = W1.mul(W1).sum().add(W2.mul(W2).sum()).mul(lambda);
    sd.setLossVariables(loss.add("cost", penalty));

    Map<String, INDArray> gradients = differentiate(sd);
    return new Gradients(
        gradients.get("W1"), gradients.get("b1"), gradients.get("W2"), gradients.get("b2"));
  }

  /** SameDiff prints a line for every operation that it differentiates; they are held back. */
  private static synchronized Map<String, INDArray> differentiate(SameDiff sd) {
    PrintStream without =
        new PrintStream(System.out, true) {
          @Override
          public void println(String line) {
            if (!line.startsWith("Added differentiated op ")) {
              super.println(line);
            }
          }
        };
    try (StandardStreams.Redirection quiet = StandardStreams.out(without)) {
      return sd.calculateGradients(null, "W1", "b1", "W2", "b2");
    }
  }

  private static INDArray float64(INDArray array) {
    return array.castTo(DataType.DOUBLE).dup('c');
  }
}
