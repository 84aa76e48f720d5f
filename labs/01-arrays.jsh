// Lab 1: Arrays and images
//
// Nobody can write down with if and else what a cat looks like. In these thirteen labs you build a
// function that learns it from examples: pixels go in, ten numbers come out, one for each kind of
// thing that may be in the picture. In between stand some 150,000 numbers that nobody chooses by
// hand; finding them is what is called learning.
//
// On the way you build the network of a published report: the two-layer report of a participant
// in KTH's course DD2424, Deep Learning in Data Science (its assignment 2, with the extensions).
// Lab 12 recomputes that report, every run and every claim.
//
// You need Java and the calculus of school. Everything else is explained where it is first used.
// Read a step, guess where you are asked to, run it, and look at what it shows before you go on.
// The variables stay alive: try out whatever you wonder about.
//
// This first lab is about the material: arrays of numbers, and pictures as arrays.
import lab.*;
import lab.data.*;
import lab.plot.*;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import reference.*;

// ---- A table of numbers
// The library ND4J has the type INDArray, an array of numbers. Ours are tables: rows and columns,
// a MATRIX. Here are the prices in two shops (rows) of bread, milk and apples (columns).
var prices = Nd4j.create(new double[][] {{3, 1, 2}, {2, 2, 1}});
// => [[    3.0000,    1.0000,    2.0000],
// =>  [    2.0000,    2.0000,    1.0000]]

// ---- Its shape
// How many rows and columns a table has is its SHAPE, rows first: this one is 2×3. Very many
// mistakes in this field are mistakes of shape, so we ask for it all the time. An entry has a row
// and a column, both counted from 0. The second line below is the price of milk in the second
// shop.
Shape.of(prices)             // => "2×3"
prices.getDouble(1, 1)       // => 2.0

// ---- With i and without
// add, sub, mul and div work on every entry and give a NEW array. Each has a twin that ends in i,
// for "in place": addi, subi, muli, divi CHANGE the array they are called on. One letter, and a
// very different program.
// ? After these lines, what is the first number in a? And in b?
var a = Nd4j.create(new double[][] {{1, 2}});
var b = a.mul(10);
var c = a.subi(1);
a        // => [[         0,    1.0000]]
b        // => [[   10.0000,   20.0000]]

// ---- Rows times column
// mul left a alone, subi did not: a and c are one and the same array now.
//
// There is another product, the one this whole course runs on. You buy 2 loaves, 1 milk and 5
// apples, written as a column. What does that cost in each shop? Go along a row of prices and
// down the column of your basket, multiply what meets, add it all up: 3·2 + 1·1 + 2·5 in the
// first shop. This is the MATRIX PRODUCT, mmul.
var basket = Nd4j.create(new double[][] {{2}, {1}, {5}});
prices.mmul(basket)
// => [[17.0000],
// =>  [11.0000]]

// ---- Many columns at once
// 17 and 11. The shapes tell it before any arithmetic: 2×3 · 3×1 → 2×1. The inner numbers must be
// equal (three prices meet three amounts) and vanish; the outer ones stay. So nothing stops us
// from putting four people's baskets side by side: one product gives all eight sums.
// ?? What is the shape of the result?
var baskets = Nd4j.create(new double[][] {{2, 0, 1, 1}, {1, 4, 1, 0}, {5, 0, 1, 0}});
var costs = prices.mmul(baskets);    // 2×3 · 3×4 → 2×4
// => [[   17.0000,    4.0000,    6.0000,    3.0000],
// =>  [   11.0000,    8.0000,    5.0000,    2.0000]]

// ---- Stretching
// The second customer buys milk only: 4 in the first shop, 8 in the second. Keep this picture in
// mind, a row for each shop and a column for each customer: before long the customers will be
// images, and the shops will be small judges who look at them.
//
// Now each shop asks a fee for delivery: 4 and 1. That is a 2×1 array, but costs is 2×4. ND4J
// stretches the single column over all four: every customer pays the fee of the shop. Stretching
// of this kind is called BROADCASTING.
var fees = Nd4j.create(new double[][] {{4}, {1}});
costs.add(fees)
// => [[   21.0000,    8.0000,   10.0000,    7.0000],
// =>  [   12.0000,    9.0000,    6.0000,    3.0000]]

// ---- The trap
// Handy, and the source of a famous kind of bug. A 10×1 array plus a 1×64 array: neither fits the
// other. You would like to be told.
// ? What happens: an error, or an array? Of what shape?
var column = Nd4j.zeros(10, 1);
var row = Nd4j.zeros(1, 64);
Shape.of(column.add(row))    // => "10×64"

// ---- What the trap costs
// No error, no warning: both were stretched, and 74 numbers became 640. Here is how that hurts.
// Three guesses, all of them right; one list stands upright, the other lies on its side. The
// largest mistake should be 0.
// ? What will it be?
var guesses = Nd4j.create(new double[][] {{1}, {2}, {3}});
var truth = Nd4j.create(new double[][] {{1, 2, 3}});
guesses.sub(truth).maxNumber().doubleValue()     // => 2.0

// ---- A door keeper
// Each guess was compared with each truth, and 3 − 1 is 2. A program with such a bug runs, gives
// numbers, and they look reasonable.
//
// That is why every piece of this lab says at its door which shapes it takes, and why matrix
// lines end with a comment like "2×3 · 3×4 → 2×4". Make it your habit too. This is what a piece
// says when the shape is wrong:
try {
  Shape.require("comparing", "truth", truth, 3, 1, "3×1, like guesses");
} catch (IllegalArgumentException e) {
  System.out.println(e.getMessage());
}
// => comparing: truth must be 3×1, like guesses, but has shape 1×3

// ---- Pictures
// That is a sentence one can work with. Enough shopping: here are the images. They are CIFAR-10
// if you have fetched it (labs/lab data): 60,000 small photographs of ten kinds of things. If
// not, they are Shapes, 12,000 drawings that the lab makes by itself. Either way an image is 32
// by 32 pixels and belongs to one of ten CLASSES. The figure lands in the folder target/figures.
var images = Cifar10.isPresent() ? Cifar10.load() : Shapes.load();
System.out.println(images.classes());
Plots.images(images.train().slice(0, 24), images.classes()).save("lab01-images");

// ---- A pixel is three numbers
// Look how much the things of one class differ: in place, size, colour, surroundings. That is
// what makes it hard. To the computer each image is a list of bytes: first the red of all pixels,
// row by row from the top left, then the green, then the blue.
//
// Brightness goes from 0 to 255, but a byte of Java goes from -128 to 127, so bright pixels look
// negative. & 0xFF puts that right.
// ? How many numbers is one image?
byte bright = (byte) 200;     // => -56
bright & 0xFF                 // => 200
3 * 32 * 32                   // => 3072

// ---- Images are columns
// So an image is 3072 numbers: a column, like a basket. And n images are a matrix of shape
// 3072×n. We call it X, and the 3072 we call d, in all labs. Bytes become numbers from 0 to 1;
// the 'f' tells ND4J that our numbers come column after column, image after image.
INDArray columns(Images some) {
  float[] values = new float[some.n() * Images.D];
  for (int i = 0; i < values.length; i++) values[i] = (some.pixels()[i] & 0xFF) / 255f;
  return Nd4j.create(values, new long[] {Images.D, some.n()}, 'f');
}
var some = images.train().slice(0, 2000);
var X = columns(some);
Shape.of(X)             // => "3072×2000"

// ---- The same scale for all
// Row i of X is one pixel, in one colour, through all 2000 images. Some pixels are bright in most
// images, some vary little. A learning machine should not favour an input only because its
// numbers happen to be large: prices in cents would count a hundred times as much as prices in
// euros.
//
// So every row is moved and stretched until its mean is 0 and its spread is 1: STANDARDISING. The
// spread is measured by the standard deviation: the root of the mean squared distance from the
// mean. By hand, for three numbers:
double[] v = {2, 4, 9};
double mean = Arrays.stream(v).average().getAsDouble();
double variance = Arrays.stream(v).map(x -> (x - mean) * (x - mean)).average().getAsDouble();
double deviation = Math.sqrt(variance);
Arrays.stream(v).map(x -> (x - mean) / deviation).forEach(x -> System.out.printf("%.2f%n", x))
// => -1.02
// => -0.34
// => 1.36

// ---- A mean of images is an image
// The mean is 5, the distances from it are -3, -1 and 4, the deviation is 2.94. So 9, the last
// number, became 1.36: "1.36 deviations above what is usual here".
//
// The piece Standardise does this for all 3072 rows at once; at the end of this lab you write it
// yourself. Its fit finds the mean and the deviation of each row, and gives them as two columns:
// as many numbers as one image has. We shall look at them in a moment.
var scale = new Standardise().fit(X);
Shape.of(scale.mean())          // => "3072×1"
Shape.of(scale.deviation())     // => "3072×1"

// ---- Before and after
// Its apply subtracts the mean from each column of X and divides by the deviation. Let us see
// whether one of the rows, say 1500, now has mean 0 and deviation 1. (false: the deviation
// divides by the number of images, as above, and not by one less.)
double rounded(double x) { return Math.round(1000 * x) / 1000.0; }
var Z = new Standardise().apply(X, scale);     // 3072×2000, a new array
rounded(Z.getRow(1500).meanNumber().doubleValue())          // => 0.0
rounded(Z.getRow(1500).stdNumber(false).doubleValue())      // => 1.0

// ---- What it looks like
// It has. Now the picture: the mean, the deviation, and three images before and after (grey is 0
// there, since a screen has no negative light).
//
// The mean of many images is a grey cloud: nearly everything cancels out. The deviation is about
// the same everywhere, a bit larger where images differ most. And an image minus the cloud is
// still the same image to you and me. Standardising loses nothing: whoever has mean and deviation
// can undo it.
var shown = new ArrayList<float[]>();
shown.add(scale.mean().toFloatVector());
shown.add(scale.deviation().toFloatVector());
for (int j = 0; j < 3; j++) {
  shown.add(X.getColumn(j).toFloatVector());
  shown.add(Z.getColumn(j).mul(0.2).add(0.5).toFloatVector());
}
var names = List.of("mean", "deviation",
    "before", "after", "before", "after", "before", "after");
Plots.pictures(shown, names).save("lab01-standardised");

// ---- The scale belongs to the training images
// From here on the images come in three sets. From the TRAINING images the machine learns. By the
// VALIDATION images we choose between several machines. The TEST images are looked at once, at
// the very end: they tell how good the result is on pictures that had no say in anything. So the
// means, too, are those of the training images, and they are used for all three. One line does
// all of it.
// ? Will the validation images have mean 0 in that row, too?
var data = images.split(5_000, 1_000).standardised(new Standardise());
// => …: 5,000 training, 1,000 validation, …,000 test images
rounded(data.train().X().getRow(1500).meanNumber().doubleValue())          // => 0.0
rounded(data.validation().X().getRow(1500).meanNumber().doubleValue())     // => …0.0…

// ---- Labels are columns as well
// Near 0 but not 0, and that is as it should be: the validation images had no say in the scale.
//
// What is in an image is its LABEL, a class from 0 to 9. We write it as a column of ten numbers,
// all 0 but for a single 1 in the row of its class: this is called ONE-HOT. All labels together
// are Y, of shape 10×n. Add up each row, and you have counted the images of each class: about 500
// of each.
var Y = data.train().Y();
Shape.of(Y)             // => "10×5000"
var counts = Y.sum(1);  // a sum for each row

// ---- Ten averages
// A last piece of magic, to see what a matrix product can do. X times Y turned on its side (its
// TRANSPOSE: rows become columns) lets every image meet every class. As Y is 1 where the image is
// of the class and 0 elsewhere, out comes the SUM of all images of each class. Divided by the
// counts, that is ten average images, from one line.
//
// Look at the figure that comes now. Is there a class that you would know from its average? Even
// these blurs tell something: whoever takes each image for the class whose average is nearest is
// right about twice as often as by pure chance on Shapes, and nearly three times as often on
// CIFAR-10. How to find something better than averages to compare with: that is what learning
// will be about.
//
// Your turn: exercise 1.1, Standardise. The task stands in the file labs/mine/Standardise.java, and
// this command tells you how you are doing:
//
//   labs/lab check 1.1
var raw = columns(images.train().slice(0, 5_000));
var averages = raw.mmul(Y.transpose()).divRowVector(counts);     // d×n · n×10 → d×10
var ten = IntStream.range(0, 10).mapToObj(k -> averages.getColumn(k).toFloatVector()).toList();
Plots.pictures(ten, images.classes()).save("lab01-averages");

// ---- Questions
// Q Broadcasting lets bugs pass in silence. Why not simply do without it?
// A Because it is needed at every turn: as each shop adds its own fee for all customers, each
// part of the network will add its own number for all images, an m×1 array to an m×n one.
// Stretching ONE side on purpose is what we want; stretching BOTH by accident is what we do not
// want. A look at the shapes, at the door, tells the two apart.
// Q An image is a column here. In much other software it is a row. Which is right?
// A Either: it is a convention. With columns we write W·X, a matrix times the images, as most
// textbooks do, and column j of the result belongs to image j. With rows it would be X·W. What
// matters is to choose once and to stay with it. Mixed up, shapes disagree and you are told;
// unless a matrix happens to be square, and then nobody tells you.
// Q What if we took the mean and deviation of ALL images, the test images included?
// A Nothing would break, and the numbers would hardly change. But a test is a promise: this
// is how well it does on images that it never met. If they had a say in the scale, it has met
// them. Here the harm is tiny. With small sets or cleverer preparation the same slip makes results look far
// better than they are, and it has spoilt many published ones.
