// Lab 13: The record
//
// How far do two layers get? The report ends at 57.69 % of the test images. Its own tools, the
// pieces that you have built, take the same network further: more units, more dropout, flips and
// shifts for every image, and patience. There is no third layer, no convolution, no new piece.
//
// labs/lab report --record runs this very script. On CIFAR-10 a seed takes about half an hour of
// one core. On Shapes it does the same in small.
import lab.*;
import lab.data.*;
import lab.plot.*;
import lab.report.*;
import lab.train.*;
import reference.*;

// ---- A report with one row
// It is opened as in lab 12, with a folder of its own. So are the images divided: 45,000 to train
// on, and 5,000 to choose settings by. That is a tenth of what could be trained on, and it is
// well spent: whoever chooses by the test images has none left to be tested by.
var report = Report.open("record", "A record with the report's tools");
var budget = report.budget();
var data = report.split(45_000, 5_000).standardised(new Standardise());
// => …: … training, … validation, … test images

// ---- Room to learn
// The best run of the report reaches 64 % of its TRAINING images. Dropout and augmentation bring
// training and test together; they cannot lift the test above what the network can hold. So first
// of all it needs more room: 2000 hidden units where the report had 150.
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
// shifted, by up to two pixels, where the report shifted every other one; half are flipped; and
// dropout takes 3 of 10 hidden units. The penalty has little left to do, and becomes small. (With
// 50 units it was small for another reason: there was hardly anything to hold back.)
Training regularised = network(2000)
    .augment(new Flip(0.5).then(new Shift(2, 1.0)))
    .dropout(new Dropout(0.3)).lambda(5e-5);

// ---- Patience
// Images that never look the same twice take longer to learn. The cycles are long, 24,000
// updates each, 53 epochs, and there are three of them; each peak is 0.6 times as high as the
// one before. Below: the updates of the whole training, in this budget.
var rate = new CyclicalSchedule(1e-5, 1e-1, budget.n_s(12_000)).decay(0.6);
Training patient = regularised.schedule(rate).cycles(budget.cycles(3));
patient.updateCount()

// ---- How the settings were chosen
// By the validation images, one training each with seed 42, before any test image was looked at.
// On CIFAR-10, in percent:
//
//    m     drop  eta_max  rho  lambda  n_s     shift  training  validation
//    1000  0.4   0.15     0.6  1e-4     9,000  3      67.2      63.1
//    2000  0.5   0.10     0.6  1e-4     9,000  2      69.8      63.6
//    2000  0.4   0.10     0.6  1e-4     9,000  2      71.5      64.4
//    2000  0.3   0.10     0.6  5e-5    12,000  2      75.6      65.3
//
// The last won. With 5,000 images the standard error of such a number is 0.7 points, so the order
// of neighbours may be luck; that the last is better than the first is hardly luck alone. And
// the best of four was picked, so its 65.3 is rather too high than too low; what it is worth, only
// the test images tell. (The four ran in an earlier version of the lab, which rounded differently.
// In this one the last line's training comes to 66.4: one more seed, so to speak.)
// ? What will they tell, with three seeds?
var record = report.row(
    "record", "2000 hidden units, the report's tools", new Published(64.34, 58.20, 57.69),
    patient);
record.training().provenance().settings()    // => {m=2000, lambda=5.0E-5, …}

// ---- Now it runs
// Every seed, side by side; the test images are looked at once a seed, when its training is over.
// The numbers beside it are those of the report's best run.
report.run();
report.headline("The record", record);
record.runs().stream().map(Run::validation).toList()

// ---- What there is to see
// The curves of all seeds. Validation accuracy is highest where a cycle ends, and each cycle
// ends higher than the one before.
if (record.isRun()) report.figure("record", Plots.curves(record.runs()),
    "The record. Each cycle ends higher than the one before. The gap between training and "
    + "validation opens in spite of all: the network still has more room than the images fill.");
if (record.isRun()) report.figure("confusion", Plots.confusion(record.confusion(), data.classes()),
    "What is taken for what. On CIFAR-10 cats and dogs are taken for each other most often: two "
    + "layers see colours and outlines, and these two share them.");
report.figure("rate", Plots.rate(rate, budget.cycles(3) * rate.period()),
    "The rate: three long cycles, each peak 0.6 times as high as the one before.");
var page = report.write();
System.out.println(report);
System.out.println(page);

// ---- Questions
// Q Why not twice as many units again?
// A Nothing forbids it but time: an update costs twice as much. From 1000 to 2000 units, with
// all else that changed, were two points. Try it, and choose by the validation images.
// Q The training accuracy is ten points above the validation accuracy. Is that not overfitting?
// A It is. But the measure is the validation accuracy itself, and from the third line of the
// table to the last it rose although the gap became wider. A gap is a symptom; it is not what is
// to be made small.
// Q A convolutional network of the same size passes 90 %. What does it know that this one does
// not?
// A That a pixel's neighbours matter, and that a cat is a cat anywhere in the picture. To this
// network the 3072 numbers of an image might stand in any order: shift and flip have to teach
// it, example by example, what a convolution knows from the start.
