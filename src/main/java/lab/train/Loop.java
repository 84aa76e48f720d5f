package lab.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import lab.Activations;
import lab.FusedDescent;
import lab.Gradients;
import lab.Mask;
import lab.Network;
import lab.WeightDecay;
import lab.data.Data;
import lab.data.Examples;
import lab.train.Training.Kept;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.exception.ND4JIllegalStateException;

/** The training loop: everything that happens from the first update to the last, in order. */
final class Loop {
  private static final int MEASURED_TRAINING_IMAGES = 2000;

  private final Training setup;
  private final Provenance.Known known;
  private final Provenance provenance;
  private final Data data;
  private final Evaluation evaluation;
  private final long updates;
  private final long updatesPerEpoch;
  private final long updatesPerPart;
  private final long measureEvery;
  private final Examples measuredTrain;

  private final Network net;
  private final List<INDArray> state;

  /** What listeners see of the network: a copy, if there are any. */
  private final Network shown;

  /** Updates behind the network that this training starts from. */
  private final long before;

  /** The network and the optimiser's state where validation was best; empty if nobody asked. */
  private final List<INDArray> best;

  /** The networks at the ends of the cycles, as far as they are reached; empty if nobody asked. */
  private final List<Network> snapshots;

  /** The optimiser, if it sees lambda in place of the gradients; otherwise null. */
  private final WeightDecay decay;

  private final Optional<FusedDescent> fused;

  private final List<Point> points = new ArrayList<>();
  private long t;
  private long startedAt;
  private Optional<Checkpoint.Seen> seen = Optional.empty();
  private double lastLoss = Double.NaN;
  private double highestEta;
  private final long startNanos = System.nanoTime();
  private double secondsBefore;
  private volatile boolean stopAsked;
  private volatile StoppedException stopped;
  private final CountDownLatch ended = new CountDownLatch(1);

  Loop(Training setup) {
    this.setup = setup;
    data = setup.data;
    data.requireUnchanged();
    evaluation = setup.evaluation();
    known = Provenance.of(setup);
    provenance = known.provenance();
    updates = setup.updateCount();
    updatesPerEpoch = setup.updatesPerEpoch();
    updatesPerPart = setup.updatesPerPart();
    measureEvery = setup.measureEvery();
    measuredTrain = data.train().first(Math.min(MEASURED_TRAINING_IMAGES, data.validation().n()));
    if (setup.start == null) {
      net =
          Checked.network(
              setup.initialiser,
              data.train().d(),
              setup.m,
              data.train().K(),
              setup.seed,
              setup.precision);
      state = Checked.state(setup.optimiser, net);
      before = 0;
    } else {
      net = Checked.network(setup.start, setup.precision);
      state = setup.start.state(setup.optimiser, net);
      before = setup.start.updates();
    }
    shown = setup.listeners.isEmpty() ? net : net.copy();
    best =
        setup.kept == Kept.BEST
            ? current().stream().map(array -> array.dup(array.ordering())).toList()
            : List.of();
    snapshots =
        setup.kept == Kept.SNAPSHOTS
            ? Stream.generate(net::copy).limit(updates / updatesPerPart).toList()
            : List.of();
    decay = setup.optimiser instanceof WeightDecay itsOwn ? itsOwn : null;
    fused = setup.fusedDescent();
  }

  /**
   * Trains to the end.
   *
   * @param last whether the run returns the network there, whatever the training keeps
   */
  Run run(boolean last) {
    if (setup.checkpoint != null) {
      Checkpoint.requireTold(provenance, setup.checkpoint);
      seen = Checkpoint.Seen.now(setup.checkpoint);
      if (seen.isPresent()) {
        goOnFrom(Checkpoint.load(setup.checkpoint));
      }
      if (t < updates) {
        Checkpoint.requireWritable(setup.checkpoint);
      }
    }
    Thread onExit = new Thread(this::askToStop, "training stops");
    try {
      if (setup.checkpoint != null) {
        Runtime.getRuntime().addShutdownHook(onExit);
      }
      setup.listeners.forEach(listener -> listener.started(t, updates));
      train();
      History history = new History(points);
      return last ? runOfLast(history) : runOfKept(history);
    } catch (ND4JIllegalStateException e) {
      throw Scratch.told(e);
    } finally {
      setup.listeners.forEach(TrainingListener::ended);
      Scratch.free();
      ended.countDown();
      removeQuietly(onExit);
    }
  }

  /** Whose provenance is that of a training which keeps nothing else. */
  private Run runOfLast(History history) {
    Provenance alone = Provenance.of(setup.keepingLast()).provenance();
    return run(alone, history, net, state, t);
  }

  private Run runOfKept(History history) {
    return switch (setup.kept) {
      case LAST -> inViews(history, net, state, t);
      case BEST -> {
        Network network = new Network(best.get(0), best.get(1), best.get(2), best.get(3));
        yield inViews(history, network, best.subList(4, best.size()), history.best().t());
      }
      case SNAPSHOTS -> inViews(history, Network.ensemble(snapshots), List.of(), t);
    };
  }

  private Run inViews(History history, Network alone, List<INDArray> stateThere, long updates) {
    return setup.views == null
        ? run(provenance, history, alone, stateThere, updates)
        : run(provenance, history, Checked.views(setup.views, alone), List.of(), updates);
  }

  private Run run(
      Provenance from,
      History history,
      Network kept,
      List<INDArray> stateThere,
      long updatesThere) {
    return new Run(
        from,
        history,
        kept,
        net,
        stateThere,
        before + updatesThere,
        evaluation.of(kept, data.train()),
        evaluation.of(kept, data.validation()),
        seconds());
  }

  private static void removeQuietly(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // the program is stopping already, and the hook is running
    }
  }

  private void train() {
    BatchFeed feed = new BatchFeed(data, setup.augmentation, setup.precision);
    if (t < updates) {
      Rehearsal.of(setup, net, feed);
      Rehearsal.ofGradients(setup, net, state, before + t);
      if (setup.views != null) {
        Checked.views(setup.views, net); // or what does not fit would show when all is done
      }
      requireLasting();
    }
    int[][] batches = {};
    for (; t < updates; t++) {
      long counted = before + t; // chance and the optimiser go on where the start's left off
      int inEpoch = (int) (counted % updatesPerEpoch);
      if (inEpoch == 0 || batches.length == 0) {
        batches = batches(counted / updatesPerEpoch);
      }
      if (t % measureEvery == 0) {
        measure();
      }
      boolean partEnded = t > startedAt && t % updatesPerPart == 0;
      if (partEnded) {
        takeSnapshot();
      }
      if (setup.checkpoint != null && (partEnded || stopAsked)) {
        save();
      }
      if (stopAsked) { // only ever asked where there is a checkpoint
        stopped = new StoppedException(t, updates, setup.checkpoint);
        throw stopped;
      }
      if (stopsHere()) {
        break;
      }
      if (Thread.interrupted()) {
        throw new CancellationException(
            "training interrupted after %,d of %,d updates".formatted(t, updates));
      }
      double eta = Checked.eta(setup.schedule, t);
      highestEta = Math.max(highestEta, eta);
      try (MemoryWorkspace scope = Scratch.scope()) {
        int[] batch = batches[inEpoch];
        INDArray X = feed.images(batch, RandomStream.AUGMENTATION.stream(setup.seed, counted));
        INDArray Y = feed.labels(batch);
        Mask mask = Checked.mask(setup, batch.length, counted, setup.precision);

        Activations a = Checked.forward(setup.model, net, X, mask);
        double loss = setup.cost.loss(a.S(), Y);
        if (!Double.isFinite(loss)) {
          Rehearsal.requireNumbers(X, mask);
          Gradients gradients = gradients(X, a, Y);
          throw diverged(t, loss, eta, gradients.norm());
        }
        double lambda = setup.penaltyWeight();
        if (fused.isPresent()) {
          fused.get().descend(net, X, a, Y, lambda, eta);
        } else {
          Gradients gradients = gradients(X, a, Y);
          if (decay != null) {
            decay.decay(net, eta, setup.lambda);
          }
          setup.optimiser.update(net, gradients, state, eta, counted);
        }

        if (t == startedAt) {
          requireLasting();
        }
        lastLoss = loss;
        for (TrainingListener listener : setup.listeners) {
          listener.updated(t, eta, loss);
        }
      }
    }
    measure();
    if (t > startedAt && t == updates) {
      takeSnapshot();
    }
    if (t < updates) {
      setup.listeners.forEach(listener -> listener.stopped(t, updates));
    }
    Point end = points.get(points.size() - 1);
    if (!Double.isFinite(end.validation().loss() + end.penalty())) {
      double eta = setup.schedule.eta(Math.max(0, t - 1));
      double norm = Double.NaN; // of a gradient that nobody computed: this was the last update
      throw diverged(Math.max(0, t - 1), end.validation().loss(), eta, norm);
    }
    if (setup.checkpoint != null && startedAt < t) {
      save();
    }
  }

  private DivergedException diverged(long update, double cost, double eta, double norm) {
    double lambda = setup.penaltyWeight();
    return new DivergedException(update, cost, eta, norm, lastLoss, highestEta, lambda);
  }

  private int[][] batches(long epoch) {
    int[][] batches =
        Checked.epoch(
            setup.batching, data.train().n(), RandomStream.SHUFFLE.stream(setup.seed, epoch));
    if (batches.length != updatesPerEpoch) {
      throw new IllegalArgumentException(
          "batching: every epoch must have as many batches as the first, %d, but epoch %d has %d"
              .formatted(updatesPerEpoch, epoch, batches.length));
    }
    return batches;
  }

  private Gradients gradients(INDArray X, Activations a, INDArray Y) {
    return Checked.gradients(setup.differentiator, net, X, a, Y, setup.penaltyWeight());
  }

  /** Whether the rule ends the training here; asked where the network was just measured. */
  private boolean stopsHere() {
    return points.get(points.size() - 1).t() == t && setup.stopping.stops(new History(points));
  }

  private void measure() {
    if (!points.isEmpty() && points.get(points.size() - 1).t() == t) {
      return; // already in the checkpoint
    }
    Point point =
        new Point(
            t,
            Checked.eta(setup.schedule, Math.min(t, updates - 1)), // no schedule need go on
            penalty(),
            evaluation.of(net, measuredTrain),
            evaluation.of(net, data.validation()));
    points.add(point);
    if (setup.kept == Kept.BEST && new History(points).best().equals(point)) {
      copy(current(), best);
    }
    for (TrainingListener listener : setup.listeners) {
      copy(net.arrays(), shown.arrays());
      listener.measured(point, shown);
      Checked.requireUnchanged(shown, net, "a listener, %s, changes it", listener);
      copy(net.arrays(), shown.arrays());
    }
  }

  /** Keeps the network for the ensemble, at the end of a cycle. */
  private void takeSnapshot() {
    if (!snapshots.isEmpty()) {
      copy(net.arrays(), snapshots.get((int) (t / updatesPerPart) - 1).arrays());
    }
  }

  private double penalty() {
    try (MemoryWorkspace scope = Scratch.scope()) {
      return setup.cost.penalty(net, setup.penaltyWeight());
    }
  }

  /**
   * Requires pieces to be unchanged where a checkpoint is kept, since no training could go on from
   * it otherwise. A piece that fills an array of its own does it in the first update, if not
   * before.
   */
  private void requireLasting() {
    if (setup.checkpoint == null || known.isLasting()) {
      return;
    }
    String changed = known.changed(Provenance.of(setup).provenance());
    if (!changed.isEmpty()) {
      throw new IllegalArgumentException(
          "training: .checkpoint(%s) needs pieces that stay what they are, or nobody could go on from the file, but an array or a list in %s has changed since the training began; make it anew in the method that fills it, or leave .checkpoint out"
              .formatted(setup.checkpoint, changed));
    }
  }

  private void save() {
    requireLasting();
    Checkpoint now = new Checkpoint(provenance, points, t, seconds(), kept());
    seen = now.save(setup.checkpoint, seen);
  }

  /** The network's arrays, then the optimiser's. */
  private List<INDArray> current() {
    return Stream.concat(net.arrays().stream(), state.stream()).toList();
  }

  /**
   * What a checkpoint keeps: the network and the optimiser's state, now and where it was best, and
   * the snapshots.
   */
  private List<INDArray> kept() {
    Stream<INDArray> ofSnapshots = snapshots.stream().flatMap(one -> one.arrays().stream());
    return Stream.of(current().stream(), best.stream(), ofSnapshots)
        .flatMap(arrays -> arrays)
        .toList();
  }

  private static void copy(List<INDArray> from, List<INDArray> to) {
    for (int i = 0; i < to.size(); i++) {
      to.get(i).assign(from.get(i));
    }
  }

  private void goOnFrom(Checkpoint checkpoint) {
    String differences = checkpoint.provenance().differences(provenance);
    if (!differences.isEmpty()) {
      throw new IllegalArgumentException(
          "checkpoint %s is of another training: %s; delete it, or name another file"
              .formatted(setup.checkpoint, differences));
    }
    copy(checkpoint.arrays(), kept());
    points.addAll(checkpoint.points());
    t = checkpoint.t();
    startedAt = t;
    secondsBefore = checkpoint.seconds();
  }

  /**
   * Runs when the program is told to stop: waits for the update that is under way, and tells what
   * was kept. Here and not where the exception is caught, since no other thread is waited for any
   * more.
   */
  private void askToStop() {
    stopAsked = true;
    try {
      if (ended.await(10, TimeUnit.SECONDS) && stopped != null) {
        System.err.println(stopped.getMessage());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private double seconds() {
    return secondsBefore + (System.nanoTime() - startNanos) / 1e9;
  }
}
