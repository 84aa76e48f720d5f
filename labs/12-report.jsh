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

var report = Report.open();
var budget = report.budget();   // below "full", it makes the numbers that go through it smaller

// ---- The images: one split for most rows, and one small set.
var data = report.split(45_000, 5_000).standardised(new Standardise());
var few = report.split(10_000, 1_000).standardised(new Standardise());

// ---- What all trainings have in common: the pieces of labs 2 to 6, and the rate of lab 7.
Training on(Data images) {
  return Training.on(images)
      .network(new GaussianInit(0.01), 50)
      .forward(new ForwardPass()).cost(new CrossEntropyCost()).backward(new Backprop())
      .metric(new Accuracy()).batches(new MiniBatches(100)).optimiser(new Sgd());
}
CyclicalSchedule rate(int n_s) {
  return new CyclicalSchedule(1e-5, 1e-1, budget.n_s(n_s));
}

// ---- Is the gradient right? On three images, against automatic differentiation: as the report
// did it, then with the penalty, then with dropout as well. And the V of central differences.
var check = new GradientCheck(
    new ForwardPass(), new CrossEntropyCost(), new Backprop(), new RelativeError(1e-8));
Problem at(double sigma, int m) {
  var start = new GaussianInit(sigma).network(10, m, 10, 42);
  return Problem.of(start, data.train().X(), data.train().first(3).Y(), 3);
}
var penalised = at(0.01, 50).lambda(0.1);
var mask = new Dropout(0.2).mask(50, 3, Phase.TRAINING, new SplittableRandom(42));
var plainCheck = check.againstAutograd(at(0.01, 50));
var otherChecks = List.of(
    check.againstAutograd(penalised), check.againstAutograd(penalised.mask(mask)));
var sweep = check.sweep(NumericalGradient::new, at(0.3, 3));   // small weights would hide the V

// ---- The cyclical rate on 10,000 images: one cycle, then three.
var oneCycle = report.row(
    "one_cycle", "One cycle on 10,000 images", new Published(56.62, Double.NaN, 45.51),
    on(few).lambda(0.01).schedule(rate(500)).cycles(1));
var threeCycles = report.row(
    "three_cycles", "Three cycles on 10,000 images", new Published(70.67, Double.NaN, 47.55),
    on(few).lambda(0.01).schedule(rate(800)).cycles(budget.cycles(3)));

// ---- Searching for lambda: coarse, then fine. Validation accuracy decides, at each trial's end.
var narrow = on(data).schedule(rate(900));
var measuredOnce = narrow.measureEvery(rate(900).period());
var coarse = report.search(
    "coarse", Search.of(s -> measuredOnce.lambda(s.get("lambda")).cycles(2))
        .random(budget.draws(10), Map.of("lambda", new LogUniform(-5, -1)), 42));
var fine = report.search(
    "fine", Search.of(s -> measuredOnce.lambda(s.get("lambda")).cycles(budget.cycles(3)))
        .random(budget.draws(10), Map.of("lambda", new LogUniform(-5, -3)), 43));
boolean found = fine.stream().anyMatch(Trial::finished);   // not so where --only leaves it out
double lambda = found ? Trial.best(fine).settings().get("lambda") : 1.608e-5;

// ---- 50 hidden units: without penalty, and with the lambda that our own search found.
var unpenalised = report.row(
    "default", "50 hidden units, no penalty", Published.NOTHING,
    narrow.cycles(budget.cycles(3)));
var penalty = report.row(
    "default_reg", "50 hidden units, lambda from " + (found ? "the search" : "the report"), new Published(61.20, Double.NaN, 51.16),
    narrow.cycles(budget.cycles(3)).lambda(lambda));

// ---- 150 hidden units; with dropout; with dropout and augmentation.
var wide = report.row(
    "wide", "150 hidden units", new Published(67.80, 55.60, 54.10),
    narrow.hidden(150).lambda(1e-3).cycles(budget.cycles(3)));
var dropout = report.row(
    "dropout", "150 hidden units, dropout", new Published(65.40, 54.08, 53.52),
    wide.training().dropout(new Dropout(0.2)));
var shifted = new Flip(0.5).then(new Shift(3, 0.5));
var augmented = report.row(
    "dropout_augmented", "150 hidden units, dropout, augmentation", new Published(57.56, 55.36, 55.01),
    dropout.training().augment(shifted));

// ---- The grid: lambda, decay, cycles and the probability of keeping a unit.
var points = new Grid().points(
    List.of(List.of(1e-4, 1e-3), List.of(0.8, 1.0), List.of(7.0, 9.0), List.of(0.8, 1.0)));
var grid = report.search(
    "grid", Search.of(s -> measuredOnce.hidden(150).augment(shifted)
            .lambda(s.get("lambda")).schedule(rate(900).decay(s.get("rho")))
            .cycles(budget.cycles(s.get("cycles").intValue())).dropout(new Dropout(1 - s.get("keep"))))
        .grid(List.of("lambda", "rho", "cycles", "keep"), points, 42));

// ---- The report's best cyclical run; and what its fourth claim needs beside it.
Training best(Data images) {
  return on(images).hidden(150).lambda(1e-3)
      .schedule(rate(900).decay(0.8)).cycles(budget.cycles(9));
}
var bestCyclic = report.row(
    "best_cyclic", "Best cyclical", new Published(64.34, 58.20, 57.69),
    best(data).augment(shifted));
var unaugmented = report.row(
    "unaugmented", "Best cyclical, no augmentation", Published.NOTHING, best(data));
var moreImages = report.row(
    "more_images", "Best cyclical on 49,000 images", Published.NOTHING,
    best(report.split(49_000, 1_000).standardised(new Standardise())).augment(shifted));

// ---- The report's best run with Adam.
var bestAdam = report.row(
    "best_adam", "Best Adam", new Published(59.66, 55.62, 55.05),
    on(data).hidden(150).lambda(1e-4).augment(shifted)
        .optimiser(new Adam()).schedule(Schedule.constant(1e-4)).epochs(budget.epochs(30)));

// ---- Better than the report's best, by settings of our own: every image is shifted, by one pixel
// at most; and Adam, too, gets a rate that goes up and down.
var nudged = new Flip(0.5).then(new Shift(1, 1.0));
var betterCyclic = report.row(
    "better_cyclic", "Better cyclical: shifts of one pixel", Published.NOTHING,
    bestCyclic.training().augment(nudged));
var betterAdam = report.row(
    "better_adam", "Better Adam: shifts of one pixel, cyclical rate", Published.NOTHING,
    bestAdam.training().augment(nudged)
        .schedule(new CyclicalSchedule(1e-5, 1e-3, budget.n_s(900)).decay(0.8))
        .cycles(budget.cycles(8)));

// ---- Now every row is run, with every seed, as many side by side as there are cores.
report.run();
report.headline("Cyclical rate", bestCyclic, betterCyclic);
report.headline("Adam", bestAdam, betterAdam);

// ---- Figures, each with what to see in it.
if (!report.testAccuracies().isEmpty()) report.figure("comparison", Plots.comparison(report.testAccuracies()),
    "Test accuracy of every row with its 95 % interval, and the report's number where it gives one.");
report.figure("gradient_check", Plots.steps(sweep.points()),
    "Central differences against their step h. From the right, the truncation error falls as h²; "
    + "to the left, rounding grows as 1/h. Even at the foot of the V a difference is far less exact "
    + "than the chain rule. An error near 1 at the right end is a step that crosses a ReLU's kink.");
report.figure("rate", Plots.rate(rate(900).decay(0.8), budget.cycles(9) * rate(900).period()),
    "The rate of the best cyclical run: each cycle climbs to a peak and comes down again, and each "
    + "peak is 0.8 times as high as the one before.");
if (!coarse.isEmpty() && !fine.isEmpty()) report.figure("lambda_search", Plots.search(coarse, fine),
    "Validation accuracy against lambda. The coarse search tells where it falls. Compare the spread "
    + "of the fine search with the sampling error of its validation images before believing a winner.");
if (unpenalised.isRun()) report.figure("default", Plots.curves(unpenalised.runs()),
    "50 hidden units, no penalty. The gap between training and validation is overfitting: it opens "
    + "wider from cycle to cycle.");
if (penalty.isRun()) report.figure("default_reg", Plots.curves(penalty.runs()),
    "The same with a penalty of small lambda. Hold it beside the figure before: a lambda as "
    + "small as this changes little.");
if (bestCyclic.isRun()) report.figure("best_cyclic", Plots.curves(bestCyclic.runs()),
    "The best cyclical run. Look at the dotted lines, where cycles end: accuracy is best there, and "
    + "lower in between, where the rate is high. As the peaks become lower, so do the dips.");
if (bestAdam.isRun()) report.figure("best_adam", Plots.curves(bestAdam.runs()),
    "Adam at a constant rate: no phases, a steady climb.");
if (bestCyclic.isRun()) report.figure("weights", Plots.weights(report.withNetwork(bestCyclic).network()),
    "What the hidden units of the best cyclical run look for. Each picture is a row of W1: look for "
    + "blobs of opposite colours, edges, and outlines of whole things.");
if (bestCyclic.isRun()) report.figure("confusion", Plots.confusion(bestCyclic.confusion(), data.classes()),
    "What the best cyclical runs take for what. The diagonal is right; look for classes that are "
    + "confused both ways.");

// ---- The nine claims, each tested.
report.claim("Analytic gradients agree with an independent computation to about 1e-15.",
    Claims.gradientsAgree(plainCheck, otherChecks, 1e-15));
report.claim("Small lambda is better; the search ends near 1e-5.",
    Claims.smallLambdaIsBetter(coarse, fine, data.validation().n()));
report.claim("With the cyclical rate, performance moves in phases tied to the peaks of the rate; "
    + "high peaks lower it for a while.", Claims.phases(bestCyclic));
report.claim("Training on 49,000 images with light augmentation raises test accuracy and reduces "
    + "overfitting.",
    Claims.raisesTest(unaugmented, moreImages, 0).and(Claims.narrowsGap(unaugmented, moreImages)));
report.claim("A wider layer (150) brings a substantial gain.", Claims.raisesTest(penalty, wide, 1));
report.claim("Dropout with p = 0.2 narrows the gap between training and test accuracy.",
    Claims.narrowsGap(wide, dropout));
report.claim("Flips and shifts improve generalisation.", Claims.raisesTest(dropout, augmented, 0));
report.claim("Decaying the rate with rho = 0.8 refines convergence over cycles.",
    Claims.betterInPairs(grid, "rho", 0.8, 1.0, "+0.02 points, better in 3 of 8 pairs"));
report.claim("Cyclical beats Adam.", Claims.raisesTest(bestAdam, bestCyclic, 0));

// ---- The page.
var page = report.write();
System.out.println(report);
System.out.println(page);
