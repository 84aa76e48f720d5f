package mine;

import lab.Activations;
import lab.Mask;
import lab.Model;
import lab.Network;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

public record ForwardPass() implements Model {
  @Override
  public Activations forward(Network net, INDArray X, Mask mask) {
    Network w = net.to(DataType.DOUBLE);
    INDArray H = Transforms.max(w.W1().mmul(X.castTo(DataType.DOUBLE)).addColumnVector(w.b1()), 0);
    H = mask.applyTo(H);
    INDArray S = w.W2().mmul(H).addColumnVector(w.b2());
    INDArray E = Transforms.exp(S.subRowVector(S.max(0)));
    INDArray P = E.divRowVector(E.sum(0));
    DataType type = X.dataType();
    return new Activations(H.castTo(type), S.castTo(type), P.castTo(type), mask);
  }
}
