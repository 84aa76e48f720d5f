package lab.train;

import lab.Activations;
import lab.Cost;
import lab.Mask;
import lab.Metric;
import lab.Model;
import lab.Network;
import lab.data.Examples;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Measures loss and accuracy of a network on a set, a hundred images at a time, so that a block of
 * images stays in the cache, and memory small.
 *
 * @param model the forward pass
 * @param cost whose loss is measured
 * @param metric whose accuracy is measured
 */
public record Evaluation(Model model, Cost cost, Metric metric) {
  private static final int CHUNK = 100;

  /** Loss and accuracy, each the mean over the images. */
  public Score of(Network net, Examples examples) {
    double loss = 0;
    double accuracy = 0;
    DataType precision = net.W1().dataType();
    for (int from = 0; from < examples.n(); from += CHUNK) {
      Examples chunk = examples.slice(from, Math.min(examples.n(), from + CHUNK));
      try (MemoryWorkspace scope = Scratch.scope()) {
        INDArray Y = chunk.Y().castTo(precision);
        Activations a = Checked.forward(model, net, chunk.X().castTo(precision), Mask.NONE);
        double lossOfChunk = cost.loss(a.S(), Y);
        loss += chunk.n() * lossOfChunk;
        accuracy +=
            chunk.n()
                * (Double.isFinite(lossOfChunk)
                    ? Checked.accuracy(metric, a.P(), Y)
                    : metric.of(a.P(), Y)); // of no numbers, for which the network is to blame
      }
    }
    return new Score(loss / examples.n(), accuracy / examples.n(), examples.n());
  }

  /**
   * The most probable class of each image.
   *
   * @return n classes, 0 … K−1
   */
  public int[] classes(Network net, Examples examples) {
    int[] classes = new int[examples.n()];
    DataType precision = net.W1().dataType();
    for (int from = 0; from < examples.n(); from += CHUNK) {
      Examples chunk = examples.slice(from, Math.min(examples.n(), from + CHUNK));
      try (MemoryWorkspace scope = Scratch.scope()) {
        INDArray P = Checked.forward(model, net, chunk.X().castTo(precision), Mask.NONE).P();
        System.arraycopy(P.argMax(0).toIntVector(), 0, classes, from, chunk.n());
      }
    }
    return classes;
  }
}
