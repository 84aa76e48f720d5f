package bench.contestant;

import bench.Contest;
import java.util.Arrays;
import java.util.List;
import lab.base.Versions;
import lab.data.Images;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;
import org.nd4j.linalg.schedule.ISchedule;

/** DL4J's MultiLayerNetwork, a DataSet a batch. Its l2 is 2 lambda, and on weights alone. */
final class Dl4j {
  private Dl4j() {}

  public static void main(String[] args) {
    Task task = Task.of(args);
    MultiLayerNetwork net = network(task);
    Batches batches = new Batches(task);
    INDArray X = Nd4j.create(DataType.FLOAT, task.n(), Images.D); // images are rows
    INDArray Y = Nd4j.create(DataType.FLOAT, task.n(), Materials.K);
    float[] oneHot = new float[task.n() * Materials.K];
    Contest contest = new Contest();
    contest.ready("DL4J and ND4J " + Versions.nd4j(), List.of(Kernels.openBlas()));
    for (; ; ) {
      batches.next();
      batches.images(X.data().asNioFloat());
      Arrays.fill(oneHot, 0);
      for (int j = 0; j < task.n(); j++) {
        oneHot[j * Materials.K + batches.label(j)] = 1;
      }
      Y.data().asNioFloat().put(0, oneHot);
      net.fit(new DataSet(X, Y));
      contest.updated(() -> net.score() - net.calcRegularizationScore(true));
    }
  }

  /** What it calls dropout is the probability of a layer's inputs to stay. */
  private static MultiLayerNetwork network(Task task) {
    Rates rates = new Rates(Materials.rates(task));
    MultiLayerNetwork net =
        new MultiLayerNetwork(
            new NeuralNetConfiguration.Builder()
                .updater(task.adam() ? new Adam(rates) : new Sgd(rates))
                .l2(2 * Task.LAMBDA)
                .list()
                .layer(
                    new DenseLayer.Builder()
                        .nIn(Images.D)
                        .nOut(task.m())
                        .activation(Activation.RELU)
                        .build())
                .layer(
                    new OutputLayer.Builder(LossFunction.MCXENT)
                        .nIn(task.m())
                        .nOut(Materials.K)
                        .activation(Activation.SOFTMAX)
                        .dropOut(task.dropout() ? 1 - Task.DROPPED : 0)
                        .build())
                .build());
    net.init();
    float[][] weights = Materials.weights(task); // W1 m×d, W2 K×m; DL4J has them turned
    net.setParam("0_W", Nd4j.create(weights[0], new long[] {Images.D, task.m()}, 'f'));
    net.setParam("1_W", Nd4j.create(weights[1], new long[] {task.m(), Materials.K}, 'f'));
    return net;
  }

  /** The given rates. */
  private record Rates(double[] etas) implements ISchedule {
    @Override
    public double valueAt(int iteration, int epoch) {
      return etas[iteration % etas.length];
    }

    @Override
    public ISchedule clone() {
      return this;
    }
  }
}
