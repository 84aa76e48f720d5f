package mine;

import java.util.List;
import java.util.stream.Stream;
import lab.Exercise;
import lab.Gradients;
import lab.Network;
import lab.Optimiser;
import lab.Range;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

public record Adam(double beta1, double beta2, double eps) implements Optimiser {
  public Adam {
    Range.require("Adam", "beta1", beta1, beta1 >= 0 && beta1 < 1, "from 0 to below 1");
    Range.require("Adam", "beta2", beta2, beta2 >= 0 && beta2 < 1, "from 0 to below 1");
    Range.require("Adam", "eps", eps, eps > 0 && eps < Double.POSITIVE_INFINITY, "positive");
  }

  public Adam() {
    this(0.9, 0.999, 1e-8);
  }

  @Override
  public List<INDArray> init(Network net) {
    return Stream.concat(net.arrays().stream(), net.arrays().stream())
        .map(INDArray::like) // zeros, of the same shape, order and precision
        .toList();
  }

  @Override
  @Exercise("11.1")
  public void update(Network net, Gradients gradients, List<INDArray> state, double eta, long t) {
    final long k = t + 1;
    final double fix1 = 1 / (1 - Math.pow(beta1, k));
    final double fix2 = 1 / (1 - Math.pow(beta2, k));
    var thetas = net.arrays();
    var grads = gradients.arrays();
    for (int i = 0; i < thetas.size(); i++) {
      INDArray m = state.get(i);
      INDArray v = state.get(thetas.size() + i);
      m.muli(beta1);
      m.addi(grads.get(i).mul((1 - beta1) * eta));
      v.muli(beta2);
      v.addi(Transforms.pow(grads.get(i), 2).mul(1 - beta2));
      thetas.get(i).subi(m.mul(fix1).div(Transforms.sqrt(v.mul(fix2)).add(eps)));
    }
  }
}
