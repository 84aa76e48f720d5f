// Lab 4: Back-propagation
//
// We have a network, and a number that says how bad its answers are. It depends on 154,160
// weights and biases. In which direction should each of them be moved, and how much does it
// matter? In this lab you find all 154,160 answers in one go. It is the heart of the matter, and
// nothing in it goes beyond the chain rule of school.
//
// We begin with a single weight and go on in small steps.
import lab.*;
import lab.data.*;
import lab.plot.*;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import reference.*;

// ---- A nudge
// The smallest machine: one input x = 2, one weight w, one bias b. Its score is w·x + b. Say we
// want the score 4, and the cost is the squared distance from it. With w = 3 and b = -1 the score
// is 5, and the cost is 1. Now nudge w: make it larger by a thousandth, and see how the cost
// answers.
double x = 2;
double costOf(double w, double b) { return Math.pow(w * x + b - 4, 2); }
costOf(3, -1)                                          // => 1.0
(costOf(3.001, -1) - costOf(3, -1)) / 0.001            // => 4.00…

// ---- Link by link
// The cost rises about 4 times as fast as w: that is its DERIVATIVE with respect to w, as at
// school. To nudge is one way to find it; but two evaluations of the cost for each of 154,160
// weights are too many. Better to calculate. The cost comes about in three links, one after the
// other:
//
//   score = w·x + b
//   error = score − 4
//   cost  = error²
//
// Each link has an easy derivative of its own. The CHAIN RULE says: multiply them.
// ?? What are the three derivatives at w = 3, b = -1? (the score is 5, the error 1)
double costByError = 2 * (5 - 4);     // of error², that is 2·error
double errorByScore = 1;              // of score − 4
double scoreByW = x;                  // of w·x + b, with respect to w
costByError * errorByScore * scoreByW                  // => 4.0

// ---- From the end to the beginning
// 2 · 1 · 2 is the 4 that the nudge found. Now the bias. Only the last link differs: w·x + b
// rises as fast as b itself. The first two factors we have already, so we do not compute them
// again. To go from the END back to the beginning, carrying along what has been multiplied so
// far: that is BACK-PROPAGATION. Everything on the way is computed once, however many weights
// there are.
double costByScore = costByError * errorByScore;       // carried along
double costByW = costByScore * x;
double costByB = costByScore * 1;                      // => 2.0

// ---- Downhill
// All derivatives together, here 4 and 2, are called the GRADIENT. It points to where the cost
// rises. So we go a little the other way: from each number we take its derivative, times a small
// step, here 0.05.
// ? The cost is 1 now. And after the step?
double w2 = 3 - 0.05 * costByW;     // 2.8
double b2 = -1 - 0.05 * costByB;    // -1.1
Math.round(1000 * costOf(w2, b2)) / 1000.0             // => 0.25

// ---- Where a value is used twice
// A quarter. This is all that learning is: gradient, small step, again and again.
//
// Two more rules are needed for a network. First: in a network a value goes several ways, since a
// hidden unit is heard by all ten classes. If h is nudged, the cost changes along every way, and
// the changes ADD UP. Take cost = 3h + h² at h = 2.
// ?? What is the derivative?
double twoWays(double h) { return 3 * h + h * h; }
double byFirst = 3;           // along 3h
double bySecond = 2 * 2;      // along h², at h = 2
byFirst + bySecond                                     // => 7.0
(twoWays(2.001) - twoWays(2)) / 0.001                  // => 7.00…

// ---- From the loss to the scores
// Second: the derivative at the very end, of softmax and logarithm together. Recall from lab 3:
// the loss is ln Σ exp(s_k) − s_y. The derivative of ln Σ exp(s_k) with respect to s_k is
// exp(s_k) divided by the sum, and that is just the probability p_k! From the second part comes
// −1 for the right class. So the derivative with respect to the scores is simply
//
//   P − Y, probability minus truth
//
// We nudge to see whether it is so: scores 2, 1, -1, and the second class is right. In lab 2 the
// probabilities were 0.705, 0.259, 0.035.
double lossOf(double... s) { return Math.log(DoubleStream.of(s).map(Math::exp).sum()) - s[1]; }
double h = 1e-6;
(lossOf(2 + h, 1, -1) - lossOf(2, 1, -1)) / h          // => 0.705…
(lossOf(2, 1 + h, -1) - lossOf(2, 1, -1)) / h          // => -0.740…
(lossOf(2, 1, -1 + h) - lossOf(2, 1, -1)) / h          // => 0.035…

// ---- A network small enough for paper
// 0.259 − 1 is -0.741, the others as they were. A wrong class is pushed down as much as it was
// believed in, the right one is pulled up as much as it was doubted. Few formulas are as pretty.
//
// Now a whole network: two inputs, two hidden units, three classes, no biases. First forward,
// every number on the table. Work it out on paper; it takes three minutes, and it is worth it.
double[] in = {1, 2};
double[][] W1 = {{1, 0.5}, {-1, 0.25}};
double[][] W2 = {{0.5, 2}, {-0.5, 3}, {0, 1}};
double[] times(double[][] W, double[] v) {     // for each row of W: multiply what meets, add up
  return Stream.of(W).mapToDouble(row -> row[0] * v[0] + row[1] * v[1]).toArray();
}
double[] z = times(W1, in);
// => double[2] { 2.0, -0.5 }
double[] hidden = DoubleStream.of(z).map(value -> Math.max(0, value)).toArray();
// => double[2] { 2.0, 0.0 }
double[] scores = times(W2, hidden);
// => double[3] { 1.0, -1.0, 0.0 }

// ---- Back to W2
// The second hidden unit is silent: ReLU cut off its -0.5. Of the scores 1, -1 and 0 softmax
// makes 0.665, 0.090 and 0.245. Say the second class is right, so the network is rather wrong.
//
// Now back. At the scores stands g = P − Y. Score k is W2[k][0]·hidden[0] + W2[k][1]·hidden[1],
// so a nudge of W2[k][i] reaches it multiplied by hidden[i]: the derivative is g[k] · hidden[i].
// ? Which of the six weights of W2 have the derivative 0, and why?
double total = DoubleStream.of(scores).map(Math::exp).sum();
double p(int k) { return Math.exp(scores[k]) / total; }
double[] g = {p(0) - 0, p(1) - 1, p(2) - 0};     // => double[3] { 0.665…, -0.909…, 0.244… }
void show(double left, double right) {
  System.out.printf("%.4f, %.4f%n", left + 0, right + 0);    // + 0 makes 0 of -0
}
for (int k = 0; k < 3; k++) show(g[k] * hidden[0], g[k] * hidden[1]);
// => 1.3305, 0.0000
// => -1.8199, 0.0000
// => 0.4895, 0.0000

// ---- Through the hidden units to W1
// The second column: those weights listen to a unit that said nothing, so they do not matter.
//
// Hidden unit i goes three ways, into all scores, so its derivative is a sum: W2[0][i]·g[0] +
// W2[1][i]·g[1] + W2[2][i]·g[2]. Then the ReLU, a gate: where the unit was active it lets the
// derivative pass unchanged, where it was silent nothing passes (a small nudge of -0.5 is still
// cut off). Behind the gate it goes on to W1 just as it went to W2: times the input.
double[] gate = {z[0] > 0 ? 1 : 0, z[1] > 0 ? 1 : 0};
double back(int i) { return (W2[0][i] * g[0] + W2[1][i] * g[1] + W2[2][i] * g[2]) * gate[i]; }
double[] D = {back(0), back(1)};
show(D[0] * in[0], D[0] * in[1]);             // => 0.7876, 1.5752
show(D[1] * in[0], D[1] * in[1]);             // => 0.0000, 0.0000

// ---- Is it true?
// That was all of back-propagation: four lines of work, and two more for the biases (their input
// is always 1). Let us not believe it but nudge the upper right weight of W1, whose derivative
// should be 1.5752.
double lossOfNet(double[][] W1) {
  double[] units = DoubleStream.of(times(W1, in)).map(value -> Math.max(0, value)).toArray();
  double[] s = times(W2, units);
  return lossOf(s);
}
double[][] nudged = {{1, 0.5 + 1e-6}, {-1, 0.25}};
(lossOfNet(nudged) - lossOfNet(W1)) / 1e-6             // => 1.575…

// ---- The same with matrices
// Now write it with arrays, and let the shapes lead you. The derivatives of W2 must have W2's
// shape, K×m, here 3×2. At hand are g, 3×1, and hidden, 2×1. Only one product of the two is 3×2:
// g times hidden turned on its side, 3×1 · 1×2. (The other way round it would be 2×3. Were K
// equal to m, both would fit, and the shapes would tell nothing: so try things out with sizes
// that are all different.) And from g back to the hidden units, along the weights it came by: W2
// turned on its side. Whoever forgets the order of a product can find it again from the shapes;
// they do not tell about the gate, or about factors like 1/n.
var G = Nd4j.create(g, new long[] {3, 1});
var H = Nd4j.create(hidden, new long[] {2, 1});
G.mmul(H.transpose())                                   // K×1 · 1×m → K×m
// => [[    1.3305,         0],
// =>  [   -1.8199,         0],
// =>  [    0.4895,         0]]
Nd4j.create(W2).transpose().mmul(G)                     // m×K · K×1 → m×1, before the gate
// => [[0.7876],
// =>  [-1.1547]]

// ---- Many images
// The same numbers as by hand. With n images, G and H have n columns, and the very same products
// add up over the images by themselves: K×n · n×m. As the loss is the MEAN over the images, G is
// divided by n, once, at the beginning; everything behind it inherits that. The piece Backprop
// does all this. We ask it for two real images, first each alone, then both together, and look at
// the derivative of one bias: the one in b2 that belongs to the class of the SECOND image.
// ? The untrained network gives every class about 0.1. What are the three derivatives, about?
var images = Cifar10.isPresent() ? Cifar10.load() : Shapes.load();
var data = images.split(5_000, 1_000).standardised(new Standardise());
var net = new GaussianInit(0.01).network(3072, 50, 10, 42);
INDArray exact(INDArray array) { return array.castTo(DataType.DOUBLE); }
Gradients gradients(Network net, Examples some, double lambda) {
  var a = new ForwardPass().forward(net, exact(some.X()));
  return new Backprop().gradients(net, exact(some.X()), a, exact(some.Y()), lambda);
}
int label = data.train().labels()[1];     // the class of the second image
var alone1 = data.train().slice(0, 1);
var alone2 = data.train().slice(1, 2);
for (var some : List.of(alone1, alone2, data.train().first(2)))
  System.out.printf("%.1f%n", gradients(net, some, 0).db2().getDouble(label, 0));
// => 0.1
// => -0.9
// => -0.4

// ---- The way back, drawn
// The first image is of another class: 0.1 − 0. The second is of this one: 0.1 − 1. Together:
// their mean.
//
// Here is the whole way back, in orange, over the diagram of lab 2. It begins at the loss. G stands
// beside the arrow to S: softmax and logarithm are crossed in one step. From S two ways go on, up
// to what is learnt there, W2 and b2, and back to H; from H up to W1 and b1. (Σ adds up the columns,
// that is, over the images: a bias has the same input, 1, for each of them.)
// ? Nothing goes on from H to X. Why not?
Plots.backwardPass(net, 5).save("lab04-way-back");

// ---- The penalty
// The images are given: nobody wants to change them.
//
// What was missing so far, and stands in the diagram already, is the penalty lambda · Σ w². It
// depends on each weight directly, without any network in between, so its derivative is simply
// added: 2 · lambda · w. Note the 2, which many forget, and that biases have no penalty.
var without = gradients(net, data.train().first(100), 0);
var with = gradients(net, data.train().first(100), 0.01);
double added = with.dW1().getDouble(7, 1500) - without.dW1().getDouble(7, 1500);
Math.round(1e6 * added / net.W1().getDouble(7, 1500)) / 1e6     // => 0.02

// ---- A network of zeros
// That is 2 · 0.01, as it should be. In lab 2 it was said that one must not begin with weights of
// zero. Now you can see it: here is how long the gradient of each array is, as a vector, in a
// network of zeros.
// ? Which of the four arrays can learn?
INDArray zero(int rows, int columns) { return Nd4j.zeros(DataType.DOUBLE, rows, columns); }
var zeros = new Network(zero(50, 3072), zero(50, 1), zero(10, 50), zero(10, 1));
var stuck = gradients(zeros, data.train().first(95), 0);
for (int i = 0; i < 4; i++)
  System.out.printf("%s %.4f%n", Gradients.NAMES.get(i), stuck.arrays().get(i).norm2Number());
// => dW1 0.0000
// => db1 0.0000
// => dW2 0.0000
// => db2 0.…

// ---- One step of the real network
// Only b2. dW2 is g times the hidden units on their side, and the hidden units are 0; what comes
// back to them is W2 on its side times g, and W2 is 0. So the first layer never learns.
//
// Our other network can learn. One step, all 154,160 numbers at once, each against its
// derivative, times 0.05. The calculus even says by how much the loss should fall: to first
// order, the step times the squared length of the gradient.
var some = data.train().first(1000);
double loss(Network net) {
  var S = new ForwardPass().forward(net, exact(some.X())).S();
  return new CrossEntropyCost().loss(S, exact(some.Y()));
}
var slope = gradients(net, some, 0);
var moved = net.copy();
for (int i = 0; i < 4; i++) moved.arrays().get(i).subi(slope.arrays().get(i).mul(0.05));
double before = loss(net);
double expected = before - 0.05 * Math.pow(slope.norm(), 2);
System.out.printf("before %.4f, expected %.4f, after %.4f%n", before, expected, loss(moved));
// => before 2.30…, expected 2.…, after 2.…

// ---- The gradient, drawn
// It falls, and by about what the calculus said. Last, a look at what flowed back. A row of dW1
// is made of the images themselves, added up, each with the weight that came back to the unit
// from its mistake. So the gradient of each hidden unit looks like a blurred image, colours and
// all; and this, with its sign turned, is what the step adds to its weights. The noise of lab 2
// begins to see.
//
// Your turn: exercise 4.1, Backprop. Six lines: four you have done by hand, and two for the
// biases. It is the hardest of all, and the best.
//
//   labs/lab check 4.1
var drawn = new Network(slope.dW1(), slope.db1(), slope.dW2(), slope.db2());
Plots.weights(drawn).save("lab04-gradients");

// ---- Questions
// Q Why from the end to the beginning, and not from the beginning to the end?
// A There is ONE cost at the end and very many weights at the beginning. Going back, one carries
// a single derivative "of the cost with respect to here" and gets all weights in one sweep, at
// about the price of the forward pass (in deeper networks, about twice that: each layer must also
// hand its derivatives on). Going forward one would have to start anew for each weight.
// Q A hidden unit is silent for every image of the training set. What happens to it?
// A Its gate is closed for all of them, so no derivative reaches its weights and bias, and it
// will never change again (but for the penalty on its weights). It is called a dead unit. Too
// large a step can kill units by throwing their weights and biases so far that no image opens the
// gate, one reason to be careful with the step.
// Q Why must the way back know H from the forward pass?
// A Twice: dW2 is g times H, and the gates are open just where H is above 0. That is why the
// forward pass keeps what it finds. Memory is the price of not computing things twice.
