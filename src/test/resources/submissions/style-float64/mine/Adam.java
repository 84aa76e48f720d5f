package mine;

import java.util.ArrayList;
import java.util.List;
import lab.Gradients;
import lab.Network;
import lab.Optimiser;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

public record Adam(double beta1, double beta2, double eps) implements Optimiser {
  @Override
  public List<INDArray> init(Network net) {
    List<INDArray> state = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      state.add(Nd4j.zeros(DataType.DOUBLE, net.arrays().get(i % 4).shape()));
    }
    return state;
  }

  @Override
  public void update(Network net, Gradients gradients, List<INDArray> state, double eta, long t) {
    for (int i = 0; i < 4; i++) {
      INDArray g = gradients.arrays().get(i).castTo(DataType.DOUBLE);
      INDArray v = state.get(i);
      INDArray s = state.get(i + 4);
      v.assign(v.mul(beta1).add(g.mul(1 - beta1)));
      s.assign(s.mul(beta2).add(g.mul(g).mul(1 - beta2)));
      INDArray vHat = v.div(1 - Math.pow(beta1, t + 1));
      INDArray sHat = s.div(1 - Math.pow(beta2, t + 1));
      INDArray theta = net.arrays().get(i);
      INDArray step = vHat.div(Transforms.sqrt(sHat).add(eps)).mul(eta);
      theta.assign(theta.castTo(DataType.DOUBLE).sub(step));
    }
  }
}
