// Lab 6: Mini-batch descent
//
// All the parts are there: a network (lab 2), a cost (lab 3), its gradient (lab 4), and the
// certainty that the gradient is right (lab 5). Now they are put together, and for the first time
// the network learns.
//
// What remains to be settled sounds small: how long a step is, and how many images one looks at
// for each step. Very much depends on both.
import lab.*;
import lab.data.*;
import lab.plot.*;
import lab.train.*;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import reference.*;

// ---- Steps into a valley
// First a valley that can be seen from everywhere: cost = (θ − 3)², lowest at θ = 3. Its
// derivative is 2·(θ − 3). From each place we go against the derivative, times a number called
// the LEARNING RATE, eta:
//
//   θ ← θ − eta · derivative
//
// Here is where we stand after 1, 2 and 10 such steps from θ = 0:
double descend(double theta, double eta, int steps) {
  for (int t = 0; t < steps; t++) theta = theta - eta * 2 * (theta - 3);
  return theta;
}
for (int steps : new int[] {1, 2, 10})
  System.out.printf("steps: %2d   theta = %.3f%n", steps, descend(0, 0.1, steps));
// => steps:  1   theta = 0.600
// => steps:  2   theta = 1.080
// => steps: 10   theta = 2.678

// ---- The rate decides
// Nearly there, and nobody told it where to stop: as the valley becomes flat, the steps become
// short by themselves. Now the same with other rates, 20 steps each.
// ? Where do we end with eta = 1? And with 1.1?
for (double eta : new double[] {0.001, 0.1, 0.5, 1.0, 1.1})
  System.out.printf("eta = %.3f: theta = %.3f%n", eta, descend(0, eta, 20));
// => eta = 0.001: theta = 0.118
// => eta = 0.100: theta = 2.965
// => eta = 0.500: theta = 3.000
// => eta = 1.000: theta = 0.000
// => eta = 1.100: theta = -112.013

// ---- Why it is so
// Each step multiplies the distance from 3 by 1 − 2·eta. With 0.001 by 0.998, so it takes for
// ever. With 0.5 by 0: there at once. With 1 by -1: to 6, to 0, to 6, for ever to and fro. With
// 1.1 by -1.2: each step ends farther away than it began. This is called DIVERGING. The rule in
// one line, for the ten steps with 0.1 from above:
3 - 3 * Math.pow(1 - 2 * 0.1, 10)     // => 2.677…

// ---- All images, or a few
// The cost of a network is a landscape in 154,160 dimensions, steep in some and flat in others.
// Nobody can see it. But we know the slope under our feet: the gradient.
//
// It is a mean over all training images, and to go through thousands of them for each single step
// takes long. Would a few images not do? Let us compare the gradient of 10, 100 and 1000 images
// with that of 9000: by the cosine of the angle between them, 1 where they point the same way, 0
// where they have nothing to do with each other. (From here on we compute in floats: checks need
// doubles, training does not, and floats are twice as fast.)
// ? Which cosine would you expect from 100 of the 9000?
var images = Cifar10.isPresent() ? Cifar10.load() : Shapes.load();
var data = images.split(9_000, 1_000).standardised(new Standardise());
var net = new GaussianInit(0.01).network(3072, 50, 10, 42).to(DataType.FLOAT);
Gradients gradients(Network net, Examples some) {
  var a = new ForwardPass().forward(net, some.X());
  return new Backprop().gradients(net, some.X(), a, some.Y(), 0);
}
var whole = gradients(net, data.train()).dW1();
for (int n : new int[] {10, 100, 1000}) {
  var part = gradients(net, data.train().first(n)).dW1();
  double inner = part.mul(whole).sumNumber().doubleValue();
  double cosine = inner / part.norm2Number().doubleValue() / whole.norm2Number().doubleValue();
  System.out.printf("%4d images: cosine %.2f%n", n, cosine);
}
// => 10 images: cosine 0.…
// => 100 images: cosine 0.…
// => 1000 images: cosine 0.…

// ---- Mini-batches
// Ten images know a little, a hundred clearly point downhill (directions drawn by chance would
// have a cosine of about 0.003, of either sign, in so many dimensions). A thousand are better,
// but each step costs ten times as much, and ten steps in a fairly good direction usually lead
// farther than one in a very good one. So for each step we take a MINI-BATCH, usually of 100
// images. When every image has had its turn, an EPOCH is over, and all are shuffled anew.
//
// The piece MiniBatches does the shuffling and cutting. Here are 10 images, by their numbers, in
// batches of 3.
// ? How many batches?
var batches = new MiniBatches(3).epoch(10, new SplittableRandom(1));
batches.length          // => 4
batches[3].length       // => 1

// ---- One update
// Four: nobody is left out, so the last batch is smaller. To work! A step of training, called an
// UPDATE, is forward pass, gradients, and then the piece Sgd, which moves all four arrays. Its
// name is short for STOCHASTIC GRADIENT DESCENT: descent by a gradient that chance, in the form
// of the batch, has a hand in. (An optimiser may remember things; init makes room for that. Sgd
// remembers nothing.)
var X = data.train().first(100).X();
var Y = data.train().first(100).Y();
double loss() { return new CrossEntropyCost().loss(new ForwardPass().forward(net, X).S(), Y); }
double before = loss();
var sgd = new Sgd();
var memory = sgd.init(net);
sgd.update(net, gradients(net, data.train().first(100)), memory, 0.1, 0);   // eta 0.1, update 0
System.out.printf("%.4f, then %.4f%n", before, loss());
// => 2.30…, then 2.2…

// ---- Learning by heart
// It falls. Before any large training there is a check that takes seconds and finds much: take
// 100 images and train on them alone. A network of 154,160 numbers can learn 100 images by heart,
// so the loss must go to nearly 0. If it does not, something is broken, and no long training will
// mend it.
for (int t = 1; t <= 200; t++) {
  sgd.update(net, gradients(net, data.train().first(100)), memory, 0.1, t);
  if (t % 50 == 0) System.out.printf("after %d updates: loss %.3f%n", t, loss());
}
// => after 50 updates: loss …
// => after 100 updates: loss 0.0…
// => after 150 updates: loss 0.0…
// => after 200 updates: loss 0.0…
new Accuracy().of(new ForwardPass().forward(net, X).P(), Y)     // => 1.0

// ---- By heart is not understood
// All 100 are right. Is it a good network? Ask it for the 1000 validation images, which it has
// never seen.
// ? What accuracy do you expect? And will the loss be above or below ln 10 = 2.303?
var asked = data.validation();
var answer = new ForwardPass().forward(net, asked.X());
System.out.printf("accuracy %.0f %%%n", 100 * new Accuracy().of(answer.P(), asked.Y()));
// => accuracy … %
System.out.printf("loss %.2f%n", new CrossEntropyCost().loss(answer.S(), asked.Y()));
// => loss …

// ---- A real training
// Better than chance, so even a hundred images teach something. But the loss is far ABOVE that of
// a network that knows nothing: it has become sure of itself, and is often wrong. To learn what
// is peculiar to the training images at the expense of all others is called OVERFITTING. The best
// remedy is more images.
//
// So now all 9000, and the loop above in the lab's own words: Training. It is nothing but that
// loop, with batches, and measures now and then how training and validation images are doing.
Training at(double eta) {
  return Training.on(data).network(new GaussianInit(0.01), 50)
      .forward(new ForwardPass()).cost(new CrossEntropyCost()).backward(new Backprop())
      .metric(new Accuracy()).batches(new MiniBatches(100)).optimiser(new Sgd())
      .schedule(Schedule.constant(eta));
}
var run = at(0.05).epochs(8).measureEvery(30).fit();
run.train()           // => loss …, accuracy … %
run.validation()      // => loss …, accuracy … %

// ---- The curves
// Your first trained network. 8 epochs are 720 updates; by chance its accuracy would be 10 %. Now the whole course of it. ("Nats" is the unit of a loss with natural
// logarithms.) The loss begins at ln 10, as it must, and falls. Then the two curves part:
// training goes on, validation becomes flat. From there on the network learns by heart more than
// it understands. The gap between the curves is what labs 8 to 10 will fight.
Plots.curves(run).save("lab06-curves");

// ---- Three rates
// The rate was 0.05. How about others? The same training with a small, a middling and a large
// one.
Line trainingLoss(double eta) {
  var trained = at(eta).epochs(5).measureEvery(15).fit();
  var points = trained.history().points();
  return new Line("eta = " + eta, points.stream().mapToDouble(p -> p.t()).toArray(),
      points.stream().mapToDouble(p -> p.train().loss()).toArray());
}
var three = new Line[] {trainingLoss(0.001), trainingLoss(0.02), trainingLoss(0.15)};
Plots.lines("update t", "training loss", three).save("lab06-rates");

// ---- Too much
// The smallest creeps, and would need very many epochs. The largest is fast, and restless:
// it jumps to and fro across the narrow parts of the valley, and will not settle at the bottom.
// Best would be a rate that changes on the way: large to travel, small to settle.
// That is lab 7.
//
// One more: eta = 1.
// ? What happens?
try {
  at(1.0).epochs(5).fit();
} catch (DivergedException e) {
  System.out.println(e.getMessage().split(";")[0]);
}
// => training stopped at update …: the cost became NaN at eta = 1.00 (…)

// ---- What it looks for
// As in the little valley with 1.1, the steps led farther and farther away, until the numbers
// were too large for the machine: NaN. You were asked to keep a figure in mind: the weights of
// the untrained network, 48 squares of noise. These are the weights of the trained one. Nobody
// drew them. Each is what one hidden unit looks for: bright where it wants light, dark where it
// wants darkness, coloured where it wants a colour. Some of the first noise is still there, where
// nothing ever pushed it away. Compare them with the averages of lab 1: there one picture for a
// class, here pictures that all classes share.
//
// Your turn: exercises 6.1, MiniBatches, and 6.2, Sgd. With these you have written every piece of
// a network that learns.
//
//   labs/lab check 6.1 6.2
Plots.weights(run.network()).save("lab06-weights");

// ---- Questions
// Q Batches of 1 image, or of all images: what would be good or bad about them?
// A One image: very many very rough steps; the path staggers, and 100 products of a matrix and a
// column take much longer than one product of two matrices. All images: the exact gradient, but
// one single step an epoch, here 90 times fewer. In between, with 50 to 500 images, both are
// fine.
// Q Why are the images shuffled anew for each epoch?
// A If they came sorted by class, one batch would say "everything is a cat" and the next
// "everything is a deer", and the network would run after each. A fixed shuffled order is better,
// but then the same images always share a batch, and its accidents repeat themselves at each
// round.
// Q The training loss falls while the validation loss rises. What is going on, and what would you
// do?
// A Overfitting: the network learns what is peculiar to the training images. Stop earlier; get
// more images, or make more out of those one has (lab 10); punish large weights (lab 8); or let
// units sit out by chance (lab 9). A smaller network would overfit less, but also learn less.
