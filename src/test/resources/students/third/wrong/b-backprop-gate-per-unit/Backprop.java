package mine;

import lab.Activations;
import lab.Differentiator;
import lab.Exercise;
import lab.Gradients;
import lab.Network;
import org.nd4j.linalg.api.ndarray.INDArray;

public record Backprop() implements Differentiator {

  @Override
  @Exercise("4.1")
  public Gradients gradients(Network net, INDArray X, Activations a, INDArray Y, double lambda) {
    int n = Y.columns();
    INDArray G = a.P().sub(Y).mul(1.0 / n);
    INDArray D = a.mask().applyTo(net.W2().transpose().mmul(G));
    INDArray alive = a.H().max(true, 1).gt(0).castTo(D.dataType()); // m×1
    D.muliColumnVector(alive);
    return new Gradients(
        D.mmul(X.transpose()).add(net.W1().mul(2 * lambda)),
        D.sum(true, 1),
        G.mmul(a.H().transpose()).add(net.W2().mul(2 * lambda)),
        G.sum(true, 1));
  }
}
