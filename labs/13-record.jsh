// Lab 13: The record
//
// How far do two layers get? The report ends at 57.69 % of the test images. Its own tools, the
// pieces that you have built, take the same network further: more units; dropout, flips and shifts
// all at once; and patience. There is no third layer, no convolution, no new piece.
//
// labs/lab report --record runs this very script. On CIFAR-10 the search takes about an hour of
// one core, and each seed of the record three quarters of one. On Shapes it does the same in
// small, in about two minutes of one core; labs/lab 13 --budget tiny makes it smaller still.
import lab.*;
import lab.data.*;
import lab.plot.*;
import lab.report.*;
import lab.search.*;
import lab.train.*;
import reference.*;

// ---- A report with one row
// It is opened as in lab 12, with a folder of its own, and the images are divided as there: 45,000
// to train on, and 5,000 to choose settings by (of a smaller set, in the same proportion). That is
// a tenth of what could be trained on, and it is well spent: whoever chooses by the test images
// has none left to be tested by.
var report = Report.open("record", "A record with the report's tools");
var budget = report.budget();
var data = report.split(45_000, 5_000).standardised(new Standardise());
// => …: … training, … validation, … test images

// ---- Room to learn
// The best run of the report reaches 64 % of its TRAINING images. Dropout and augmentation bring
// training and test together; they cannot lift the test above what the network can hold. So first
// of all it needs more room: 2000 hidden units where the report had 150. (A small budget has 300
// or 200.)
// ? How many numbers are learnt then? With 150 units they were 462,460.
Training network(int m) {
  return Training.on(data)
      .network(new GaussianInit(0.01), m)
      .forward(new ForwardPass()).cost(new CrossEntropyCost()).backward(new Backprop())
      .metric(new Accuracy()).batches(new MiniBatches(100)).optimiser(new Sgd());
}
int parameters(int m) { return m * 3072 + m + 10 * m + 10; }
parameters(150)     // => 462460
parameters(2000)    // => 6166010

// ---- Fewer habits
// Six million numbers learn 45,000 images by heart. Three things make that hard: every image is
// shifted, by up to a pixel or two or three, where the report shifted every other one; half are flipped;
// and dropout takes some of the hidden units. The penalty has little left to do, and becomes
// small. (With 50 units it was small for another reason: there was hardly anything to hold
// back.) How much of each, a search has to tell.
Training regularised(Map<String, Double> s) {
  return network(budget.units(2000)).lambda(s.get("lambda")).dropout(new Dropout(s.get("drop")))
      .augment(new Flip(0.5).then(new Shift(s.get("shift").intValue(), 1.0)));
}

// ---- Patience
// Images that never look the same twice take longer to learn. The cycles are long, 24,000
// updates each, 53 epochs, and there are three of them; each peak is 0.6 times as high as the
// one before.
CyclicalSchedule rate(int n_s) {
  return new CyclicalSchedule(1e-5, 1e-1, budget.n_s(n_s)).decay(0.6);
}
Training patient(Map<String, Double> s) {
  return regularised(s).schedule(rate(12_000)).cycles(budget.cycles(3));
}

// ---- A search that can be afforded
// Twelve points, dropout times lambda times shift. To train each of them to the end would take
// nine times as long as what follows. So there are two rounds. In the first, all twelve get one
// cycle, an eighteenth of the length; the four that do best on the validation images get a cycle three
// times as long in the second, and the best of these is the record's. (This is called SUCCESSIVE
// HALVING; here a third goes on. A small budget tries fewer points, and two go on.) Both rounds
// together cost a third more than one seed of the record.
//
// It has a price. A short training has no time to learn by heart, and so asks for less dropout
// than a long one: what the first round throws out might have won in the end. What is chosen is
// the best that this search could find, and no more.
// ? The search's seed, 41, is none of those that the record is measured with. Why?
var names = List.of("drop", "lambda", "shift");
var points = new Grid().points(
    List.of(List.of(0.2, 0.3, 0.4), List.of(5e-5, 2e-4), List.of(2.0, 3.0)));
var tried = points.subList(0, budget.draws(points.size()));   // a small budget tries fewer
Search oneCycle(int n_s, List<List<Double>> points) {
  var rate = rate(n_s);
  return Search.of(s -> regularised(s).schedule(rate).cycles(1).measureEvery(rate.period()))
      .grid(names, points, 41);
}
var first = report.search("first_round", oneCycle(2_000, tried));
List<List<Double>> best(List<Trial> trials, int n) {
  return trials.stream().filter(Trial::finished)
      .sorted(Comparator.comparing(Trial::validationAccuracy).reversed())
      .limit(n).map(trial -> List.copyOf(trial.settings().values())).toList();
}
var finalists = best(first, Math.max(2, tried.size() / 3));

// ---- The second round
// With a seed of the record's own, the search would choose settings that happen to suit that
// seed, and this luck would be in the record's result. (labs/lab report --record --only record
// leaves the search out; then the settings are set by hand, and the page says so.)
List<Trial> second = List.of();
if (!finalists.isEmpty()) second = report.search("second_round", oneCycle(6_000, finalists));
boolean found = second.stream().anyMatch(Trial::finished);
Map<String, Double> byHand = new TreeMap<>(Map.of("drop", 0.3, "lambda", 5e-5, "shift", 2.0));
var chosen = found ? Trial.best(second).settings() : byHand;

// ---- The record's row
// The number of units, the length and the decay were chosen by hand, as large as there was
// patience for; the page says that, too, and links the search. Below: the updates of one seed, in
// this budget. With 5,000 validation images the standard error of an accuracy is 0.7 points, so that
// the order of neighbours may be luck, and the best of several is rather too high than too low;
// what it is worth, only the test images tell.
String here = budget.n_s(12_000) == 12_000 ? "" : String.format(Locale.ROOT,
    " Here it has %d units and %d cycles of %,d updates.",
    budget.units(2000), budget.cycles(3), rate(12_000).period());
var record = report.row(
    "record", budget.units(2000) + " hidden units, the report's tools",
    new Published(64.34, 58.20, 57.69),
    patient(chosen)).chosenBy("first_round", "second_round").byHand(
        "2000 hidden units, three cycles of 24,000 updates, a peak of 0.1 and rho = 0.6 were " +
        "chosen by hand, in trainings of an earlier version that this record does not hold; so " +
        "were the values that the search tries." + here);
record.training().updateCount()
record.training().provenance().settings()    // => {m=…, lambda=…, …}

// ---- Now it runs
// Every seed, side by side; the test images are looked at once a seed, when its training is over.
// On the page, the numbers of the report's best run stand beside it. Below: what the test images
// say, and what the validation images said, for each seed.
// ? What will the test images tell?
report.run();
report.headline("The record", record);
System.out.println(report);
record.runs().stream().map(Run::validation).toList()

// ---- What there is to see
// The rate, what is taken for what, and the curves of all seeds: validation accuracy is highest
// where a cycle ends, and each cycle ends higher than the one before. (That is what the full record
// on CIFAR-10 shows; look whether it holds for what you ran.) Below: the page, to be opened in a
// browser.
report.figure("rate", Plots.rate(rate(12_000), budget.cycles(3) * rate(12_000).period()),
    "The rate: " + (budget.cycles(3) == 3 ? "three long cycles" : budget.cycles(3) + " cycles")
    + ", each peak 0.6 times as high as the one before.");
if (record.isRun()) report.figure("confusion", Plots.confusion(record.confusion(), data.classes()),
    "What is taken for what. On CIFAR-10 cats and dogs are taken for each other most often: two "
    + "layers see colours and outlines, and these two share them.");
if (record.isRun()) report.figure("record", Plots.curves(record.runs()),
    "The record. Each cycle ends higher than the one before. The gap between training and "
    + "validation opens in spite of all: the network still has more room than the images fill.");
System.out.println(report.write());

// ---- Questions
// Q Why not twice as many units again?
// A Nothing forbids it but time: an update costs twice as much. Try it, and choose by the
// validation images.
// Q On CIFAR-10 the record's training accuracy is twelve points above the validation accuracy. Is
// that not overfitting?
// A It is. But the measure is the validation accuracy itself: where it rises, a gap may become
// wider. A gap is a symptom; it is not what is to be made small.
// Q A convolutional network of the same size passes 90 %. What does it know that this one does
// not?
// A That a pixel's neighbours matter, and that a cat is a cat anywhere in the picture. To this
// network the 3072 numbers of an image might stand in any order: shift and flip have to teach
// it, example by example, what a convolution knows from the start.
