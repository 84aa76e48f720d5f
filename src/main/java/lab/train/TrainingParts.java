package lab.train;

import java.util.function.UnaryOperator;
import lab.Augmentation;
import lab.Batching;
import lab.Cost;
import lab.Differentiator;
import lab.Initialiser;
import lab.Masking;
import lab.Metric;
import lab.Model;
import lab.Network;
import lab.Optimiser;
import lab.Schedule;
import lab.data.Data;
import lab.train.Training.Kept;
import lab.train.Training.Unit;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * All that a training is, but its images, its checkpoint and who listens: what another machine
 * needs to do the same. What is not used, such as no dropout, is null.
 */
record TrainingParts(
    DataParts data,
    Initialiser initialiser,
    int m,
    Model model,
    Cost cost,
    Differentiator differentiator,
    Metric metric,
    Batching batching,
    Optimiser optimiser,
    Schedule schedule,
    Masking dropout,
    Augmentation augmentation,
    boolean gradientCheck,
    double lambda,
    StoppingRule stopping,
    Kept kept,
    UnaryOperator<Network> views,
    Start start,
    long length,
    Unit unit,
    long measureEvery,
    DataType precision,
    long seed) {

  static TrainingParts of(Training setup) {
    return new TrainingParts(
        DataParts.of(setup.data),
        setup.initialiser,
        setup.m,
        setup.model,
        setup.cost,
        setup.differentiator,
        setup.metric,
        setup.batching,
        setup.optimiser,
        setup.schedule,
        used(setup.dropout, Masking.NONE),
        used(setup.augmentation, Augmentation.NONE),
        setup.gradientCheck,
        setup.lambda,
        used(setup.stopping, StoppingRule.NEVER),
        setup.kept,
        setup.views,
        setup.start,
        setup.length,
        setup.unit,
        setup.measureEvery,
        setup.precision,
        setup.seed);
  }

  private static <T> T used(T piece, T none) {
    return piece == none ? null : piece;
  }

  /** The training, on data that are what {@link #data} says. */
  Training on(Data data) {
    return Training.of(
        data,
        setup -> {
          setup.initialiser = initialiser;
          setup.m = m;
          setup.model = model;
          setup.cost = cost;
          setup.differentiator = differentiator;
          setup.metric = metric;
          setup.batching = batching;
          setup.optimiser = optimiser;
          setup.schedule = schedule;
          setup.dropout = dropout == null ? Masking.NONE : dropout;
          setup.augmentation = augmentation == null ? Augmentation.NONE : augmentation;
          setup.gradientCheck = gradientCheck;
          setup.lambda = lambda;
          setup.stopping = stopping == null ? StoppingRule.NEVER : stopping;
          setup.kept = kept;
          setup.views = views;
          setup.start = start;
          setup.length = length;
          setup.unit = unit;
          setup.measureEvery = measureEvery;
          setup.precision = precision;
          setup.seed = seed;
        });
  }
}
