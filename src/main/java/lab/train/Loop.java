package lab.train;

import java.util.ArrayList;
import java.util.List;
import lab.Activations;
import lab.Gradients;
import lab.Mask;
import lab.Network;
import lab.Phase;
import lab.data.Data;
import lab.data.Examples;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The training loop: everything that happens from the first update to the last, in order. */
final class Loop {
  private static final int MEASURED_TRAINING_IMAGES = 5000;

  private final Training setup;
  private final Data data;
  private final Evaluation evaluation;
  private final long updates;
  private final long updatesPerEpoch;
  private final long updatesPerPart;
  private final long measureEvery;
  private final Examples measuredTrain;

  private final Network net;
  private final List<INDArray> state;
  private final List<Point> points = new ArrayList<>();
  private long t;
  private double secondsBefore;

  Loop(Training setup) {
    this.setup = setup;
    data = setup.data;
    evaluation = setup.evaluation();
    updates = setup.updateCount();
    updatesPerEpoch = setup.updatesPerEpoch();
    long period = setup.schedule.period();
    updatesPerPart = period > 0 ? period : updatesPerEpoch;
    measureEvery =
        setup.measureEvery > 0 ? setup.measureEvery : Math.max(1, updatesPerPart / 10);
    measuredTrain =
        data.train().first(Math.min(MEASURED_TRAINING_IMAGES, data.validation().n()));
    net =
        setup
            .initialiser
            .network(data.train().d(), setup.m, data.train().K(), setup.seed)
            .to(setup.precision);
    state = setup.optimiser.init(net);
  }

  Run run() {
    long start = System.nanoTime();
    setup.listeners.forEach(listener -> listener.started(t, updates));
    try {
      train();
      return new Run(
          null,
          new History(points),
          net,
          evaluation.of(net, data.train()),
          evaluation.of(net, data.validation()),
          secondsBefore + (System.nanoTime() - start) / 1e9);
    } finally {
      setup.listeners.forEach(TrainingListener::ended);
      Scratch.free();
    }
  }

  private void train() {
    BatchFeed feed = new BatchFeed(data.train(), setup.augmentation, setup.precision);
    int[][] batches = {};
    double lastLoss = Double.NaN;
    for (; t < updates; t++) {
      int inEpoch = (int) (t % updatesPerEpoch);
      if (inEpoch == 0 || batches.length == 0) {
        long epoch = t / updatesPerEpoch;
        batches = setup.batching.epoch(data.train().n(), Chance.SHUFFLE.stream(setup.seed, epoch));
      }
      if (t % measureEvery == 0) {
        measure();
      }
      double eta = setup.schedule.eta(t);
      try (MemoryWorkspace scope = Scratch.scope()) {
        int[] batch = batches[inEpoch];
        INDArray X = feed.images(batch, Chance.AUGMENTATION.stream(setup.seed, t));
        INDArray Y = feed.labels(batch);
        Mask mask =
            setup
                .dropout
                .mask(setup.m, batch.length, Phase.TRAINING, Chance.DROPOUT.stream(setup.seed, t))
                .to(setup.precision);

        Activations a = setup.model.forward(net, X, mask);
        double loss = setup.cost.loss(a.S(), Y);
        Gradients gradients = setup.differentiator.gradients(net, X, a, Y, setup.lambda);
        if (!Double.isFinite(loss)) {
          throw new DivergedException(t, loss, eta, gradients.norm(), lastLoss);
        }
        setup.optimiser.update(net, gradients, state, eta, t);

        lastLoss = loss;
        for (TrainingListener listener : setup.listeners) {
          listener.updated(t, eta, loss);
        }
      }
    }
    measure();
  }

  private void measure() {
    Point point =
        new Point(
            t,
            setup.schedule.eta(t),
            setup.cost.penalty(net, setup.lambda),
            evaluation.of(net, measuredTrain),
            evaluation.of(net, data.validation()));
    points.add(point);
    setup.listeners.forEach(listener -> listener.measured(point));
  }
}
