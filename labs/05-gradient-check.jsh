// Lab 5: Checking gradients
//
// A wrong gradient is the nastiest bug in this field: nothing breaks. The program runs, the loss
// falls, only not as far as it could, and nobody can tell how far that is. In this lab you meet
// such a bug, and build the instrument that finds it: a second way to the gradient, so simple
// that it can hardly be wrong. Where the two agree, on cases that run through everything, the
// gradient very likely is that of the cost as it is programmed. (Whether that cost is the right
// one, no gradient check can tell.)
//
// The second way is the nudge of lab 4: move one number a little, and see what the cost does.
import lab.*;
import lab.check.*;
import lab.data.*;
import lab.plot.*;
import lab.train.*;
import reference.*;

// ---- A bug, planted
// The penalty lambda · Σ w² has the derivative 2 · lambda · w (lab 4). Many forget the 2. Here is
// a back-propagation that does, or rather, that calls the right one with half of lambda: it comes
// to the same.
Differentiator buggy = (net, X, a, Y, lambda) ->
    new Backprop().gradients(net, X, a, Y, lambda / 2);

// ---- Nobody notices
// We train with it and without it, for 100 steps on a thousand images. How training works is the
// matter of lab 6; for now it is enough that the loss began at ln 10 = 2.303. And a training
// would notice: before its first step it does a little of what this lab is about. Here it is told
// not to.
var images = Cifar10.isPresent() ? Cifar10.load() : Shapes.load();
var data = images.split(1_000, 1_000).standardised(new Standardise());
Run train(Differentiator backward) {
  return Training.on(data).network(new GaussianInit(0.01), 50).forward(new ForwardPass())
      .cost(new CrossEntropyCost()).backward(backward).metric(new Accuracy())
      .batches(new MiniBatches(100)).optimiser(new Sgd()).schedule(Schedule.constant(0.05))
      .lambda(0.02).updates(100).measureEvery(100).withoutGradientCheck().fit();
}
train(buggy).train()              // => loss …, accuracy … %
train(new Backprop()).train()     // => loss …, accuracy … %

// ---- The nudge, one-sided
// Both learn. From such numbers nobody would guess that one of them has a bug: the one with the
// bug even has the lower loss, because its weights are held back less than we asked for. (The
// loss in the bar is another one: that of the last 100 images alone.)
//
// So back to the nudge. How exact is it? Let us try it where we know the answer: exp at 1, whose
// derivative is exp(1) = 2.71828… Here is its error with a step h of 0.1, and with half of that.
// ? What does half the step do to the error?
double oneSided(double h) { return (Math.exp(1 + h) - Math.exp(1)) / h; }
oneSided(0.1) - Math.E      // => 0.14…
oneSided(0.05) - Math.E     // => 0.06…

// ---- The nudge, to both sides
// Half the step, half the error: slow. Now nudge to BOTH sides, and divide by the distance
// between the two, which is 2h. These are CENTRAL DIFFERENCES.
double central(double h) { return (Math.exp(1 + h) - Math.exp(1 - h)) / (2 * h); }
central(0.1) - Math.E       // => 0.0045…
central(0.05) - Math.E      // => 0.0011…

// ---- Why both sides are better
// Thirty times smaller to begin with, and half the step leaves a quarter of the error. The reason
// is Taylor's series:
//
//   f(x ± h) = f ± h·f' + h²/2·f'' ± h³/6·f''' …
//
// In the difference of the two the terms without ± cancel, f'' among them. What is left is an
// error of h²/6·f'''.
//
// So take h as small as possible? Each line below has a hundredth of the step before it, so the
// error should fall ten-thousandfold each time.
// ? Will it?
for (double h : new double[] {1e-1, 1e-3, 1e-5, 1e-7, 1e-9, 1e-11, 1e-13})
  System.out.printf("h = %.0e: error %.0e%n", h, Math.abs(central(h) - Math.E));
// => h = 1e-01: error 5e-03
// => h = 1e-03: error 5e-07
// => h = 1e-05: error …e-11
// => h = 1e-07: error …
// => h = 1e-09: error …
// => h = 1e-11: error …
// => h = 1e-13: error …

// ---- Two errors
// Down to 1e-5 it falls as promised; from there on it does not, and soon it RISES. A double has
// about 16 digits. Here are two values of exp that agree in the first eleven of them; take one
// from the other, and only four or five good digits are left. (The second number is what the
// difference should be.) And then we divide by a tiny h. This is the rounding error, about
// 1e-16 / h: it grows as h shrinks. The best h is where the two errors meet, near 1e-5.
//
// A float has 7 digits: with h = 1e-5 hardly two would be left of the difference, and with the h
// that is best for floats some four. So gradients are checked in double.
Math.exp(1 + 1e-12) - Math.exp(1 - 1e-12)     // => 5.43…E-12
2e-12 * Math.E                                // => 5.4365…E-12

// ---- How far apart is far
// One more thing before we compare: to differ by 0.001, is that much? Between 100.000 and 100.001 it
// is nothing, between 0.001 and 0.002 it is everything. So we take the RELATIVE ERROR, |a − b|
// divided by |a| + |b|. It is 0 for equal numbers and 1 for numbers of opposite signs, or where
// one of the two is 0. (Where both are 0 we divide by a tiny eps instead.)
// ? One of two numbers is twice the other. What is their relative error?
double relative(double a, double b) {
  return Math.abs(a - b) / Math.max(1e-8, Math.abs(a) + Math.abs(b));
}
relative(100.000, 100.001)     // => 4.99…E-6
relative(0.001, 0.002)         // => 0.33…
relative(3, -3)                // => 1.0

// ---- A problem small enough
// A third. Remember it: a gradient that is twice what it should be shows 0.33 in every entry.
//
// Central differences need two forward passes for EACH number of the network. For 154,160 that
// would take long. But the formulas do not know how large a network is: a mistake in one shows in
// a small network as well. So we take only the first 5 numbers of 3 images, and 4 hidden units.
// (d, m, n and K are all different: then shapes that are mixed up cannot hide.)
var start = new GaussianInit(0.3).network(5, 4, 10, 42);
var problem = Problem.of(start, data.train().first(3).X(), data.train().first(3).Y(), 3);
// => d = 5, m = 4, K = 10, n = 3, lambda = 0.0, no dropout

// ---- The check
// GradientCheck holds back-propagation against central differences, number by number. For each of
// the four arrays its table shows the smallest and the largest relative error, where the largest
// is, and the two gradients there. As a rule of thumb, below 1e-5 all is well, above 1e-2
// something is wrong, and in between it is worth a closer look.
GradientCheck checkOf(Differentiator backward) {
  return new GradientCheck(
      new ForwardPass(), new CrossEntropyCost(), backward, new RelativeError(1e-8));
}
var differences = new NumericalGradient(1e-5);
var good = checkOf(new Backprop()).against(differences, problem);
good.largest()     // => …E-…

// ---- The buggy one
// All is well with Backprop. (The last column measures the largest difference against the largest
// entry of its array; where an entry is nearly 0 by chance, it is the fairer judge.) Now for the
// planted bug.
// ? How large will the largest error be?
checkOf(buggy).against(differences, problem).largest()     // => …E-…

// ---- A check that checks too little
// The same as before! We have just been fooled: lambda is 0 in this problem, so there is no
// penalty, and half of nothing is nothing. A check finds only what it runs through. Again, with a penalty:
var bad = checkOf(buggy).against(differences, problem.lambda(0.1));
bad.largest()

// ---- Reading the table
// There it is, and the table even tells where to look. W1 and W2 are wrong, b1 and b2 are right:
// so it is something that weights have and biases do not. That leaves the penalty. (The errors
// are not all 0.33, as only a part of each gradient is wrong.) Now one for you. The author of
// this one has added up over the 3 images in place of taking their mean: all gradients are 3
// times too large.
// ? Which relative error will stand in all four rows?
Differentiator another = (net, X, a, Y, lambda) -> {
  var g = new Backprop().gradients(net, X, a, Y, lambda);
  double n = X.size(1);
  return new Gradients(g.dW1().mul(n), g.db1().mul(n), g.dW2().mul(n), g.db2().mul(n));
};
checkOf(another).against(differences, problem)

// ---- A kink
// 3 against 1 is (3 − 1) / (3 + 1) = 0.5, in each row the largest. (Should you ever see a smallest
// error of 0: it belongs to a unit that is silent, whose entries are 0 both ways.) Factors are
// the commonest of all bugs. So when a check fails, first divide the column "checked" by the column "against": a
// ratio of 3 on 3 images, or of 2, or of -1, all but names the mistake.
//
// One false alarm you should know. ReLU has a kink at 0. If a unit stands so near to it that the
// nudge goes across, one side of the difference sees the slope 1 and the other the slope 0.
// ? The slope of ReLU at 0.000001 is 1. What do central differences with h = 0.00001 say?
double relu(double z) { return Math.max(0, z); }
(relu(1e-6 + 1e-5) - relu(1e-6 - 1e-5)) / 2e-5     // => 0.55

// ---- A third witness
// 0.55: on a little more than half of the way between the two points the unit is on. A kink
// belongs to one hidden unit: what it can spoil is that unit's row of W1 and its entry of b1, one
// entry or several, while W2, b2 and all other units agree. With a smaller h, or with
// other images or another seed, it is gone. A bug stays.
//
// There is a third way to gradients, AUTOMATIC DIFFERENTIATION: a library keeps a record of what
// is done to the numbers and applies the chain rule by itself, step by step. No h, so no error of
// h. It is how all large networks are trained, and after these labs you know what it does.
checkOf(new Backprop()).againstAutograd(problem.lambda(0.1)).largest()     // => …E-1…

// ---- The V
// Twelve digits agree, or more, where with central differences it was six or seven.
//
// Last, the two errors of central differences in one picture, for our network: the largest
// relative error for each step h. Both axes are logarithmic. Read it from the right: with smaller
// h the error falls, as h² (and faster where nudges stop crossing kinks), until rounding takes
// over; then it rises, as 1/h, and is as ragged as rounding is. The foot of the V, somewhere from
// 1e-5 to 1e-4, is where to work.
//
// Your turn: exercises 5.1, NumericalGradient, and 5.2, RelativeError. From now on you have an
// instrument to check your own Backprop with.
//
//   labs/lab check 5.1 5.2
var sweep = checkOf(new Backprop()).sweep(NumericalGradient::new, problem);
Plots.steps(sweep.points()).save("lab05-steps");

// ---- Questions
// Q If central differences are so simple and safe, why not train with them?
// A Two forward passes for each of 154,160 numbers make 308,320 for a single step, where
// back-propagation, with its forward pass, costs about as much as two or three. A training of an hour would take more than
// ten years. And they are inexact. For a check they are needed once. So they check, and
// back-propagation works.
// Q Your check passes with lambda = 0, on one image, with 2 classes. What may still be wrong?
// A The penalty, as seen. With one image every mistake about the mean is invisible, as n is 1.
// With 2 classes the two entries of P − Y are one number with both signs, so that a mix-up of
// classes may look right but for a sign. And what no entry of the case runs through: dropout, a
// unit that is silent. So check with n of at least 2, lambda above 0, and m, d, K and n all
// different.
// Q Why start the check from larger weights (0.3) than training does (0.01)?
// A With tiny weights all probabilities are about equal, whatever the image; the gradients of W1
// carry a factor W2, and some are so small that rounding drowns them; and all units stand close
// to their kink, so that nudges cross it. A check wants numbers of ordinary size.
