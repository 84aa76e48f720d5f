// Lab 13: The record
//
// How far do two layers get? The report ends at 57.69 % of the test images. Its own tools, the
// pieces that you have built, take the same network further: more units; dropout, flips and shifts
// all at once; and patience. There is no third layer and no convolution.
//
// labs/lab report --record runs this very script. On CIFAR-10 that takes hours; the page in
// solutions/report/record says how many, and on which machine. On Shapes it does the same in small,
// in a few minutes; labs/lab 13 --budget tiny makes it smaller still.
import lab.*;
import lab.beyond.*;
import lab.data.*;
import lab.plot.*;
import lab.report.*;
import lab.search.*;
import lab.train.*;
import reference.*;

// ---- A report of its own
// It is opened as in lab 12, with a folder of its own. To choose settings by, the images are divided
// as there: 45,000 to train on, and 5,000 to choose by (of a smaller set, in the same proportion).
// That is a tenth of what could be trained on, and it is well spent: whoever chooses by the test
// images has none left to be tested by. When all is chosen, 4,000 of the 5,000 are trained on, too.
var report = Report.open("record", "A record with the report's tools");
var budget = report.budget();
var choosing = report.split(45_000, 5_000).standardised(new Standardise());
var training = report.split(49_000, 1_000).standardised(new Standardise());
// => …: … training, … validation, … test images

// ---- Room to learn
// The best run of the report reaches 64 % of its TRAINING images. Dropout and augmentation bring
// training and test together; they cannot lift the test above what the network can hold. So first
// of all it needs more room: 2000 hidden units where the report had 150. (A small budget has 300
// or 200.)
// ? How many numbers are learnt then? With 150 units they were 462,460.
Training network(Data data, int m) {
  return Training.on(data)
      .network(new GaussianInit(0.01), m)
      .forward(new ForwardPass()).cost(new CrossEntropyCost()).backward(new Backprop())
      .metric(new Accuracy()).batches(new MiniBatches(100)).optimiser(new Sgd());
}
int parameters(int m) { return m * 3072 + m + 10 * m + 10; }
parameters(150)     // => 462460
parameters(2000)    // => 6166010

// ---- Fewer habits
// Six million numbers learn 45,000 images by heart. Four things make that hard: every image is
// shifted, by up to two or three pixels, where the report shifted every other one; half are
// flipped; dropout takes some of the hidden units; and the penalty holds the weights back. How
// much of each, a search has to tell.
Training regularised(Data data, Map<String, Double> s) {
  return network(data, budget.units(2000)).lambda(s.get("lambda"))
      .dropout(new Dropout(s.get("drop")))
      .augment(new Flip(0.5).then(new Shift(s.get("shift").intValue(), 1.0)));
}

// ---- Patience
// Images that never look the same twice take longer to learn. There is one cycle only, but a long
// one: 72,000 updates, 147 epochs. At a high rate the network learns what is common to many
// images; while the rate falls, it settles. A second cycle would undo the settling of the first,
// and each of the two would have half the time.
CyclicalSchedule rate(int n_s) {
  return new CyclicalSchedule(1e-5, 1e-1, budget.n_s(n_s));
}
Training patient(Data data, Map<String, Double> s, int n_s) {
  return regularised(data, s).schedule(rate(n_s)).cycles(1);
}

// ---- A search that can be afforded
// Twelve points, dropout times lambda times shift. To train each of them to the end would take as
// long as twelve seeds of the record. So there are three rounds. In the first, all twelve get
// a twelfth of the record's updates; the four that do best on the validation images get a quarter
// in the second, and the two best of these half in the third.
// Each round costs as much as one seed of the record. (This is called SUCCESSIVE HALVING; a small
// budget tries fewer points.)
//
// It has a price. A short training has no time to learn by heart, and so asks for less dropout
// than a long one: what the first round throws out might have won in the end. What is chosen is
// the best that this search could find, and no more.
// ? The search's seed, 41, is none of those that the record is measured with. Why?
var names = List.of("drop", "lambda", "shift");
var points = new Grid().points(
    List.of(List.of(0.1, 0.2, 0.3), List.of(2e-4, 5e-4), List.of(2.0, 3.0)));
var tried = points.subList(0, budget.draws(points.size()));   // a small budget tries fewer
Search cycle(int n_s, List<List<Double>> points) {
  return Search.of(s -> patient(choosing, s, n_s).measureEvery(2L * budget.n_s(n_s)))
      .grid(names, points, 41);
}
var first = report.search("first_round", cycle(3_000, tried));
List<List<Double>> highest(List<Trial> trials, int n) {
  return trials.stream().filter(Trial::finished)
      .sorted(Comparator.comparing(Trial::validationAccuracy).reversed())
      .limit(n).map(trial -> List.copyOf(trial.settings().values())).toList();
}
var four = highest(first, Math.max(2, tried.size() / 3));

// ---- The second and the third round
// With a seed of the record's own, the search would choose settings that happen to suit that
// seed, and this luck would be in the record's result. (labs/lab report --record --only record
// leaves the search out; then the settings are set by hand, and the page says so.)
List<Trial> second = List.of();
List<Trial> third = List.of();
if (!four.isEmpty()) second = report.search("second_round", cycle(9_000, four));
var two = highest(second, 2);
if (!two.isEmpty()) third = report.search("third_round", cycle(18_000, two));

// ---- One standard error
// The accuracy of 5,000 images has a standard error of 0.7 points. Finalists that lie closer
// together than that are not told apart, and then the rule of ONE STANDARD ERROR takes the one that
// is held back most. Here it speaks for itself: the record trains twice as long as they did, and a
// longer training asks for more dropout.
Trial heldBackMost(List<Trial> trials) {
  double best = Trial.best(trials).validationAccuracy();
  double error = Math.sqrt(best * (1 - best) / choosing.validation().n());
  return trials.stream().filter(Trial::finished)
      .filter(trial -> trial.validationAccuracy() >= best - error)
      .max(Comparator.<Trial>comparingDouble(trial -> trial.settings().get("drop"))
          .thenComparing(Trial::validationAccuracy)).get();
}
boolean found = third.stream().anyMatch(Trial::finished);
Map<String, Double> byHand = new TreeMap<>(Map.of("drop", 0.2, "lambda", 2e-4, "shift", 2.0));
var chosen = found ? heldBackMost(third).settings() : byHand;

// ---- More than one view
// Flips and shifts can help once more, when the training is over: training has shown each image
// mirrored and not, and moved by a few pixels, so let the network see a new image in the same ways,
// and take the mean of the scores. This is called TEST-TIME AUGMENTATION.
//
// Each view is linear in the image, V x, and W1 (V x) = (W1 V) x: a network with the weights W1 V
// sees in the image as it is what this one sees in the view. The mean over all views is therefore
// one network of two layers again, with so many times the hidden units. Nobody has to train it.
// (Views is not one of your pieces, but a finished one, of package lab.beyond.)
// ? Mirrored or not, and moved by up to one pixel: how many views are that?
var views = new Views(ImageShape.COLOUR_32, 1);
views.count()    // => 18

// ---- The record's rows
// The record is the network alone; a row of its own shows the same trainings in 18 views. The
// number of units and the length were chosen by hand, as large as there was patience for; the page
// says that, too, and links the search. Below: the updates of one seed, in this budget.
String here = budget.n_s(36_000) == 36_000 ? "" : String.format(Locale.ROOT,
    " Here it has %d units and %,d updates.", budget.units(2000), rate(36_000).period());
String rule = "Of the finalists within one standard error, " +
    "the one with most dropout. ";
String choice = (found ? rule : "") +
    "2000 hidden units, one cycle of 72,000 updates and a peak of 0.1 were chosen by hand, in " +
    "trainings that this record does not hold; so were the values that the search tries." + here;
var best = new Published(64.34, 58.20, 57.69);    // the report's best run
String[] rounds = {"first_round", "second_round", "third_round"};
var recordViews = report.row("record_views", "The report's tools, mean of 18 views", best,
    patient(training, chosen, 36_000).testTimeAugmentation(views)).chosenBy(rounds).byHand(choice);
var record = report.lastOf(recordViews, "record", "The report's tools", best)
    .chosenBy(rounds).byHand(choice);
record.training().updateCount()
record.training().provenance().settings()    // => {m=…, lambda=…, …}

// ---- Now it runs
// Every seed, side by side; the test images are looked at once a row and seed, when its training is
// over. On the page, the numbers of the report's best run stand beside it. Below: what the test
// images say, and what the validation images said, for each seed. These are 1,000 now, and the
// standard error of an accuracy is 1.5 points: they tell less than the 5,000 of the search did.
// ? What will the test images tell?
report.run();
report.headline("The record", record);
report.headline("The record, 18 views", recordViews);
System.out.println(report);
record.runs().stream().map(Run::validation).toList()

// ---- What there is to see
// The rate, what is taken for what, and the curves of all seeds. The first updates bring most. Where
// the rate is highest, the network is worse than before; while it falls, it becomes better than it
// ever was. (That is what the full record on CIFAR-10 shows; look whether it holds for what you
// ran.) Below: the page, to be opened in a browser.
report.figure("rate", Plots.rate(rate(36_000), rate(36_000).period()),
    "The rate: one long cycle.");
if (record.isRun()) report.figure("confusion",
    Plots.confusion(record.confusion(), training.classes()),
    "What is taken for what. On CIFAR-10 cats and dogs are taken for each other most often: two "
    + "layers see colours and outlines, and these two share them.");
if (record.isRun()) report.figure("record", Plots.curves(record.runs()),
    "The record. Where the rate is highest, the network is worse than before; while it falls, it "
    + "becomes better than it ever was. The gap between training and validation opens in spite of "
    + "all: the network still has more room than the images fill.");
System.out.println(report.write());

// ---- Beyond the report's tools
// Here ends what the report's tools can do. What follows is optional, and has lines of its own on
// the page: one more finished piece of package lab.beyond, with the record's own settings.
//
// Neighbouring pixels are nearly the same, and so are the three colours. The light of whole regions
// makes up almost all of the numbers, and edges and textures, by which a frog is told from a cat,
// almost none. WHITENING takes an image apart into waves, divides each wave by its deviation on the
// training images, and puts the image together again.
// ? Whitening hides nothing and adds nothing: it can be undone. Why might it help all the same?
var whitening = new Whitening(ImageShape.COLOUR_32, 1);
var whitened = report.split(49_000, 1_000).standardised(whitening);
String same = "Dropout, lambda and shift are the record's, found on images that were not whitened. " +
    "Whitening with eps = 1 was chosen by hand, by validation images. " + choice;
var whitenedViews = report.row("whitened_views", "Whitened images, mean of 18 views", best,
    patient(whitened, chosen, 36_000).testTimeAugmentation(views)).chosenBy(rounds).byHand(same);
var whitenedRecord = report.lastOf(whitenedViews, "whitened", "Whitened images", best)
    .chosenBy(rounds).byHand(same);
report.run();
report.headline("Beyond the report's tools", whitenedRecord);
report.headline("Beyond the report's tools, 18 views", whitenedViews);
System.out.println(report);
if (whitenedRecord.isRun()) report.figure("whitened", Plots.curves(whitenedRecord.runs()),
    "Whitened images, with the record's settings.");
System.out.println(report.write());

// ---- Still two layers
// Is that the same network? Whitening is linear: it, too, can be multiplied into W1 when the
// training is over. Below: by how much the scores of a network on whitened images differ from those
// of the folded network on images as they are, less their mean.
double folding() {
  var net = report.withNetwork(whitenedRecord).network();
  var plain = report.split(49_000, 1_000).standardised(FeatureScaling.NONE).validation().X();
  var X = plain.subColumnVector(whitened.scale().mean());
  var folded = whitening.folded(net, whitened.scale());
  var S = new ForwardPass().forward(net, whitened.validation().X()).S();
  return new ForwardPass().forward(folded, X).S().sub(S).amaxNumber().doubleValue();
}
if (whitenedRecord.isRun()) System.out.printf("the scores differ by %.0e at most%n", folding());

// ---- Questions
// Q Why not twice as many units again?
// A Nothing forbids it but time: an update costs twice as much. Try it, and choose by the
// validation images.
// Q On CIFAR-10 the record's training accuracy is 10 points above its test accuracy. Is that not
// overfitting?
// A It is. But the measure is the accuracy on images that were not trained on: where it rises, a gap
// may become wider. A gap is a symptom; it is not what is to be made small.
// Q A convolutional network of the same size passes 90 %. What does it know that this one does
// not?
// A That a pixel's neighbours matter, and that a cat is a cat anywhere in the picture. To this
// network the 3072 numbers of an image might stand in any order: shift and flip have to teach
// it, example by example, what a convolution knows from the start.
