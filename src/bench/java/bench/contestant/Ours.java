package bench.contestant;

import bench.Contest;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import lab.Batching;
import lab.Masking;
import lab.base.Versions;
import lab.train.Point;
import lab.train.Training;
import lab.train.TrainingListener;
import reference.Accuracy;
import reference.Adam;
import reference.Backprop;
import reference.CrossEntropyCost;
import reference.Dropout;
import reference.ForwardPass;
import reference.Sgd;

/** This lab, as its users have it: a training of the reference pieces, with a listener. */
final class Ours {
  private Ours() {}

  public static void main(String[] args) {
    Task task = Task.of(args);
    Training.on(Materials.data())
        .network(Materials.START, task.m())
        .forward(new ForwardPass())
        .cost(new CrossEntropyCost())
        .backward(new Backprop())
        .metric(new Accuracy())
        .batches(new Given(Materials.order(task), task.n()))
        .optimiser(task.adam() ? new Adam() : new Sgd())
        .dropout(task.dropout() ? new Dropout(Task.DROPPED) : Masking.NONE)
        .schedule(Materials.schedule(task.adam()))
        .lambda(Task.LAMBDA)
        .augment(Materials.augmentation(task))
        .seed(Materials.SEED)
        .updates(Integer.MAX_VALUE)
        .measureEvery(Long.MAX_VALUE)
        .listen(new Competing(new Contest(), task.threads()))
        .fit();
  }

  /** The same order for all contestants. */
  private record Given(int[] order, int size) implements Batching {
    @Override
    public int[][] epoch(int n, RandomGenerator random) {
      int[][] batches = new int[n / size][];
      Arrays.setAll(batches, b -> Arrays.copyOfRange(order, b * size, (b + 1) * size));
      return batches;
    }
  }

  private record Competing(Contest contest, int threads) implements TrainingListener {
    @Override
    public void measured(Point point) {
      if (point.t() == 0) {
        contest.ready(
            "Two-Layer Lab %s, ND4J %s".formatted(Versions.lab(), Versions.nd4j()),
            LabKernels.of(threads));
      }
    }

    @Override
    public void updated(long t, double eta, double loss) {
      contest.updated(() -> loss);
    }
  }
}
