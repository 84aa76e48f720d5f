package mine;

import lab.Cost;
import lab.Exercise;
import lab.Network;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Each image's loss is the logarithm of what its scores, less that of its class, sum up to. */
public record CrossEntropyCost() implements Cost {
  @Override
  @Exercise("3.1")
  public double loss(INDArray S, INDArray Y) {
    INDArray s = S.castTo(DataType.DOUBLE); // K×n
    INDArray right = s.mul(Y.castTo(DataType.DOUBLE)).sum(true, 0); // 1×n
    INDArray less = s.sub(right); // K×n
    INDArray largest = less.max(true, 0); // 1×n
    INDArray sums = Nd4j.math().exp(less.sub(largest)).sum(true, 0); // 1×n
    return Nd4j.math.log(sums).add(largest).meanNumber().doubleValue();
  }

  @Override
  @Exercise("3.1")
  public double penalty(Network net, double lambda) {
    return lambda * (squares(net.W1()) + squares(net.W2()));
  }

  private static double squares(INDArray W) {
    INDArray w = W.castTo(DataType.DOUBLE);
    return w.mul(w).sumNumber().doubleValue();
  }
}
