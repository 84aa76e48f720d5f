// Lab 2: The forward pass
//
// In lab 1 an image became a column of 3072 numbers. In this lab a network turns that column into
// ten probabilities, one for each class. The way from image to answer is called the FORWARD PASS.
// It is four short steps: multiply and add, cut off, multiply and add, make probabilities of it.
//
// We do each by hand, on an image of three pixels, and then all of them on real images.
import lab.*;
import lab.data.*;
import lab.plot.*;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import reference.*;

// ---- A score
// Think of a judge who looks for one thing only, say ships. She has a WEIGHT for each pixel:
// positive where brightness speaks for a ship, negative where it speaks against, near 0 where it
// does not matter. She multiplies each pixel by its weight, adds everything up, and adds a number
// of her own, the BIAS: how inclined she is to say yes before she has seen anything. That sum is
// her SCORE.
double[] x = {0.5, -1.0, 2.0};    // an image of three pixels, standardised
double[] w = {1.0, 0.5, 0.25};    // a weight for each
double bias = 0.1;
w[0] * x[0] + w[1] * x[1] + w[2] * x[2] + bias     // => 0.6

// ---- Two judges
// 0.5 − 0.5 + 0.5 + 0.1. A second judge, for trucks, has weights and a bias of her own. This is
// the bill for the shopping of lab 1 again: a row of prices for each shop there, a row of weights
// for each class here. So both scores are one matrix product and one sum.
// ? The second judge's weights are -1, 0, 1 and her bias is -0.5. What is her score?
var W = Nd4j.create(new double[][] {{1.0, 0.5, 0.25}, {-1, 0, 1}});
var b = Nd4j.create(new double[][] {{0.1}, {-0.5}});
var image = Nd4j.create(x, new long[] {3, 1});
W.mmul(image).add(b)                               // 2×3 · 3×1 + 2×1 → 2×1
// => [[0.6000],
// =>  [1.0000]]

// ---- Why one layer is not enough
// A set of judges, W and b together, is called a LAYER. With one layer each judge holds a single
// picture, her weights, against the image. But a ship may sail left or right, be white on blue or
// black on grey: no single picture fits all. So let there be a first layer of judges who look for
// simple things (a light patch here, an edge there), and a second layer that looks at their
// scores.
//
// Let us try it: first W, then V, without biases.
var V = Nd4j.create(new double[][] {{2, 1}, {1, -1}});
V.mmul(W.mmul(image))                              // 2×2 · 2×1 → 2×1
// => [[2.5000],
// =>  [-1.0000]]

// ---- Nothing gained
// Alas, we have won nothing. The two matrices can be multiplied with each other first, once and
// for all, and what comes out is one ordinary layer with the same answers.
var one = V.mmul(W);                               // 2×2 · 2×3 → 2×3
one.mmul(image)
// => [[2.5000],
// =>  [-1.0000]]

// ---- Cutting off
// The same 2.5 and -1 as before: two layers in a row ARE one layer (with biases, too). Something
// must stand between them that is not just multiplying and adding. The simplest thing that works:
// whoever gives a score below 0 is silent. Negative scores become 0, the others stay as they are.
// This is called ReLU, for "rectified linear unit".
double relu(double z) { return Math.max(0, z); }
relu(1.7)       // => 1.7
relu(-0.3)      // => 0.0

// ---- What it buys
// Can such a thing do anything that one layer cannot? One layer draws straight lines only: when x
// goes up, its score always rises, always falls, or never changes. Take two judges, one who
// scores x and one who scores -x, cut off, and add them up.
// ? What does f compute?
double f(double x) { return relu(x) + relu(-x); }
DoubleStream.of(-2, -1, 0, 1, 2).map(x -> f(x)).boxed().toList()     // => [2.0, 1.0, 0.0, 1.0, 2.0]

// ---- From scores to probabilities
// The absolute value: a line with a bend. With enough bends one comes as close to any continuous
// curve as one likes, and this is what the judges in the middle are for. They are called HIDDEN
// UNITS: they stand neither at the input nor at the output.
//
// At the output we want probabilities: positive, and 1 together. Scores are neither. The function
// exp makes any number positive, and larger scores more so; then divide by the sum. This is the
// SOFTMAX. Three classes with the scores 2, 1 and -1:
double[] softmax(double... s) {
  double total = DoubleStream.of(s).map(Math::exp).sum();
  return DoubleStream.of(s).map(score -> Math.exp(score) / total).toArray();
}
softmax(2, 1, -1)            // => double[3] { 0.705…, 0.259…, 0.035… }

// ---- Ten more for each
// The largest score gets the largest share, but the others keep something: it is a "soft"
// maximum. A class that is one point ahead of another gets e = 2.718 times its probability,
// wherever the two scores lie: the first has 2.718 times as much as the second.
// ? What are the probabilities for 12, 11 and 9: ten more for each?
softmax(12, 11, 9)           // => double[3] { 0.705…, 0.259…, 0.035… }

// ---- Too large for a double
// The same: only DIFFERENCES of scores count. On paper this holds for any scores. In a computer,
// exp(710) is already too large for a double, and becomes infinity.
// ? And for 1002, 1001 and 999?
softmax(1002, 1001, 999)     // => double[3] { NaN, NaN, NaN }

// ---- Take the largest out
// NaN is "not a number": what infinity divided by infinity gives. A single NaN spreads through a
// whole network within a step. But we have just seen the way out: adding the same number to all
// scores changes nothing. So add minus the largest! Then the largest score is 0, its exp is 1,
// the others lie between 0 and 1, and nothing can overflow, ever.
double[] safe(double... s) {
  double largest = DoubleStream.of(s).max().getAsDouble();
  return softmax(DoubleStream.of(s).map(score -> score - largest).toArray());
}
safe(1002, 1001, 999)        // => double[3] { 0.705…, 0.259…, 0.035… }

// ---- The real network
// These are all the parts. Now in earnest: d = 3072 inputs, m = 50 hidden units, K = 10 classes.
// W1 and b1 are the weights and biases of the first layer, W2 and b2 those of the second. The
// piece GaussianInit makes a network whose weights are drawn by chance, from a bell curve around
// 0 with a deviation of 0.01; the biases are 0. The 42 is the SEED of chance: the same seed draws
// the same numbers, on any machine, so that what you see can be seen again.
// ? How many numbers are in the four arrays together?
var net = new GaussianInit(0.01).network(3072, 50, 10, 42);
for (var array : net.arrays()) System.out.println(Shape.of(array));
// => 50×3072
// => 50×1
// => 10×50
// => 10×1
50 * 3072 + 50 + 10 * 50 + 10     // => 154160

// ---- The whole of it, drawn
// Here is the network as a diagram, with five images in it. Boxes are arrays, the higher the more
// rows; what is learnt is green. Follow the images from the left: the arrows say what is done to
// them, and below stand the shapes. X has a column for each image, and so has everything that
// comes of it. The last arrow, the loss, is the matter of lab 3.
// ? Which of the letters d, m, K and n does each of the two products make disappear?
Plots.forwardPass(net, 5).save("lab02-network");

// ---- By chance, and why not zero
// The first product d, the second m: the inner letters are equal and vanish, as in lab 1.
//
// 154,160 numbers, to be found by learning. Why begin with chance and not, say, with the same
// number everywhere? Let us look at the hidden units of such a network: W1 is 0.01 everywhere.
// (Images are stored as floats, W1 as doubles. ND4J multiplies only what is of one kind; castTo
// makes it so.)
var images = Cifar10.isPresent() ? Cifar10.load() : Shapes.load();
var data = images.split(5_000, 1_000).standardised(new Standardise());
var X = data.train().first(5).X().castTo(DataType.DOUBLE);     // d×n = 3072×5
var same = Nd4j.valueArrayOf(new long[] {4, 3072}, 0.01, DataType.DOUBLE);
same.mmul(X)                      // m×d · d×n → m×n, here 4×5

// ---- Twins for ever
// All rows are the same: four judges who always say the same are one judge. And learning could
// not part them: with the same number everywhere in W2 as well, units that do the same are also
// corrected the same. With zeros it is worse still, as lab 4 will show. Chance makes every unit a
// little different from the start. (The biases may well be 0: where the weights differ, the units
// differ.)
//
// How large should chance be? Here is the largest of the ten probabilities for each of five
// images: first with weights drawn with a deviation of 0.01, then with one of 1.
var forward = new ForwardPass();
double[] surest(Network net) { return forward.forward(net, X).P().max(0).toDoubleVector(); }
surest(net)                       // => double[5] { 0.1…, 0.1…, 0.1…, 0.1…, 0.1… }
surest(new GaussianInit(1).network(3072, 50, 10, 42))

// ---- What the pass leaves behind
// Small weights: everything is about as likely as everything else, which is honest, as nothing
// has been learnt. Large weights: nearly 1, utterly sure of an arbitrary answer. Such a network
// must first unlearn its prejudices.
//
// The forward pass keeps what it found on its way, as we shall need it on the way back: H, the
// hidden units after ReLU; S, the scores; P, the probabilities. A column for each image.
var a = forward.forward(net, X);
Shape.of(a.H()) + ", " + Shape.of(a.S()) + ", " + Shape.of(a.P())     // => "50×5, 10×5, 10×5"
a.P().sum(0)                      // a sum for each column
// => [    1.0000,    1.0000,    1.0000,    1.0000,    1.0000]

// ---- How many are silent
// Each column sums to 1, as probabilities should. And the ReLU: with random weights a unit's
// score is as often below 0 as above, so about half of H must be 0.
long silent = a.H().eq(0).castTo(DataType.DOUBLE).sumNumber().longValue();
System.out.printf("%d of %d hidden values are 0%n", silent, a.H().length());
// => 1… of 250 hidden values are 0

// ---- A picture to remember
// Each row of W1 has 3072 weights, one for each number of an image. So a row can be drawn as an
// image, too: it shows what its hidden unit looks for. Here are 48 of the 50 rows, grey where a
// weight is 0. They look like what they are: noise. Keep this figure in mind; we draw it again
// when the network has learnt, at the end of lab 6.
//
// Your turn: exercises 2.1, GaussianInit, and 2.2, ForwardPass. The tasks stand in labs/mine.
//
//   labs/lab check 2.1 2.2
Plots.weights(net).save("lab02-weights");

// ---- Questions
// Q What does the softmax give when all ten scores are equal? And when they are doubled: 4, 2, -2
// in place of 2, 1, -1?
// A Equal scores give 1/10 each. Doubling doubles the DIFFERENCES, so the largest gets a larger
// share: 0.879, 0.119, 0.002 in place of 0.705, 0.259, 0.035. Adding changes nothing, multiplying
// makes the network more sure (or, below 1, less).
// Q Why is there no ReLU on the scores at the end?
// A It would throw away what they say. A score of -5 and one of -0.1 would both be 0, and the
// softmax could not tell "surely not" from "hardly". Scores may be negative, that is what exp is
// for.
// Q Two layers with nothing between them are one. Is a network with ReLU between them, but with
// all hidden units active for an image, also one?
// A For that image, yes: where nothing is cut off, ReLU does nothing, and W2(W1 x) is one matrix.
// The power lies in this, that DIFFERENT units are silent for different images. For each pattern
// of silent units the network is another matrix.
