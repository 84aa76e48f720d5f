// Lab 8: Searching for lambda
//
// In lab 3 the cost got a penalty on large weights, lambda (|W1|² + |W2|²), and its weight
// lambda came from nowhere. No gradient tells how large it should be: the cost itself is
// always least with lambda = 0. One has to try. This lab is about trying well: where to look,
// how to look at several settings at once, and when a winner is a winner and not just lucky.
import lab.*;
import lab.data.*;
import lab.plot.*;
import lab.search.*;
import lab.train.*;
import reference.*;

// ---- A short training, to be repeated often
// A search trains many times, so each training must be short: 4,000 images, 50 hidden units,
// one cycle of 2 · 120 updates (lab 7). What is tried is judged by the 1,000 validation images.
var images = Cifar10.isPresent() ? Cifar10.load() : Shapes.load();
var data = images.split(4_000, 1_000).standardised(new Standardise());
Training quick() {
  return Training.on(data)
      .network(new GaussianInit(0.01), 50)
      .forward(new ForwardPass()).cost(new CrossEntropyCost()).backward(new Backprop())
      .metric(new Accuracy())
      .batches(new MiniBatches(100)).optimiser(new Sgd())
      .schedule(new CyclicalSchedule(1e-5, 1e-1, 120)).cycles(1).measureEvery(240);
}
quick().updateCount()    // => 240

// ---- What lambda does
// Three trainings that differ in lambda alone. Look at the size of the weights, |W1|² + |W2|²,
// and at the accuracy.
// ? lambda goes from 0.1 to 0.001 to 0.00001. Which of the two steps changes accuracy more?
for (double lambda : new double[] {1e-1, 1e-3, 1e-5}) {
  var run = quick().lambda(lambda).fit();
  double squares = new CrossEntropyCost().penalty(run.network(), 1);
  System.out.printf("lambda = %.5f  weights² %6.1f  validation %.1f %%%n",
      lambda, squares, 100 * run.validation().accuracy());
}
// => lambda = 0.10000  weights² …  validation …
// => lambda = 0.00100  weights² …  validation …
// => lambda = 0.00001  weights² …  validation …

// ---- A draw that misses almost everything
// At 0.1 the penalty holds the weights down so hard that the network learns less. From 0.001
// to 0.00001 there is nearly no difference. So it is the order of magnitude that counts:
// whether lambda has one, two or three zeros behind the point, not whether it is 0.041 or
// 0.042. Suppose we did not think of that and drew lambda evenly between 0.00001 and 0.1.
// ? Of 10,000 such draws, how many are below 0.001?
var random = new SplittableRandom(1);
int small = 0;
for (int draw = 0; draw < 10_000; draw++) {
  if (random.nextDouble(1e-5, 1e-1) < 1e-3) small++;
}
small    // => 93

// ---- Drawing the exponent
// About one in a hundred: 0.001 is a hundredth of 0.1. Of ten trials, some nine would be above
// 0.01, and most likely none of the small lambdas would be tried. So draw the exponent evenly
// and not lambda itself: l between -5 and -1, then lambda = 10^l. Every factor of ten is now
// as likely as any other. This is called a search on a LOGARITHMIC SCALE, and LogUniform draws
// so:
var lambdas = new LogUniform(-5, -1);
int[] decades = new int[4];
for (int draw = 0; draw < 10_000; draw++) {
  int decade = (int) Math.floor(Math.log10(lambdas.draw(random)));
  decades[5 + decade]++;
}
System.out.printf("1e-5 to 1e-4: %d, to 1e-3: %d, to 1e-2: %d, to 1e-1: %d%n",
    decades[0], decades[1], decades[2], decades[3]);
// => 1e-5 to 1e-4: 2…, to 1e-3: 2…, to 1e-2: 2…, to 1e-1: 2…

// ---- Two settings at once: a grid
// A quarter each. Now suppose that there are two settings to find: lambda, and the rate's peak.
// The orderly way is a GRID: some values of the one, some of the other, and every combination.
// Here each row is a trial, lambda first, then the rate. The last setting changes fastest.
// ? Three values of each: how many trainings is that? How many different lambdas are tried?
var grid = new Grid().points(List.of(List.of(1e-5, 1e-3, 1e-1), List.of(0.05, 0.1, 0.2)));
grid.forEach(System.out::println);
// => [1.0E-5, 0.05]
// => [1.0E-5, 0.1]
// => [1.0E-5, 0.2]
// => [0.001, 0.05]
// => [0.001, 0.1]
// => [0.001, 0.2]
// => [0.1, 0.05]
// => [0.1, 0.1]
// => [0.1, 0.2]

// ---- Two settings at once: at random
// Nine trainings, but only three different lambdas, each tried three times. With four settings
// of three values it would be 81. Nine random points cost as much as the grid and try nine
// lambdas and nine rates. Usually one setting matters much and the other little, and one does not
// know which. Then the random points have looked at nine places where the grid looked at
// three. A grid is right where a few given values are to be compared, as the report does with
// rho = 0.8 and rho = 1.
for (int trial = 0; trial < 9; trial++) {
  System.out.printf("lambda = %.1e   eta_max = %.3f%n",
      lambdas.draw(random), random.nextDouble(0.05, 0.2));
}
// => lambda = …   eta_max = …
// => lambda = …   eta_max = …
// => lambda = …   eta_max = …
// => lambda = …   eta_max = …
// => lambda = …   eta_max = …
// => lambda = …   eta_max = …
// => lambda = …   eta_max = …
// => lambda = …   eta_max = …
// => lambda = …   eta_max = …

// ---- Coarse: the whole range
// Nine lambdas, nine rates.
//
// Now the real search, for lambda alone. Search takes a recipe, which makes a training of the
// settings of a trial, draws the settings, and runs the trials side by side. Each finished
// trial is a line in a file, so that a long search that is interrupted can go on. First coarse:
// eight draws over all four factors of ten.
Path folder = Files.createTempDirectory("lab08");
var search = Search.of(settings -> quick().lambda(settings.get("lambda")));
var whole = Map.of("lambda", new LogUniform(-5, -1));
var coarse = search.random(8, whole, 5).run(folder.resolve("coarse.jsonl"));
void show(List<Trial> trials) {
  trials.stream()
      .sorted(Comparator.comparing(trial -> trial.settings().get("lambda")))
      .forEach(trial -> System.out.printf("lambda = %.1e   validation accuracy %.1f %%%n",
          trial.settings().get("lambda"), 100 * trial.validationAccuracy()));
}
show(coarse);
// => lambda = 1.1e-05   validation accuracy …
// => lambda = 6.4e-05   validation accuracy …
// => lambda = 6.8e-05   validation accuracy …
// => lambda = 1.3e-04   validation accuracy …
// => lambda = 1.7e-03   validation accuracy …
// => lambda = 9.5e-03   validation accuracy …
// => lambda = 5.1e-02   validation accuracy …
// => lambda = 8.4e-02   validation accuracy …

// ---- Fine: where it was good
// The two lambdas above 0.01 are the worst; the small ones are all much alike. So the coarse
// search has done its work: it tells where not to look. Now fine: new draws from the good part
// only. We take 10^-5 to 10^-3, as the report does.
// ? How far apart will the best and the worst of the six be, in percentage points?
var good = Map.of("lambda", new LogUniform(-5, -3));
var fine = search.random(6, good, 43).run(folder.resolve("fine.jsonl"));
show(fine);
// => lambda = 1.7e-05   validation accuracy …
// => lambda = 4.6e-05   validation accuracy …
// => lambda = 5.2e-05   validation accuracy …
// => lambda = 1.5e-04   validation accuracy …
// => lambda = 2.9e-04   validation accuracy …
// => lambda = 6.5e-04   validation accuracy …

// ---- How lucky can 1,000 images be?
// One of the six is best, as one always is. Is its lambda better, or was it lucky? First, luck
// with the images. Take a network that is right on exactly half of all images in the world, and
// show it 1,000 of them: that is throwing a coin 1,000 times. Ten such networks, all equally
// good:
// ? What will be the lowest and the highest "accuracy" of the ten?
var coin = new SplittableRandom(1);
var lucky = new ArrayList<Double>();
for (int network = 1; network <= 10; network++) {
  int heads = 0;
  for (int image = 0; image < 1_000; image++) {
    if (coin.nextBoolean()) heads++;
  }
  lucky.add(heads / 10.0);    // in percent of 1,000
}
lucky    // => [47.7, 49.1, 50.8, 49.1, 48.0, 48.3, 50.3, 51.9, 48.4, 51.5]

// ---- The standard error
// From 47.7 to 51.9 %, and not one of them is better than another! How far such a number
// usually is from the truth has a formula: for an accuracy a on n images it is √(a (1 − a) /
// n), the STANDARD ERROR. Two times out of three one is within one standard error, 95 times of
// 100 within two. The best and the worst of ten lie some three standard errors apart, by luck
// alone. (Trials of one search share their validation images, and what is hard for one network
// is often hard for the other. That makes the error of their difference smaller, but far from
// nothing.)
double error(double a, int n) {
  return Math.sqrt(a * (1 - a) / n);
}
System.out.printf("1,000 images: %.2f points%n", 100 * error(0.5, 1_000));
// => 1,000 images: 1.58 points
System.out.printf("5,000 images: %.2f points%n", 100 * error(0.5, 5_000));
// => 5,000 images: 0.71 points
System.out.printf("10,000 images: %.2f points%n", 100 * error(0.5, 10_000));
// => 10,000 images: 0.50 points

// ---- Luck with the seed
// Five times the images make it only √5 = 2.2 times as exact. And there is luck of a second
// kind: the seed, which fixes the weights at the start and the order of the images. Every trial
// of a random search has a seed of its own. So here are six trainings with one and the same
// lambda, and nothing but the seed changed:
// ? Will they lie closer together than the six of the fine search?
double spread(double[] accuracies) {
  return 100 * (Arrays.stream(accuracies).max().getAsDouble()
      - Arrays.stream(accuracies).min().getAsDouble());
}
double accuracy(int seed) {
  return quick().lambda(1e-4).seed(seed).fit().validation().accuracy();
}
double[] seeds = IntStream.rangeClosed(1, 6).mapToDouble(seed -> accuracy(seed)).toArray();
double[] found = fine.stream().mapToDouble(Trial::validationAccuracy).toArray();
System.out.printf("six lambdas: best and worst are %.1f points apart%n", spread(found));
// => six lambdas: best and worst are … points apart
System.out.printf("one lambda, six seeds: %.1f points apart%n", spread(seeds));
// => one lambda, six seeds: … points apart

// ---- What the search has found
// Perhaps a little, perhaps not; one lambda with six seeds is spread out by points, too. (How
// much six numbers differ is itself a matter of luck: with six other seeds it may be half of
// it, or half as much again.) So the fine search found no best lambda; it found that from
// 10^-5 to 10^-3 differences are too small for it to see. That is a result: choose one and
// stop searching. The report's own fine search ended with 1.608e-5 at 51.8 %, its worst trial
// was at 50.4. That is two standard errors of 5,000 validation images, and three would be
// usual between the best and the worst of ten that are all equally good: its table cannot tell
// either. Its coarse search could: 40.1 to 51.5 %, over four decades, is no luck.
//
// The figure has all of our trials; the ring is the best one. Cover it with your thumb and look
// whether the rest tells you where it is.
//
// Your turn: exercises 8.1, LogUniform, and 8.2, Grid.
//
//   labs/lab check 8.1 8.2
Plots.search(coarse, fine).save("lab08-search");    // => […lab08-search.png, …]

// ---- Questions
// Q The best of ten trials had 51.8 % on the validation images. Do you expect the same on new
// images?
// A Rather less. It was chosen because its number was high, and part of a high number is luck,
// which does not come again. The more trials, the more luck the winner has had. That is why
// there is a test set beside the validation set, and why nothing may be chosen by it.
// Q How many validation images would you need to tell 51.8 % from 51.4 %?
// A Two standard errors of the DIFFERENCE should be less than 0.4 points, so one should be
// below 0.2 points = 0.002. If each lambda had images of its own, the squares of both errors
// would add up: 2 · 0.25 / n < 0.002², so n > 125,000. On the same images only those count
// that exactly one of the two networks has right, say a fifth of all: 0.2 / n < 0.002², so n >
// 50,000, as many as CIFAR-10 has to train on. And the luck of the seeds would still be there:
// for that one needs several seeds for each lambda.
// Q You search the peak of the rate between 0.001 and 1, and the share of units to drop between
// 0.1 and 0.5. Which of the two would you draw on a logarithmic scale?
// A The rate: it spans factors of ten, and 0.001 to 0.01 deserves as many trials as 0.1 to 1.
// The share spans a factor of five only, and 0.1, 0.2, 0.3 … are equal steps in what they do:
// draw it evenly.
