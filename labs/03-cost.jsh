// Lab 3: The cost
//
// Lab 2 ended with ten probabilities for each image, and they were worthless: the network knows
// nothing yet. To improve it we first need ONE number that says how bad its answers are. This
// number is called the COST; the smaller, the better. Learning will be nothing else than making
// it small.
//
// It has two parts: the LOSS, which looks at the answers, and the PENALTY, which looks at the
// weights.
import lab.*;
import lab.data.*;
import lab.plot.*;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;
import reference.*;

// ---- What a wrong answer costs
// The network says: dog 70 %, cat 20 %, frog 10 %. What it should pay depends on the truth. We
// only look at the probability p that it gave to the RIGHT class, and let it pay −ln p, the
// natural logarithm with its sign turned.
double itIsADog = -Math.log(0.7);      // => 0.356…
double itIsACat = -Math.log(0.2);      // => 1.609…
double itIsAFrog = -Math.log(0.1);     // => 2.302…

// ---- Why the logarithm
// Certain and right would cost nothing: ln 1 is 0. And who gives the truth a probability of
// nearly 0 pays nearly infinitely much: never say never.
//
// Why not simply 1 − p? Because probabilities of independent things are MULTIPLIED. How probable,
// in the network's eyes, are the labels of three images, all together? 0.7 · 0.2 · 0.1. For
// thousands of images such a product is too small for a double. The logarithm turns it into a
// sum, and a sum can be taken image by image.
-Math.log(0.7 * 0.2 * 0.1)                              // => 4.268…
-Math.log(0.7) - Math.log(0.2) - Math.log(0.1)          // => 4.268…

// ---- The mean over images
// So a small loss means: in the network's eyes, the labels that the images do have were likely.
// We take the MEAN over the images, so that the number does not depend on how many we look at. By
// hand, for three images (columns) and two classes (rows); y says which row is right.
double[][] P = {{0.9, 0.4, 0.2},
                {0.1, 0.6, 0.8}};
int[] y = {0, 1, 0};
double[] each = IntStream.range(0, 3).mapToDouble(j -> -Math.log(P[y[j]][j])).toArray();
// => double[3] { 0.105…, 0.510…, 1.609… }
double loss = Arrays.stream(each).average().getAsDouble();
// => 0.7418…

// ---- The same with one-hot labels
// The third image alone makes most of it: the network was fairly sure, and wrong. In lab 1 labels
// were columns with a single 1. Multiply −ln P with them, entry by entry, and the 0s strike out
// all but the right class. For two columns of probabilities, the sum of −y ln p is called the
// CROSS-ENTROPY of p relative to y; here y is the truth, and the loss has its name from it.
var Y3 = Nd4j.create(new double[][] {{1, 0, 1}, {0, 1, 0}});
var P3 = Nd4j.create(P);
var paid = Transforms.log(P3).mul(Y3).neg();     // K×n
paid
// => [[    0.1054,         0,    1.6094],
// =>  [         0,    0.5108,         0]]
paid.sumNumber().doubleValue() / 3     // => 0.7418…

// ---- A probability of nothing
// In a computer probabilities have an end: exp(-800) is smaller than the smallest double and
// becomes 0. Say the scores are 800 and 0, and the second class is right.
// ? What is the loss?
double p = Math.exp(0 - 800) / (Math.exp(800 - 800) + Math.exp(0 - 800));     // => 0.0
-Math.log(p)                                                                  // => Infinity

// ---- From the scores at once
// Infinity, and the mean over all images is infinite with it, however good the others are. The
// way out is not to make probabilities first. Put the softmax into the logarithm and it falls
// apart:
//
//   −ln (exp(s_y) / Σ exp(s_k)) = ln Σ exp(s_k) − s_y
//
// Here s_y is the score of the right class, and Σ the sum over all classes k. And we may again
// take the largest score out, as in lab 2:
//
//   ln Σ exp(s_k) = largest + ln Σ exp(s_k − largest)
//
// ? What is the loss now, for the scores 800 and 0?
800 + Math.log(Math.exp(800 - 800) + Math.exp(0 - 800)) - 0     // => 800.0
var cost = new CrossEntropyCost();
var scores = Nd4j.create(new double[][] {{800}, {0}});          // K×n = 2×1
var second = Nd4j.create(new double[][] {{0}, {1}});
cost.loss(scores, second)                                       // => 800.0

// ---- A network that knows nothing
// 800: a lot, but a number, and the piece CrossEntropyCost agrees. Its loss takes scores and
// one-hot labels. Now the real thing: an untrained network, as in lab 2, on 1000 images.
// ? Ten classes, and all about equally probable. About how large is the loss?
var images = Cifar10.isPresent() ? Cifar10.load() : Shapes.load();
var data = images.split(5_000, 1_000).standardised(new Standardise());
var X = data.validation().X().castTo(DataType.DOUBLE);     // d×n = 3072×1000
var Y = data.validation().Y().castTo(DataType.DOUBLE);     // K×n = 10×1000
var net = new GaussianInit(0.01).network(3072, 50, 10, 42);
double lossOf(Network net) { return cost.loss(new ForwardPass().forward(net, X).S(), Y); }
lossOf(net)        // => 2.3…

// ---- Why just this number
// Who knows nothing gives each of the ten classes 1/10, also the right one, and pays −ln(1/10) =
// ln 10 on every image. This is the first thing to look at in a network that begins with small
// weights, before the first step: with K classes the loss must be near ln K. If it is not,
// something is broken already.
Math.log(10)       // => 2.302…

// ---- Worse than knowing nothing
// In lab 2 we also made a network with large weights, which was sure of arbitrary answers.
// ? Will its loss be below ln 10, about that, or above?
var sure = new GaussianInit(1).network(3072, 50, 10, 42);
lossOf(sure)       // => …

// ---- Accuracy
// Far above: it is mostly wrong, and each time it had sworn that it could not be. The loss wants
// honesty: whoever does not know should say so.
//
// People prefer another number: ACCURACY, the fraction of images whose most probable class is the
// right one. In our small example the most probable classes are 0, 1, 1, and right are 0, 1, 0.
new Accuracy().of(P3, Y3)     // => 0.666…

// ---- Right by chance
// Two of three. A network that knows nothing guesses, and should be right about one time in ten.
// One such network may be lucky, so here are twenty of them, each with another seed, and their
// mean.
double accuracyOf(Network net) {
  return new Accuracy().of(new ForwardPass().forward(net, X).P(), Y);
}
var fresh = new GaussianInit(0.01);
double[] twenty = new double[20];
for (int i = 0; i < 20; i++) twenty[i] = accuracyOf(fresh.network(3072, 50, 10, i));
twenty
Arrays.stream(twenty).average().getAsDouble()          // => 0.1…

// ---- Why not make accuracy large
// About 0.10, that is 10 %. If accuracy is what people want, why do we not work on it directly?
// Move a single weight a very little and look at both numbers.
// ? Which of the two will notice?
var moved = net.copy();
moved.W2().putScalar(0, 0, moved.W2().getDouble(0, 0) + 0.00001);
accuracyOf(moved) - accuracyOf(net)     // => 0.0
lossOf(moved) - lossOf(net)             // => …E-…

// ---- A staircase and a slope
// Accuracy is a staircase: a small move does not change it, or now and then one image tips over.
// Standing on a stair one cannot feel which way is down. The loss is a slope: the smallest move
// changes it a little (e-8 behind a number means: divided by a hundred million), and its sign
// tells whether the move was good. That is why we descend the loss and only report the accuracy.
//
// Now the second part of the cost. Two rows of weights, for an image of two equal pixels:
double[] lean = {2, 0};
double[] shared = {1, 1};
double[] pixels = {1, 1};
lean[0] * pixels[0] + lean[1] * pixels[1]           // => 2.0
shared[0] * pixels[0] + shared[1] * pixels[1]       // => 2.0

// ---- The penalty
// The same score. But the first stakes everything on one pixel; if that one is disturbed, the
// answer is. The second listens to both. We prefer it, and say so in the cost: we add lambda
// times the sum of all SQUARED weights. lambda is a small number, 0 or more, that says how much
// this matters.
// ? Which row has the smaller sum of squares?
lean[0] * lean[0] + lean[1] * lean[1]               // => 4.0
shared[0] * shared[0] + shared[1] * shared[1]       // => 2.0

// ---- The penalty of the real network
// Squares punish large weights most, so large weights are made smaller where this costs the loss
// little, and many small ones share the work. Biases are left alone: they lean on no pixel.
//
// Our network has 3072 · 50 + 50 · 10 = 154,100 weights, each drawn with deviation 0.01, so their
// squares are 0.0001 on average.
// ? With lambda = 0.01, what is the penalty about?
cost.penalty(net, 0.01)       // => 0.15…

// ---- The cost
// 154,100 · 0.0001 · 0.01 = 0.154. Loss and penalty together are the cost: 2.30 + 0.15.
lossOf(net) + cost.penalty(net, 0.01)     // => 2.4…

// ---- The shape of it
// At last a picture of −ln p, with 1 − p beside it. Look at the left end, where the network was
// sure and wrong: 1 − p stays below 1, however sure it was, while −ln p rises without end. It
// matters for learning, too. What reaches the network is the slope with respect to the score of
// the right class, and that is p − 1 for −ln p (lab 4 shows it) but −p(1 − p) for 1 − p. So with
// −ln p the worst mistakes are corrected hardest, and with 1 − p hardly at all: where p is nearly
// 0, so is the slope. Near p = 1 there is little left to gain with either.
//
// Your turn: exercises 3.1, CrossEntropyCost, and 3.2, Accuracy.
//
//   labs/lab check 3.1 3.2
double[] ps = IntStream.rangeClosed(1, 200).mapToDouble(i -> i / 200.0).toArray();
var curved = new Line("-ln p", ps, DoubleStream.of(ps).map(q -> -Math.log(q)).toArray());
var straight = new Line("1 - p", ps, DoubleStream.of(ps).map(q -> 1 - q).toArray());
var figure = Plots.lines("p, given to the right class", "loss of one image", curved, straight);
figure.save("lab03-loss");

// ---- Questions
// Q Two networks have the same accuracy. Can their losses differ much?
// A Yes. Accuracy asks only whether the right class is ahead, the loss asks by how much. A
// network that gives the right class 0.51 each time and one that gives it 0.99 both have accuracy
// 1, and losses of 0.673 and 0.010.
// Q Can the loss go up while the accuracy goes up as well?
// A Yes, and you will see it in lab 6. A few images that are wrong with great certainty cost a
// lot (p = 0.0001 costs 9.2, as much as 13 images with p = 0.5), while some others tip over to
// the right side. It happens when a network becomes too sure of itself.
// Q The loss of an untrained network with 100 classes should be about …?
// A ln 100 = 4.605, twice ln 10. And if it were 2.3, there is a mistake in the program: perhaps
// the softmax is taken over ten scores and not over a hundred, or the sum is divided by twice the
// number of images. It is no sign of labels that leak into the input: with small weights an
// untrained network says 1/100 whatever it is shown, and can make no use of a leak before it has
// learnt to.
