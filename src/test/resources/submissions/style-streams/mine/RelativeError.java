package mine;

import java.util.stream.IntStream;
import lab.Discrepancy;
import org.nd4j.linalg.api.ndarray.INDArray;

public record RelativeError(double eps) implements Discrepancy {
  @Override
  public double between(INDArray a, INDArray b) {
    double[] x = a.dup('c').data().asDouble();
    double[] y = b.dup('c').data().asDouble();
    return IntStream.range(0, x.length)
        .mapToDouble(i -> Math.abs(x[i] - y[i]) / Math.max(eps, Math.abs(x[i]) + Math.abs(y[i])))
        .max()
        .orElse(0);
  }
}
