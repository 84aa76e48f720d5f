package mine;

import lab.FeatureScaling;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

public class Standardise implements FeatureScaling {
  @Override
  public Scale fit(INDArray X) {
    int n = X.columns();
    INDArray mean = Nd4j.create(DataType.DOUBLE, X.rows(), 1);
    INDArray deviation = Nd4j.create(DataType.DOUBLE, X.rows(), 1);
    for (int i = 0; i < X.rows(); i++) {
      double sum = 0;
      for (int j = 0; j < n; j++) {
        sum += X.getDouble(i, j);
      }
      double squares = 0;
      for (int j = 0; j < n; j++) {
        double off = X.getDouble(i, j) - sum / n;
        squares += off * off;
      }
      mean.putScalar(i, 0, sum / n);
      deviation.putScalar(i, 0, Math.sqrt(squares / n));
    }
    return new Scale(mean, deviation);
  }

  @Override
  public INDArray apply(INDArray X, Scale scale) {
    INDArray Z = X.dup();
    for (int i = 0; i < X.rows(); i++) {
      double deviation = scale.deviation().getDouble(i, 0);
      for (int j = 0; j < X.columns(); j++) {
        double off = X.getDouble(i, j) - scale.mean().getDouble(i, 0);
        Z.putScalar(i, j, deviation == 0 ? off : off / deviation);
      }
    }
    return Z;
  }
}
