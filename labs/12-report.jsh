// Lab 12: the report.
//
// Nothing new is learnt here: everything is put together. Each block is one thing that the report
// did, in its order. `labs/lab report` runs this very script.
import lab.*;
import lab.check.*;
import lab.data.*;
import lab.plot.*;
import lab.report.*;
import lab.search.*;
import lab.train.*;
import reference.*;

// A budget below "full" makes n_s, cycles, epochs and draws smaller than the numbers that stand here.
var report = Report.open();
var budget = report.budget();
var few = report.split(10_000, 5_000).standardised(new Standardise());
var data = report.split(45_000, 5_000).standardised(new Standardise());

// ---- What all trainings have in common.
Training on(Data images) {
  return Training.on(images)
      .network(new GaussianInit(0.01), 50)
      .forward(new ForwardPass()).cost(new CrossEntropyCost()).backward(new Backprop())
      .metric(new Accuracy())
      .batches(new MiniBatches(100))
      .optimiser(new Sgd());
}
CyclicalSchedule rate(int n_s) {
  return new CyclicalSchedule(1e-5, 1e-1, budget.n_s(n_s));
}

// ---- Are the gradients right? Against automatic differentiation: plain, with penalty, with dropout.
var check = new GradientCheck(new ForwardPass(), new CrossEntropyCost(), new Backprop(), new RelativeError(1e-8));
var plain = Problem.of(new GaussianInit(0.01).network(10, 50, 10, 42), data.train().X(), data.train().first(3).Y(), 3);
var penalised = plain.lambda(0.1);
var dropping = penalised.mask(new Dropout(0.2).mask(50, 3, Phase.TRAINING, new SplittableRandom(42)));
var comparisons = Stream.of(plain, penalised, dropping).map(check::againstAutograd).toList();
var sweep = check.sweep(NumericalGradient::new, plain);

// ---- The cyclical rate, one cycle and three, on 10,000 images.
var oneCycle = report.row("one_cycle", "One cycle, 10,000 images", new Published(56.62, Double.NaN, 45.51),
    on(few).lambda(0.01).schedule(rate(500)).cycles(1));
var threeCycles = report.row("three_cycles", "Three cycles, 10,000 images", new Published(70.67, Double.NaN, 47.55),
    on(few).lambda(0.01).schedule(rate(800)).cycles(budget.cycles(3)));

// ---- Searching for lambda: coarse, then fine. Only validation accuracy decides.
var small = on(data).schedule(rate(900));
var coarse = report.search("coarse", Search.of(s -> small.lambda(s.get("lambda")).cycles(2).measureEvery(rate(900).period())).
    random(budget.draws(10), Map.of("lambda", new LogUniform(-5, -1)), 42));
var fine = report.search("fine", Search.of(s -> small.lambda(s.get("lambda")).cycles(budget.cycles(3)).measureEvery(rate(900).period())).
    random(budget.draws(10), Map.of("lambda", new LogUniform(-5, -3)), 43));
double lambda = fine.isEmpty() ? 1.608e-5 : Trial.best(fine).settings().get("lambda");

// ---- The default network without penalty, and with the lambda that our own search found.
var unpenalised = report.row("default", "50 hidden units, no penalty", Published.NOTHING,
    small.cycles(budget.cycles(3)));
var regularised = report.row("default_reg", "50 hidden units, lambda from the search", new Published(61.20, Double.NaN, 51.16),
    small.cycles(budget.cycles(3)).lambda(lambda));

// ---- Wider; then dropout; then dropout and augmentation.
var lightly = new Flip(0.5).then(new Shift(3, 0.5));
var wide = report.row("wide", "150 hidden units", new Published(67.80, 55.60, 54.10),
    small.hidden(150).lambda(1e-3).cycles(budget.cycles(3)));
var dropout = report.row("dropout", "150 hidden units, dropout", new Published(65.40, 54.08, 53.52),
    wide.training().dropout(new Dropout(0.2)));
var augmented = report.row("dropout_augmented", "150 hidden units, dropout, augmentation", new Published(57.56, 55.36, 55.01),
    dropout.training().augment(lightly));

// ---- The grid: lambda, decay, cycles and the probability of keeping a unit.
var points = new Grid().points(List.of(List.of(1e-4, 1e-3), List.of(0.8, 1.0), List.of(7.0, 9.0), List.of(0.8, 1.0)));
var grid = report.search("grid", Search.of(s -> wide.training().augment(lightly).lambda(s.get("lambda")).
    schedule(rate(900).decay(s.get("rho"))).cycles(budget.cycles(s.get("cycles").intValue())).
    dropout(new Dropout(1 - s.get("keep"))).measureEvery(rate(900).period())).
    grid(List.of("lambda", "rho", "cycles", "keep"), points, 42));

// ---- The best cyclical run of the report, and what its fourth claim compares it with.
var bestCyclic = report.row("best_cyclic", "Best cyclical", new Published(64.34, 58.20, 57.69),
    wide.training().augment(lightly).schedule(rate(900).decay(0.8)).cycles(budget.cycles(9)));
var unaugmented = report.row("unaugmented", "Best cyclical without augmentation", Published.NOTHING,
    bestCyclic.training().augment(Augmentation.NONE));
var more = report.split(49_000, 1_000).standardised(new Standardise());
var moreImages = report.row("more_images", "Best cyclical on 49,000 images", Published.NOTHING,
    on(more).hidden(150).lambda(1e-3).augment(lightly).schedule(rate(900).decay(0.8)).cycles(budget.cycles(9)));

// ---- The best run with Adam.
var bestAdam = report.row("best_adam", "Best Adam", new Published(59.66, 55.62, 55.05),
    on(data).hidden(150).lambda(1e-4).augment(lightly)
        .optimiser(new Adam()).schedule(Schedule.constant(1e-4)).epochs(budget.epochs(30)));

// ---- Better than the report's: settings of our own.
var barely = new Flip(0.5).then(new Shift(1, 0.5));
var betterCyclic = report.row("better_cyclic", "Better cyclical", Published.NOTHING,
    bestCyclic.training().augment(barely));
var betterAdam = report.row("better_adam", "Better Adam", Published.NOTHING,
    bestAdam.training().augment(barely));

// ---- Now all of it is run, with every seed, as many side by side as there are cores.
report.run();
report.headline("Cyclical rate", bestCyclic, betterCyclic);
report.headline("Adam", bestAdam, betterAdam);

// ---- Figures.
report.figure("gradient_check", "Is the gradient right? Central differences against their step h: from the right, the truncation error falls as h²; to the left, rounding grows as 1/h. Between them lies the best step, and even there a difference is far less exact than the chain rule.", Plots.steps(sweep.points()));
report.figure("rate", "The cyclical rate with decay: every cycle climbs to a peak and comes down again, and each peak is 0.8 times as high as the one before.", Plots.rate(rate(900).decay(0.8), budget.cycles(9) * rate(900).period()));
if (!coarse.isEmpty() && !fine.isEmpty()) report.figure("lambda_search", "Validation accuracy against lambda. The coarse search shows where it falls; in the fine search the trials differ by little more than the sampling error of the validation images.", Plots.search(coarse, fine));
if (unpenalised.isRun()) report.figure("default", "50 hidden units without penalty: the gap between the curves is overfitting, and it grows from cycle to cycle.", Plots.curves(unpenalised.runs()));
if (regularised.isRun()) report.figure("default_reg", "The same with the lambda that the search found.", Plots.curves(regularised.runs()));
if (bestCyclic.isRun()) report.figure("best_cyclic", "The best cyclical run: accuracy dips where the rate is high and is best where a cycle ends; as the peaks become lower, so do the dips.", Plots.curves(bestCyclic.runs()));
if (bestAdam.isRun()) report.figure("best_adam", "Adam with a constant rate: no phases, and a slow, steady climb.", Plots.curves(bestAdam.runs()));
if (bestCyclic.isRun()) report.figure("weights", "What the hidden units look for: blobs of opposite colours, edges, and outlines of whole things.", Plots.weights(report.withNetwork(bestCyclic).network()));
if (bestCyclic.isRun()) report.figure("confusion", "What is taken for what by the best cyclical runs. The diagonal is right; look for the pairs that are confused both ways.", Plots.confusion(bestCyclic.confusion(), data.classes()));

// ---- The nine claims.
report.claim("Analytic gradients agree with an independent computation to about 1e-15.", Claims.gradientsAgree(comparisons, 1e-14));
report.claim("Small lambda is better; the search ends near 1e-5.", Claims.smallLambdaIsBetter(coarse, fine, data.validation().n()));
report.claim("With the cyclical rate, performance moves in phases tied to the peaks of the rate; high peaks lower it for a while.", Claims.phases(bestCyclic));
report.claim("Training on 49,000 images with light augmentation raises test accuracy and reduces overfitting.", Claims.raisesTest(unaugmented, moreImages, 0).and(Claims.narrowsGap(unaugmented, moreImages)));
report.claim("A wider layer (150) brings a substantial gain.", Claims.raisesTest(regularised, wide, 1));
report.claim("Dropout with p = 0.2 narrows the gap between training and test accuracy.", Claims.narrowsGap(wide, dropout));
report.claim("Flips and shifts improve generalisation.", Claims.raisesTest(dropout, augmented, 0));
report.claim("Decaying the rate with rho = 0.8 refines convergence over cycles.", Claims.betterInPairs(grid, "rho", 0.8, 1.0, "+0.02 points, better in 3 of 8 pairs"));
report.claim("Cyclical beats Adam.", Claims.raisesTest(bestAdam, bestCyclic, 0));

// ---- The page.
System.out.println(report.write());
System.out.println(report);
