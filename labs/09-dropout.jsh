// Lab 9: Width and dropout
//
// A network with more hidden units can learn more. It can also learn by heart. In this lab you
// see both: what 150 hidden units gain over 50, how learning by heart looks in a figure, and
// dropout, a remedy that sounds absurd: while it learns, the network loses a fifth of its
// hidden units, others for every image.
import lab.*;
import lab.data.*;
import lab.plot.*;
import lab.train.*;
import reference.*;

// ---- Few images, so that it shows
// Learning by heart is easy when there is little to learn. So we train on only 4,000 images.
// The schedule is that of lab 7, with n_s = 120 (three epochs of 40 updates) and peaks that
// fall by rho = 0.8; we measure in the middle and at the end of each cycle.
var images = Cifar10.isPresent() ? Cifar10.load() : Shapes.load();
var data = images.split(4_000, 1_000).standardised(new Standardise());
// => …: 4,000 training, 1,000 validation, …,000 test images
Training base() {
  return Training.on(data)
      .network(new GaussianInit(0.01), 50)
      .forward(new ForwardPass()).cost(new CrossEntropyCost()).backward(new Backprop())
      .metric(new Accuracy())
      .batches(new MiniBatches(100)).optimiser(new Sgd())
      .schedule(new CyclicalSchedule(1e-5, 1e-1, 120).decay(0.8)).measureEvery(120);
}

// ---- How many numbers does it learn?
// The width of the network is m, its number of hidden units. W1 is m×3072, b1 m×1, W2 10×m and
// b2 10×1. All their entries are learnt.
// ? How many is that for m = 50? And how many times as many for m = 150?
int numbers(int m) {
  return m * 3072 + m + 10 * m + 10;
}
numbers(50)     // => 154160
numbers(150)    // => 462460

// ---- 50 against 150
// Three times as many: 462,460 numbers, to be found with 4,000 images. Now train both for two
// cycles. We look at three things: accuracy on the training images, accuracy on the validation
// images, and how far they are apart. That difference is called the GAP.
// ? Which network is better on the validation images? Which one has the larger gap?
void show(String name, Run run) {
  double train = 100 * run.train().accuracy();
  double validation = 100 * run.validation().accuracy();
  System.out.printf("%-16s train %5.1f %%  validation %4.1f %%  gap %4.1f%n",
      name, train, validation, train - validation);
}
var narrow = base().cycles(2).fit();
var wide = base().hidden(150).cycles(2).fit();
show("m = 50", narrow);     // => m = 50 … gap …
show("m = 150", wide);      // => m = 150 … gap …

// ---- Learning by heart
// 150 units fit the training images better. On the validation images they are ahead as well,
// in these two runs; but a lead of a point or two on 1,000 images may be luck (lab 8). That
// width helps, more runs tell: in the full report, on all of CIFAR-10 and with several seeds,
// 50 units reach 52.1 % of the test images and 150 units 54.3 %. The gap, too, tends to be
// larger with 150: a good part of what they learn in addition is about the training images
// only. Look at this more closely. The network with 50 units once more, four cycles in place
// of two, and now the losses at the end of each cycle. (To save time a history measures as many
// training images as there are validation images, here the first 1,000 of the 4,000.)
// ? The loss on the training images falls and falls. And the loss on the validation images?
var longer = base().cycles(4).fit();
for (var point : longer.history().points()) {
  if (point.t() % 240 == 0 && point.t() > 0) {
    System.out.printf("t = %d   loss on training %.2f, on validation %.2f%n",
        point.t(), point.train().loss(), point.validation().loss());
  }
}
// => t = 240   loss on training …, on validation …
// => t = 480   loss on training …, on validation …
// => t = 720   loss on training …, on validation …
// => t = 960   loss on training …, on validation …

// ---- Overfitting
// On the training images it falls from cycle to cycle. On the validation images it soon falls
// no further, and rises in the end, a little on Shapes and more on CIFAR-10. This is the
// overfitting of lab 6, not with 100 images now but with 4,000: the network becomes surer of
// itself where it has seen the answer, and surer of its mistakes where it has not. In the
// figure it is a pair of scissors that opens: on the left, one line goes on falling, the other
// one does not.
Plots.curves(longer).save("lab09-overfitting");    // => […lab09-overfitting.png, …]

// ---- Against it: a team in which anybody may be missing
// There are several remedies. More images are the best, and lab 10 makes some out of nothing.
// The penalty of lab 8 is another. The third is DROPOUT: in every update, for every image, each
// hidden unit is switched off with probability p. No unit can rely on another one's being
// there, so each must be of use by itself, like people in a team in which every day others are
// ill. By hand: five hidden activations of one image, and four throws of the dice with p = 0.2.
// ? How many of the twenty numbers will be 0?
double[] h = {1, 2, 3, 4, 5};
var dice = new SplittableRandom(5);
for (int update = 1; update <= 4; update++) {
  double[] thinned = new double[5];
  for (int unit = 0; unit < 5; unit++) {
    thinned[unit] = dice.nextDouble() < 0.2 ? 0 : h[unit];
  }
  System.out.println(Arrays.toString(thinned));
}

// ---- The mean must stay
// Four of the twenty are 0, a fifth; which ones, and how many of a line, is chance. Each number
// is drawn on its own. Now, dropout is for training only. When the network is measured or used,
// all units are there; one does not leave out a fifth of the knowledge on purpose. But then the
// next layer gets something other than it learnt with. Here are the means of the five
// activations over 10,000 throws; the last argument is what the kept ones are multiplied by.
// ? The activations are 1, 2, 3, 4, 5. What are the means with p = 0.2 and factor 1?
double[] means(double p, double factor) {
  double[] sum = new double[5];
  for (int update = 0; update < 10_000; update++) {
    for (int unit = 0; unit < 5; unit++) {
      if (dice.nextDouble() >= p) sum[unit] += factor * h[unit];
    }
  }
  return Arrays.stream(sum).map(s -> Math.round(s / 1_000) / 10.0).toArray();    // one decimal
}
means(0.2, 1)          // => double[5] { 0.8, 1.6, 2.4, 3.2, 4.0 }
means(0.2, 1 / 0.8)    // => double[5] { 1.0, 2.0, 3.0, 4.0, 5.0 }

// ---- Inverted dropout
// With factor 1 the means are a fifth too small, 0.8 of what they should be. One could shrink
// all activations when measuring. It is easier to make up for it at once: in training the units
// that are kept are multiplied by 1 / (1 - p) = 1.25. Then the mean is right, and measuring
// needs no change at all. This is called INVERTED DROPOUT. The factors 0 and 1.25 for all units
// of all images of a batch form the MASK, an m×n array that H is multiplied by. The piece makes
// it, here for m = 5 units (rows) and n = 4 images (columns):
var random = new SplittableRandom(42);
new Dropout(0.2).mask(5, 4, Phase.TRAINING, random).factors()
new Dropout(0.2).mask(5, 4, Phase.EVALUATION, random) == Mask.NONE    // => true

// ---- Right and wrong masks
// Every entry is 0 or 1.25, and when measuring ("evaluation") there is no mask at all.
// Pictures show best what "dice of its own for each unit of each image" means, and how it goes
// wrong. Rows are 32 units, columns 32 images, black is dropped. The first picture is right:
// grains everywhere. In the second there is one throw for each image: whole columns are gone,
// all units of an image, and no weight learns anything from it. In the third there is one
// throw for each unit: whole rows, the same team for all images of the batch. The second is
// the mistake that stands in the report's own code.
float[] picture(IntBinaryOperator throwOf) {
  double[] dice = new SplittableRandom(7).doubles(1024).toArray();
  float[] pixels = new float[3 * 1024];
  for (int i = 0; i < pixels.length; i++) {
    int unit = i / 32 % 32;
    int image = i % 32;
    pixels[i] = dice[throwOf.applyAsInt(unit, image)] < 0.2 ? 0 : 1;
  }
  return pixels;
}
Plots.pictures(
    List.of(picture((unit, image) -> 32 * unit + image),
        picture((unit, image) -> image), picture((unit, image) -> unit)),
    List.of("each", "per image", "per unit")).save("lab09-masks");
// => […lab09-masks.png, …]

// ---- What it does to the gap
// Now the wide network again, with a fifth of its units dropped, and then with half of them. On
// the way back (lab 4) the gradient is multiplied by the same mask, so what was switched off
// learns nothing from that image. The accuracies are measured with all units.
// ? What happens to training accuracy, to validation accuracy, and so to the gap?
var fifth = base().hidden(150).cycles(2).dropout(new Dropout(0.2)).fit();
var half = base().hidden(150).cycles(2).dropout(new Dropout(0.5)).fit();
show("no dropout", wide);            // => no dropout … gap …
show("dropout, p = 0.2", fifth);     // => dropout, p = 0.2 … gap …
show("dropout, p = 0.5", half);      // => dropout, p = 0.5 … gap …

// ---- What to make of it
// The more is dropped, the lower is training accuracy: learning by heart has become harder.
// And the gap, and validation accuracy? They may go either way here. Three runs with one seed
// are no evidence about a point or two: lab 8 has shown how large luck is, and lab 11 shows
// what to do about it.
//
// The full report, on all of CIFAR-10 and with several seeds, tells more. There dropout with p
// = 0.2 narrows the gap from training to test images from 13.6 to 9.1 points, and hardly
// changes test accuracy: 54.3 % without, 54.3 % with it. (In the published grid it was
// worse on validation images in 8 of 8 pairs, by 0.8 points on average; but those pairs share
// their images and one seed, so they are not eight independent witnesses.) A smaller gap alone
// is no success. Dropout was made for networks that are large for their images and trained for
// long; lab 13's is one.
//
// In the figure each panel has a range of its own, that of the second half of the training, so
// that the three can be told apart: look at both scales before you compare left with right.
//
// Your turn: exercise 9.1, Dropout.
//
//   labs/lab check 9.1
var names = List.of("no dropout", "p = 0.2", "p = 0.5");
Plots.closeUp(List.of(wide, fifth, half), names).save("lab09-dropout");
// => […lab09-dropout.png, …]

// ---- Questions
// Q A network has 99 % on its training images and 60 % on validation images, another 75 % and
// 62 %. Which one do you take?
// A The second: 62 is more than 60, if there are enough validation images to tell (lab 8: on
// 1,000 images two points may well be luck). The gap of 39 points tells what is wrong with the
// first, it is not the thing to be made small. A network that always guesses has no gap at
// all.
// Q Why is the mask kept and used again on the way back?
// A The chain rule: H was multiplied by the mask, so the gradient is multiplied by the same
// factors. A unit that was switched off had no part in the scores, so its weights had no part
// in the cost; the others had a part 1.25 times as large.
// Q What would happen if dropout stayed on while validation accuracy is measured?
// A It would be measured with a random fifth of the network missing: lower, and a little
// different each time. One would judge a network that nobody will ever use.
