package mine;

import java.util.List;
import lab.Gradients;
import lab.Network;
import lab.Optimiser;
import org.nd4j.linalg.api.ndarray.INDArray;

public class Sgd implements Optimiser {
  @Override
  public List<INDArray> init(Network net) {
    return List.of();
  }

  @Override
  public void update(Network net, Gradients gradients, List<INDArray> state, double eta, long t) {
    for (int k = 0; k < 4; k++) {
      INDArray w = net.arrays().get(k);
      INDArray g = gradients.arrays().get(k);
      for (int i = 0; i < w.rows(); i++) {
        for (int j = 0; j < w.columns(); j++) {
          w.putScalar(i, j, w.getDouble(i, j) - eta * g.getDouble(i, j));
        }
      }
    }
  }
}
