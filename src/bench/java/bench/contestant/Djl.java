package bench.contestant;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.Dropout;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.GradientCollector;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import bench.Contest;
import bench.Kernel;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import lab.data.Images;

/**
 * PyTorch's libtorch through DJL: autograd, DJL's own loss and optimisers. As DJL's optimiser has
 * one decay for all that it updates, weights and biases have one each.
 */
final class Djl {
  private Djl() {}

  public static void main(String[] args) {
    Task task = Task.of(args);
    Batches batches = new Batches(task);
    NDManager manager = NDManager.newBaseManager("PyTorch");
    float[][] start = Materials.weights(task);
    NDArray W1 = parameter(manager.create(start[0], new Shape(task.m(), Images.D)));
    NDArray W2 = parameter(manager.create(start[1], new Shape(Materials.K, task.m())));
    NDArray b1 = parameter(manager.zeros(new Shape(task.m())));
    NDArray b2 = parameter(manager.zeros(new Shape(Materials.K)));
    Tracker rate = update -> (float) batches.eta();
    Optimizer weights = optimiser(task, rate, (float) (2 * Task.LAMBDA));
    Optimizer biases = optimiser(task, rate, 0);
    Loss cost = Loss.softmaxCrossEntropyLoss();
    ByteBuffer images =
        ByteBuffer.allocateDirect(Float.BYTES * task.n() * Images.D).order(ByteOrder.nativeOrder());
    long[] labels = new long[task.n()];
    Contest contest = new Contest();
    Engine engine = Engine.getEngine("PyTorch");
    contest.ready("DJL " + Engine.getDjlVersion() + ", libtorch " + engine.getVersion(), kernels());
    for (; ; ) {
      batches.next();
      batches.images(images.asFloatBuffer());
      for (int j = 0; j < task.n(); j++) {
        labels[j] = batches.label(j);
      }
      try (NDManager scope = manager.newSubManager()) {
        NDArray X = scope.create(images, new Shape(task.n(), Images.D), DataType.FLOAT32);
        NDArray y = scope.create(labels);
        NDArray loss;
        try (GradientCollector gradients = engine.newGradientCollector()) {
          NDArray H = Activation.relu(Linear.linear(X, W1, b1).singletonOrThrow());
          if (task.dropout()) {
            H = Dropout.dropout(H, (float) Task.DROPPED, true).singletonOrThrow();
          }
          NDArray S = Linear.linear(H, W2, b2).singletonOrThrow();
          loss = cost.evaluate(new NDList(y), new NDList(S));
          gradients.backward(loss);
        }
        weights.update("W1", W1, W1.getGradient());
        weights.update("W2", W2, W2.getGradient());
        biases.update("b1", b1, b1.getGradient());
        biases.update("b2", b2, b2.getGradient());
        contest.updated(loss::getFloat);
      }
    }
  }

  private static Optimizer optimiser(Task task, Tracker rate, float decay) {
    return task.adam()
        ? Optimizer.adam().optLearningRateTracker(rate).optWeightDecays(decay).build()
        : Optimizer.sgd().setLearningRateTracker(rate).optWeightDecays(decay).build();
  }

  /** libtorch tells whether MKL is in it, but neither its version nor its instructions. */
  static List<Kernel> kernels() {
    String threads = "" + JniUtils.getNumThreads();
    Kernel own = new Kernel("ATen", Engine.getEngine("PyTorch").getVersion(), "", threads);
    return JniUtils.getFeatures().contains("MKL")
        ? List.of(new Kernel("MKL", "", "", threads), own)
        : List.of(own);
  }

  private static NDArray parameter(NDArray values) {
    values.setRequiresGradient(true);
    return values;
  }
}
