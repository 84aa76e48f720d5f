// Lab 11: Adam, and what one run proves
//
// So far every number of the network took its step with the same rate. Adam is the best-known
// of the optimisers that give each number a step of its own. You build it by hand from three
// ideas, and race it against the plain descent of lab 6.
//
// Then comes the more important half of this lab: who has won? You will see one run say yes,
// the next one no, and learn what can be said all the same.
import lab.*;
import lab.base.Interval;
import lab.data.*;
import lab.plot.*;
import lab.train.*;
import reference.*;

// ---- A valley with steep walls
// A cost with two parameters: cost = (x² + 100 y²) / 2. It is a long valley: along x it falls
// gently, across it, along y, it is a hundred times as steep. The gradient is (x, 100 y). We
// start at x = 10, y = 1 and take 50 steps of plain descent, with two rates that are nearly the
// same.
// ? The lowest point is x = 0, y = 0. How close do the two come to it?
void descend(double eta) {
  double x = 10;
  double y = 1;
  for (int step = 0; step < 50; step++) {
    x -= eta * x;
    y -= eta * 100 * y;
  }
  System.out.printf("eta = %.3f   x = %.2f   y = %.3f%n", eta, x, y);
}
descend(0.019);    // => eta = 0.019   x = 3.83   y = 0.005
descend(0.021);    // => eta = 0.021   x = 3.46   y = 117.391

// ---- One rate for all is a compromise
// With 0.021 y explodes: each step throws it to the other wall, 1.1 times as high. With 0.019 y
// settles, but x is still far away. The steepest direction forbids a larger rate, and all the
// others must wait. A network has 154,160 directions. We want a step of its own for each.
//
// First idea: smooth the gradient. Take a RUNNING MEAN: at each step keep 0.9 of the old mean
// and add 0.1 of the new gradient. Here a parameter whose gradient is always 1, and another one
// whose gradient jumps between 1 and -1, as y's does.
// ? Where does the mean of each go in twenty steps?
double steady = 0;
double jumping = 0;
for (int k = 1; k <= 20; k++) {
  steady = 0.9 * steady + 0.1 * 1;
  jumping = 0.9 * jumping + 0.1 * (k % 2 == 0 ? 1 : -1);
  if (k % 5 == 0) System.out.printf("k = %2d   steady %.2f   jumping %5.2f%n", k, steady, jumping);
}
// => k =  5   steady 0.41   jumping -0.08
// => k = 10   steady 0.65   jumping  0.03
// => k = 15   steady 0.79   jumping -0.06
// => k = 20   steady 0.88   jumping  0.05

// ---- The size of the gradient
// The steady one grows towards 1; the jumping one stays near 0, its steps cancel one another
// out. This mean of the gradient is called the FIRST MOMENT.
//
// Second idea: divide by the gradient's usual size. For the size a second running mean is kept,
// that of the SQUARES of the gradient, with a longer memory: 0.999 of the old, 0.001 of the
// new. It is called the SECOND MOMENT, and its root is a size. Where gradients are large, the
// step is divided by a large number. (The paper writes m for the first moment and v for the second.
// Here m is the number of hidden units, so we write first and second.) Three parameters whose
// gradients are always 0.01, 1 and 100, after 10,000 steps:
for (double g : new double[] {0.01, 1, 100}) {
  double first = 0;
  double second = 0;
  for (int k = 1; k <= 10_000; k++) {
    first = 0.9 * first + 0.1 * g;
    second = 0.999 * second + 0.001 * g * g;
  }
  System.out.printf("g = %6.2f  first/√second = %6.2f / √%-9.4f = %.2f%n",
      g, first, second, first / Math.sqrt(second));
}
// => g =   0.01  first/√second =   0.01 / √0.0001    = 1.00
// => g =   1.00  first/√second =   1.00 / √1.0000    = 1.00
// => g = 100.00  first/√second = 100.00 / √9999.5483 = 1.00

// ---- A poor start
// The same step for all three, whatever the size of their gradients; and a jumping gradient,
// whose first moment is near 0, would get a short one. That is what we wanted. But both means
// begin with 0, and take long to forget it. A gradient that is always 4 has the mean 4, and the
// mean of its squares is 16.
// ? What are the two moments after the first step? What would first / √second be then?
double first = 0;
double second = 0;
for (int k = 1; k <= 4; k++) {
  first = 0.9 * first + 0.1 * 4;
  second = 0.999 * second + 0.001 * 16;
  System.out.printf("k = %d  first %.3f  second %.4f  first/√second %.2f%n",
      k, first, second, first / Math.sqrt(second));
}
// => k = 1  first 0.400  second 0.0160  first/√second 3.16
// => k = 2  first 0.760  second 0.0320  first/√second 4.25
// => k = 3  first 1.084  second 0.0480  first/√second 4.95
// => k = 4  first 1.376  second 0.0639  first/√second 5.44

// ---- Bias correction
// After one step the first moment is a tenth of what it should be, the second a thousandth, and
// the first steps would be three to five times too long. Third idea: we know by how much the
// means fall short. After k steps the share of the 0 at the start is 0.9^k in the first moment,
// so it has only 1 - 0.9^k of its full weight: divide by that. The same for the second, with
// 0.999. This is called BIAS CORRECTION.
first = 0;
second = 0;
for (int k = 1; k <= 4; k++) {
  first = 0.9 * first + 0.1 * 4;
  second = 0.999 * second + 0.001 * 16;
  double firstRight = first / (1 - Math.pow(0.9, k));
  double secondRight = second / (1 - Math.pow(0.999, k));
  System.out.printf("k = %d   %.3f   %.3f   step %.2f eta%n",
      k, firstRight, secondRight, firstRight / Math.sqrt(secondRight));
}
// => k = 1   4.000   16.000   step 1.00 eta
// => k = 2   4.000   16.000   step 1.00 eta
// => k = 3   4.000   16.000   step 1.00 eta
// => k = 4   4.000   16.000   step 1.00 eta

// ---- Down the valley once more
// Exactly 4 and 16, from the first step on. That is all of Adam: two running means, both
// corrected, and a step of eta · first / (√second + eps), where eps = 0.00000001 keeps us from
// dividing by 0. So eta has another meaning now: it is about how far each number moves in a
// step. Back to the valley, 50 steps with eta = 0.3:
double[] place = {10, 1};
double[] firsts = new double[2];
double[] seconds = new double[2];
for (int k = 1; k <= 50; k++) {
  double[] slope = {place[0], 100 * place[1]};
  for (int i = 0; i < 2; i++) {
    firsts[i] = 0.9 * firsts[i] + 0.1 * slope[i];
    seconds[i] = 0.999 * seconds[i] + 0.001 * slope[i] * slope[i];
    double size = Math.sqrt(seconds[i] / (1 - Math.pow(0.999, k))) + 1e-8;
    place[i] -= 0.3 * firsts[i] / (1 - Math.pow(0.9, k)) / size;
  }
}
System.out.printf("x = %.2f   y = %.2f%n", place[0], place[1]);
// => x = -0.24   y = -0.04

// ---- The piece, and what it remembers
// Both are near 0, although one slope is a hundred times the other. The price is memory: two
// moments for every number of the network, three times as much in all as the network alone. The
// piece keeps them in the arrays that init makes, the first moments of W1, b1, W2, b2 and then
// the second moments of the same. Plain descent remembers nothing.
var net = new GaussianInit(0.01).network(3072, 50, 10, 42);
new Sgd().init(net).size()     // => 0
new Adam().init(net).size()    // => 8

// ---- Which rate for Adam?
// Now the network. Since eta means something else, 0.1 would be absurd: weights of about 0.01
// would be thrown away in one step. We try three rates, 200 updates each, on 4,000 images.
// ? Which of 0.0001, 0.001 and 0.01 gives the highest validation accuracy after 200 updates?
var images = Cifar10.isPresent() ? Cifar10.load() : Shapes.load();
var data = images.split(4_000, 1_000).standardised(new Standardise());
Training base() {
  return Training.on(data)
      .network(new GaussianInit(0.01), 50)
      .forward(new ForwardPass()).cost(new CrossEntropyCost()).backward(new Backprop())
      .metric(new Accuracy())
      .batches(new MiniBatches(100));
}
for (double eta : new double[] {0.0001, 0.001, 0.01}) {
  var run = base().optimiser(new Adam()).schedule(Schedule.constant(eta)).updates(200).fit();
  System.out.printf("eta = %.4f   validation accuracy %.1f %%%n",
      eta, 100 * run.validation().accuracy());
}
// => eta = 0.0001   validation accuracy …
// => eta = 0.0010   validation accuracy …
// => eta = 0.0100   validation accuracy …

// ---- The race
// We take 0.001, the rate that Adam's inventors suggest: 0.0001 is too slow for so short a
// training, and 0.01 is worse, or at least not better by more than luck. Now the race of the
// report: plain descent with the cyclical rate (lab 7) against Adam at a constant rate. Both
// have 480 updates, two cycles of the rate; both have seed 42, so they start with the same weights
// and see the same batches.
// ? Who is ahead on the training images, and who on the validation images?
var race = base().updates(480).measureEvery(40);
var plain = race.optimiser(new Sgd()).schedule(new CyclicalSchedule(1e-5, 1e-1, 120));
var adam = race.optimiser(new Adam()).schedule(Schedule.constant(0.001));
var plainRun = plain.fit();
var adamRun = adam.fit();
void show(String name, Run run) {
  System.out.printf("%-14s training %5.1f %%   validation %.1f %%%n",
      name, 100 * run.train().accuracy(), 100 * run.validation().accuracy());
}
show("plain descent", plainRun);    // => plain descent … %
show("Adam", adamRun);              // => Adam … %

// ---- Once more, please
// Adam is ahead on the training images. On the validation images one of the two is ahead as
// well, by a little. So that one is better? It was one run, with one seed. Let four more
// follow, with seeds 43 to 46, and look at the lead of Adam on the validation images in each
// of them.
// ? Will Adam lead in all five?
double[] lead = new double[5];
for (int i = 0; i < 5; i++) {
  double ofPlain = i == 0 ? plainRun.validation().accuracy()
      : plain.seed(42 + i).measureEvery(480).fit().validation().accuracy();
  double ofAdam = i == 0 ? adamRun.validation().accuracy()
      : adam.seed(42 + i).measureEvery(480).fit().validation().accuracy();
  lead[i] = 100 * (ofAdam - ofPlain);
  System.out.printf("seed %d   plain %.1f %%   Adam %.1f %%   lead %4.1f%n",
      42 + i, 100 * ofPlain, 100 * ofAdam, lead[i]);
}
// => seed 42   plain …   lead …
// => seed 43   plain …   lead …
// => seed 44   plain …   lead …
// => seed 45   plain …   lead …
// => seed 46   plain …   lead …

// ---- The mean, and how far it can be trusted
// The lead changes with the seed; whoever stops after one seed reports what chance has dealt
// them. What do five seeds say together? Their mean, and how uncertain it is. The spread of the
// five is measured by the standard deviation. The mean of five is steadier than one, its
// STANDARD ERROR is the deviation / √5. And as we know the deviation only from five numbers,
// the interval is made of 2.776 standard errors to each side (from Student's table, for five).
double mean = Arrays.stream(lead).average().getAsDouble();
double squares = Arrays.stream(lead).map(d -> (d - mean) * (d - mean)).sum();
double deviation = Math.sqrt(squares / (5 - 1));
System.out.printf("%.2f ± %.2f%n", mean, 2.776 * deviation / Math.sqrt(5));
// => …±…
Interval.student(lead)    // => …±…

// ---- Reading an interval
// Interval.student computes the same. It is a 95 % INTERVAL: made in this way again and
// again, with new seeds, 95 of 100 such intervals would contain the true mean. If all of it is
// above 0, Adam is better, as far as five seeds can tell; all of it below, worse. With 0
// inside, the seeds do not tell. Which is it?
// ? Look at the two ends before you run this. What may be claimed?
var interval = Interval.student(lead);
String verdict(Interval interval) {
  if (interval.low() > 0) return "Adam is better";
  return interval.high() < 0 ? "Adam is worse" : "cannot be told";
}
verdict(interval)    // => "…"

// ---- The test set, once
// If it was "cannot be told", seed 42 alone would have named a winner all the same; and if it
// was not, the five leads still differ by points. Remember this whenever a paper shows one
// run. The full report (lab 12) is an example: at its own settings the cyclical rate leads Adam
// by 2.45 points, and the interval of this lead lies above 0. But there one rate goes up and
// down and the other is constant. Let both go up and down, and spend the same care on the
// settings of both: the difference is 0.51 points, a fifth of the lead, and its interval still
// lies above 0. A comparison of two things that differ in three ways is no verdict on one.
//
// One thing is left. All choices so far were made by validation images, so their numbers are a
// little too good (lab 8). Now that all is decided we may look at the test images. Once, for
// what we would hand in: we take plain descent, which needs less memory.
// ? Higher or lower than its validation accuracy? And by how much would still be chance?
data.looksAtTest()    // => 0
var test = base().evaluation().of(plainRun.network(), data.lookAtTest());
// => loss …, accuracy … %
data.looksAtTest()    // => 1
double a = test.accuracy();
System.out.printf("standard error %.2f points%n", 100 * Math.sqrt(a * (1 - a) / test.n()));
// => standard error … points

// ---- The race in a figure
// It may be higher or lower. Both accuracies have their sampling errors, and two standard
// errors of the difference are three to four points: so much may be chance. Data counts the
// looks, and the report's page states how many it took. If you now change something because of
// this number and look again, the test set has become a second validation set, and nothing is
// left to tell the truth.
//
// The figure is the race with seed 42, each panel on a range of its own, that of its second
// half. On the left Adam is ahead from early on: it learns the training images faster. On the
// right it is ahead early, too; at the end, where the rate of plain descent has come down, the
// two lines are close together. To be fast and to be good at the end are two things.
//
// Your turn: exercise 11.1, Adam.
//
//   labs/lab check 11.1
var both = Plots.closeUp(List.of(plainRun, adamRun), List.of("plain, cyclical", "Adam"));
both.save("lab11-adam");
// => […lab11-adam.png, …]

// ---- Questions
// Q Two parameters have gradients of 0.0001 and 100 at Adam's very first update. How far does
// each move, with eta = 0.001?
// A Both by about 0.001. At the first update the corrected moments are g and g², so the step is
// eta · g / |g|: the sign of the gradient times eta. (Only where the gradient is as small as
// eps = 0.00000001 is the step shorter.)
// Q Five seeds gave a lead of 0.8 ± 2.3 points. A colleague says: "So the two are equally
// good." Right?
// A No. It says that five seeds do not tell; anything from -1.5 to 3.1 fits. To show that they
// are equal for practical purposes one needs more seeds, until the interval is narrow and lies
// around 0. With 20 seeds in place of 5 the standard error is half as large, and Student's t
// falls from 2.78 to 2.09: the interval is about 0.38 times as wide.
// Q Why were both optimisers given the same seeds?
// A So that they form pairs: the same weights at the start and the same batches. A lucky start
// helps both, and vanishes from the difference. The interval of the differences is then often
// narrower than that of two separate means, for nothing more to compute.
