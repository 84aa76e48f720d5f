package mine;

import java.util.stream.LongStream;
import lab.Metric;
import org.nd4j.linalg.api.ndarray.INDArray;

public record Accuracy() implements Metric {
  @Override
  public double of(INDArray P, INDArray Y) {
    long[] best = P.argMax(0).toLongVector();
    return LongStream.range(0, best.length)
        .mapToDouble(j -> Y.getDouble(best[(int) j], j))
        .average()
        .orElse(0);
  }
}
