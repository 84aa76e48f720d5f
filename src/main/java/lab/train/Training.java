package lab.train;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import lab.Augmentation;
import lab.Batching;
import lab.Cost;
import lab.Differentiator;
import lab.FusedDescent;
import lab.Initialiser;
import lab.Masking;
import lab.Metric;
import lab.Model;
import lab.Network;
import lab.Optimiser;
import lab.Optimiser.PlainDescent;
import lab.Range;
import lab.Schedule;
import lab.WeightDecay;
import lab.base.Cores;
import lab.data.Data;
import lab.jobs.ParallelJobs;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * A training, put together from pieces; nothing happens before {@link #fit}. Every method gives a
 * new training and leaves this one as it is, so that experiments can share what they have in
 * common.
 *
 * <pre>
 * var run = Training.on(data)
 *     .network(new GaussianInit(0.01), 150)
 *     .forward(new ForwardPass()).cost(new CrossEntropyCost()).backward(new Backprop())
 *     .metric(new Accuracy())
 *     .batches(new MiniBatches(100)).optimiser(new Sgd())
 *     .schedule(new CyclicalSchedule(1e-5, 1e-1, 900).decay(0.8)).cycles(9)
 *     .lambda(1e-3)
 *     .augment(new Flip(0.5).then(new Shift(3, 0.5)))
 *     .seed(42)
 *     .fit();
 * </pre>
 */
public final class Training implements Cloneable {
  /** How long a training is counted in. */
  enum Unit {
    UPDATES,
    EPOCHS,
    CYCLES
  }

  /** Which network a run returns. */
  enum Kept {
    LAST("the last"),
    BEST("the best on validation"),
    SNAPSHOTS("the ensemble of the ends of its cycles");

    /** As {@link Provenance} has it. */
    final String words;

    Kept(String words) {
      this.words = words;
    }

    boolean isIn(Provenance provenance) {
      return words.equals(provenance.settings().get("keeps"));
    }
  }

  final Data data;
  Initialiser initialiser;
  int m;
  Model model;
  Cost cost;
  Differentiator differentiator;
  Metric metric;
  Batching batching;
  Optimiser optimiser;
  Schedule schedule;
  Masking dropout = Masking.NONE;
  Augmentation augmentation = Augmentation.NONE;
  boolean gradientCheck = true;
  double lambda;
  StoppingRule stopping = StoppingRule.NEVER;
  Kept kept = Kept.LAST;
  UnaryOperator<Network> views;
  Start start;
  long length;
  Unit unit = Unit.UPDATES;
  long measureEvery;
  DataType precision = DataType.FLOAT;
  long seed = 42;
  Path checkpoint;
  List<TrainingListener> listeners = List.of();

  private Training(Data data) {
    this.data = data;
  }

  /** Begins a training on these data; everything else is still to be chosen. */
  public static Training on(Data data) {
    requireGiven(data, "Training.on(…)", "data, such as Shapes.load().split(…).standardised(…)");
    return new Training(data);
  }

  /** A training on these data whose fields are set. */
  static Training of(Data data, Consumer<Training> fields) {
    return new Training(data).with(fields);
  }

  /**
   * Sets the initialiser and the number of hidden units of the network to start from.
   *
   * @param m hidden units, ≥ 1
   */
  public Training network(Initialiser initialiser, int m) {
    Range.require("training", "m", m, m >= 1, "at least 1 hidden unit");
    return with(
        copy -> {
          copy.initialiser = initialiser;
          copy.m = m;
          copy.start = null;
        });
  }

  /**
   * Keeps the initialiser and sets another number of hidden units.
   *
   * @throws IllegalStateException if it starts from a trained network, which has its own
   */
  public Training hidden(int m) {
    if (start != null) {
      throw new IllegalStateException(
          "training: .hidden(%d) cannot be, since .startFrom(…) gave a network of %d hidden units; say .network(…) for a new one"
              .formatted(m, start.network().m()));
    }
    return network(initialiser, m);
  }

  /**
   * Goes on where another training ended, with other settings: takes its network and all that its
   * optimiser remembers, and counts the optimiser's updates and draws chance from there. The
   * schedule begins anew. With the same settings and a constant rate, two halves are the whole to
   * the bit.
   *
   * @param run whose optimiser is of the same class as this one's, whatever its settings
   */
  public Training startFrom(Run run) {
    requireGiven(run, ".startFrom(…)", "a run or a network");
    return startFrom(Start.from(run));
  }

  /**
   * Starts from a trained network, with an optimiser that remembers nothing yet.
   *
   * @param network copied; of as many inputs and classes as the data have
   */
  public Training startFrom(Network network) {
    requireGiven(network, ".startFrom(…)", "a run or a network");
    return startFrom(Start.from(network));
  }

  private Training startFrom(Start start) {
    return with(
        copy -> {
          copy.start = start;
          copy.m = start.network().m();
        });
  }

  /** Sets the forward pass. */
  public Training forward(Model model) {
    return with(copy -> copy.model = model);
  }

  /** Sets the cost that is minimised. */
  public Training cost(Cost cost) {
    return with(copy -> copy.cost = cost);
  }

  /** Sets the backward pass. */
  public Training backward(Differentiator differentiator) {
    return with(copy -> copy.differentiator = differentiator);
  }

  /**
   * Trains with gradients that are not the cost's. Without this call a handful of them is held
   * against differences of the cost before the first update, and a wrong one ends the training.
   */
  public Training withoutGradientCheck() {
    return with(copy -> copy.gradientCheck = false);
  }

  /** Sets the metric by which networks are measured. */
  public Training metric(Metric metric) {
    return with(copy -> copy.metric = metric);
  }

  /** Sets how each epoch is cut into batches. */
  public Training batches(Batching batching) {
    return with(copy -> copy.batching = batching);
  }

  /** Sets the optimiser. */
  public Training optimiser(Optimiser optimiser) {
    return with(copy -> copy.optimiser = optimiser);
  }

  /** Sets the learning rate of each update. */
  public Training schedule(Schedule schedule) {
    return with(copy -> copy.schedule = schedule);
  }

  /** Sets dropout; without this call, no unit is dropped. */
  public Training dropout(Masking dropout) {
    requireGiven(dropout, ".dropout(…)", "a piece; Masking.NONE drops nothing");
    return with(copy -> copy.dropout = dropout);
  }

  /** Sets the augmentation of training images; without this call, none. */
  public Training augment(Augmentation augmentation) {
    requireGiven(augmentation, ".augment(…)", "a piece; Augmentation.NONE changes nothing");
    return with(copy -> copy.augmentation = augmentation);
  }

  /**
   * Sets the weight of the penalty, or of the decay where the optimiser is a {@link
   * lab.WeightDecay}; without this call, 0.
   *
   * @param lambda ≥ 0 and finite
   * @throws IllegalArgumentException if lambda is negative, NaN or infinite
   */
  public Training lambda(double lambda) {
    Range.requireNotNegative("training", "lambda", lambda);
    return with(copy -> copy.lambda = lambda);
  }

  /** Trains for so many cycles of the schedule. */
  public Training cycles(long cycles) {
    return length(cycles, Unit.CYCLES);
  }

  /** Trains until every image was seen so many times. */
  public Training epochs(long epochs) {
    return length(epochs, Unit.EPOCHS);
  }

  /** Trains for so many updates. */
  public Training updates(long updates) {
    return length(updates, Unit.UPDATES);
  }

  private Training length(long length, Unit unit) {
    Range.require(
        "training", unit.name().toLowerCase(Locale.ROOT), length, length >= 1, "at least 1");
    return with(
        copy -> {
          copy.length = length;
          copy.unit = unit;
        });
  }

  /**
   * Sets a rule that may end the training early: {@code .stopWhen(new EarlyStopping(10))}. Without
   * this call, never. The rule is asked each time the network was measured.
   */
  public Training stopWhen(StoppingRule rule) {
    requireGiven(rule, ".stopWhen(…)", "a rule, such as new EarlyStopping(10)");
    return with(copy -> copy.stopping = rule);
  }

  /**
   * Lets the run return the network of the measurement with the highest validation accuracy, the
   * earliest of equals, in place of the last one. It was chosen by validation images, so their
   * accuracy is a little too good.
   */
  public Training keepBest() {
    return with(copy -> copy.kept = Kept.BEST);
  }

  /**
   * Lets the run return an ensemble in place of the last network: the {@link Network#ensemble} of
   * those at the ends of the cycles, which has as many times m hidden units as there are cycles.
   * Its members differ, since at its peaks the rate is high enough to leave one minimum for
   * another. The training must have its length by {@link #cycles} and no {@link #stopWhen}.
   *
   * @see <a href="https://arxiv.org/abs/1704.00109">Huang et al., Snapshot Ensembles (2017)</a>
   */
  public Training snapshotEnsemble() {
    return with(copy -> copy.kept = Kept.SNAPSHOTS);
  }

  /**
   * Lets the run return an ensemble in place of the network that it would keep: one that sees every
   * image in several views, such as {@code new Views(shape, 1)}. While it trains, and in its
   * history, nothing changes.
   *
   * @param views makes the ensemble of a network, which it leaves as it is: c views of m units come
   *     to W1, c·m×d, W2, K×c·m, and biases to fit, in the same precision. It is tried before the
   *     first update. A record whose components are all that its code works with, or no checkpoint
   *     can be kept
   * @throws IllegalArgumentException if it is null
   */
  public Training testTimeAugmentation(UnaryOperator<Network> views) {
    requireGiven(views, ".testTimeAugmentation(…)", "views, such as new Views(shape, 1)");
    return with(copy -> copy.views = views);
  }

  /** Measures the network every so many updates; without this call, ten times a cycle or epoch. */
  public Training measureEvery(long updates) {
    Range.require("training", "measureEvery", updates, updates >= 1, "at least 1 update");
    return with(copy -> copy.measureEvery = updates);
  }

  /** Computes in float64; without this call in float32, which is twice as fast. */
  public Training float64() {
    return with(copy -> copy.precision = DataType.DOUBLE);
  }

  /**
   * Sets the seed of the start, the order of the images, dropout and augmentation; without this
   * call, 42.
   */
  public Training seed(long seed) {
    return with(copy -> copy.seed = seed);
  }

  /**
   * Saves the state at the end of every cycle (or epoch, without cycles) and when the program is
   * stopped by Ctrl-C. If the file is already there, training goes on from it; it must be of the
   * same training: the same examples, settings and pieces, down to their code. So every piece must
   * tell its settings: be a record, an enum or a class without fields, read no variable or file
   * from elsewhere, draw no chance but from its arguments, and hold no array that changes.
   *
   * @param file such as {@code target/best_cyclic.checkpoint}
   */
  public Training checkpoint(Path file) {
    requireGiven(file, ".checkpoint(…)", "a file, such as Path.of(\"my_run.checkpoint\")");
    return with(copy -> copy.checkpoint = file);
  }

  /** Adds a listener to the training. */
  public Training listen(TrainingListener listener) {
    requireGiven(listener, ".listen(…)", "somebody who listens");
    return with(
        copy -> {
          copy.listeners = new ArrayList<>(listeners);
          copy.listeners.add(listener);
        });
  }

  /** The data that the training uses. */
  public Data data() {
    return data;
  }

  /** Measures networks as this training does. */
  public Evaluation evaluation() {
    return new Evaluation(
        chosen(model, ".forward(new ForwardPass())"),
        chosen(cost, ".cost(new CrossEntropyCost())"),
        chosen(metric, ".metric(new Accuracy())"));
  }

  /** The seed; 42 if none was given. */
  public long seed() {
    return seed;
  }

  /** The number of updates that the training will make. */
  public long updateCount() {
    Range.require(
        "training",
        "its length",
        length,
        length >= 1,
        "set by .cycles(…), .epochs(…) or .updates(…)");
    return switch (unit) {
      case UPDATES -> length;
      case EPOCHS -> times(updatesPerEpoch());
      case CYCLES -> {
        long period = period();
        if (period == 0) {
          throw new IllegalStateException(
              "training: .cycles(%d) needs a schedule with cycles, but %s has none; say .epochs(…) or .updates(…)"
                  .formatted(length, schedule));
        }
        yield times(period);
      }
    };
  }

  private long times(long updates) {
    if (length > Long.MAX_VALUE / updates) {
      throw new IllegalArgumentException(
          "training: .%s(%d) of %d updates each must be at most %d updates together; say fewer"
              .formatted(unit.name().toLowerCase(Locale.ROOT), length, updates, Long.MAX_VALUE));
    }
    return length * updates;
  }

  private long period() {
    return Checked.period(chosen(schedule, ".schedule(new CyclicalSchedule(1e-5, 1e-1, 900))"));
  }

  /** The weight of the penalty in cost and gradients: none where the optimiser sees to lambda. */
  double penaltyWeight() {
    return optimiser instanceof WeightDecay ? 0 : lambda;
  }

  /** The differentiator, if it can make the optimiser's step itself. */
  Optional<FusedDescent> fusedDescent() {
    boolean plain = optimiser instanceof PlainDescent && !(optimiser instanceof WeightDecay);
    return plain && differentiator instanceof FusedDescent fused
        ? Optional.of(fused)
        : Optional.empty();
  }

  long updatesPerEpoch() {
    Batching chosen = chosen(batching, ".batches(new MiniBatches(100))");
    return Checked.epoch(chosen, data.train().n(), RandomStream.SHUFFLE.stream(seed, 0)).length;
  }

  /** Updates from one checkpoint to the next: a cycle, or an epoch where there are no cycles. */
  long updatesPerPart() {
    return period() > 0 ? period() : updatesPerEpoch();
  }

  long measureEvery() {
    return measureEvery > 0 ? measureEvery : Math.max(1, updatesPerPart() / 10);
  }

  /**
   * The provenance that the run's result will have.
   *
   * @throws IllegalStateException if a piece was not chosen
   */
  public Provenance provenance() {
    return known().provenance();
  }

  /**
   * The provenance, with what else can be known of the pieces.
   *
   * @throws IllegalStateException if a piece was not chosen
   */
  public Provenance.Known known() {
    requireComplete();
    return Provenance.of(this);
  }

  /**
   * Trains, and returns the finished run.
   *
   * @return the run
   * @throws IllegalStateException if a piece was not chosen, a gradient is not the cost's, or the
   *     data were changed after they were made
   * @throws IllegalArgumentException if a piece gives null, a wrong shape, or no number: before the
   *     first update if that can be known then
   * @throws DivergedException if the cost becomes NaN or infinite
   */
  public Run fit() {
    return fit(false);
  }

  /**
   * Trains as {@link #fit}, but the run returns the network where the training ended, as its {@link
   * Run#last} is, whatever else was to be kept: beside an ensemble, a network alone. Goes on from
   * the same checkpoint as {@link #fit}.
   *
   * @return the run, with the provenance of a training that keeps nothing else
   */
  public Run fitLast() {
    return fit(true);
  }

  private Run fit(boolean last) {
    requireComplete();
    ThreadCheck.warnOnce();
    if (listeners.isEmpty() && Progress.isWatched()) {
      try (Progress progress = new Progress("training", updateCount())) {
        return listen(progress).run(last);
      }
    }
    return run(last);
  }

  private Run run(boolean last) {
    return ParallelJobs.isOneOfSeveral()
        ? new Loop(this).run(last)
        : Cores.withTwo(() -> new Loop(this).run(last));
  }

  private void requireComplete() {
    evaluation();
    if (start == null) {
      chosen(initialiser, ".network(new GaussianInit(0.01), 50)");
    }
    chosen(differentiator, ".backward(new Backprop())");
    chosen(optimiser, ".optimiser(new Sgd())");
    chosen(schedule, ".schedule(new CyclicalSchedule(1e-5, 1e-1, 900))");
    updateCount();
    if (start != null) {
      start.requireFitting(data, optimiser);
    }
    if (kept == Kept.SNAPSHOTS) {
      requireWholeCycles();
    }
  }

  private void requireWholeCycles() {
    if (unit != Unit.CYCLES) {
      throw new IllegalStateException(
          "training: .snapshotEnsemble() needs the ends of cycles, but the length is set by .%s(%d); say .cycles(…)"
              .formatted(unit.name().toLowerCase(Locale.ROOT), length));
    }
    if (stopping != StoppingRule.NEVER) {
      throw new IllegalStateException(
          "training: .snapshotEnsemble() needs all %d cycles, but .stopWhen(%s) may end the training before; leave one of the two out"
              .formatted(length, stopping));
    }
  }

  private static void requireGiven(Object given, String where, String expected) {
    if (given == null) {
      throw new IllegalArgumentException(
          "training: %s must be given %s, but is given null".formatted(where, expected));
    }
  }

  private static <T> T chosen(T piece, String line) {
    if (piece == null) {
      throw new IllegalStateException("training: a piece was not chosen; add " + line);
    }
    return piece;
  }

  /** The same training, whose run returns the network where it ends. */
  Training keepingLast() {
    return with(
        copy -> {
          copy.kept = Kept.LAST;
          copy.views = null;
        });
  }

  private Training with(Consumer<Training> change) {
    try {
      Training copy = (Training) clone();
      change.accept(copy);
      return copy;
    } catch (CloneNotSupportedException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
