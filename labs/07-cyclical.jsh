// Lab 7: The cyclical rate
//
// In lab 6 you chose one learning rate eta and kept it to the end. Everything hung on that
// number, and you had to guess it. In this lab you measure which rates work at all, and then
// let the rate travel between them: up, down, and up again. That is the cyclical learning rate.
// Nearly all of the report that lab 12 recomputes is trained with it.
import lab.*;
import lab.data.*;
import lab.plot.*;
import lab.train.*;
import reference.*;

// ---- Images to learn from, images to watch
// The network will learn from 9,000 images. Another 1,000 are the validation images: it never
// learns from them, so they show how it does on images that it has not seen. They are for us,
// to choose settings by, and choosing begins now. The test images stay locked away until lab
// 11.
var images = Cifar10.isPresent() ? Cifar10.load() : Shapes.load();
var data = images.split(9_000, 1_000).standardised(new Standardise());
// => …: 9,000 training, 1,000 validation, …,000 test images

// ---- The loop of lab 6, put together
// Training is the loop of lab 6. Read its lines aloud: each names a piece that you know.
// Nothing runs yet; fit() will do that. And no method changes a training, each gives a new
// one, so that base() can be the beginning of many experiments. An update, you remember, is
// one step on one mini-batch, and an epoch is over when every image was seen once.
// ? How many updates make an epoch, with 9,000 images in batches of 100?
Training base() {
  return Training.on(data)
      .network(new GaussianInit(0.01), 50)
      .forward(new ForwardPass()).cost(new CrossEntropyCost()).backward(new Backprop())
      .metric(new Accuracy())
      .batches(new MiniBatches(100)).optimiser(new Sgd());
}
base().schedule(Schedule.constant(0.1)).epochs(1).updateCount()    // => 90

// ---- Three rates, three fates
// 9,000 / 100 = 90. Now 200 updates with each of three rates, always from the same start. We
// look at the validation images. A network that knows nothing has a loss of ln 10 = 2.30 and is
// right on one image in ten.
// ? Which of eta = 0.0001, 0.1 and 1 does best, and what happens to the other two?
for (double eta : new double[] {0.0001, 0.1, 1}) {
  try {
    var run = base().schedule(Schedule.constant(eta)).updates(200).fit();
    System.out.println("eta = " + eta + ": " + run.validation());
  } catch (DivergedException e) {
    System.out.println("eta = " + eta + ": " + e.getMessage());
  }
}
// => eta = 1.0E-4: loss 2.30…
// => eta = 0.1: loss 1.…
// => eta = 1.0: training stopped at update …: the cost became NaN …

// ---- A rate is a function of the update
// With 0.0001 the loss is still 2.30: the steps are so short that nothing was learnt. With 1 it
// diverges, like θ in the valley of lab 6: every step leaps to a steeper place, the next one
// leaps further, until the numbers are too large for the computer: NaN, "not a number". Only
// 0.1 learns.
//
// But 0.0001 and 1 are a factor of 10,000 apart; which rates in between are good? We could try
// them one by one. Cheaper is a single run whose rate rises. For that a rate is not a number
// but a function, a Schedule: give it the number t of the update, from 0 on, and it gives the
// rate.
Schedule rising = t -> 0.2 * (t + 1) / 400;
rising.eta(199)    // => 0.1
rising.eta(399)    // => 0.2

// ---- The range test
// The rate rises evenly from almost 0 to 0.2 in 400 updates, and every 40 updates the network
// is measured. This is called a RANGE TEST. Watch the accuracy on the right.
// ? From which rate on does the network learn? From which on does it get worse?
var test = base().schedule(rising).updates(400).measureEvery(40).fit();
for (var point : test.history().points()) {
  double percent = 100 * point.validation().accuracy();
  System.out.printf("eta = %.3f   validation accuracy %4.1f %%%n", point.eta(), percent);
}
// => eta = 0.001   validation accuracy 1…
// => eta = 0.021   validation accuracy …
// => eta = 0.041   validation accuracy …
// => eta = 0.061   validation accuracy …
// => eta = 0.081   validation accuracy …
// => eta = 0.101   validation accuracy …
// => eta = 0.121   validation accuracy …
// => eta = 0.141   validation accuracy …
// => eta = 0.161   validation accuracy …
// => eta = 0.181   validation accuracy …
// => eta = 0.200   validation accuracy …

// ---- Reading the range test
// Read it in three parts. First, at tiny rates, accuracy barely leaves 10 %. Then it climbs:
// these rates work. Somewhere beyond 0.1 it is no longer sure to climb, it goes up and down,
// and towards 0.2 it falls: the steps are too long. The edge is in between, and we stay below
// it, with 0.1 as the highest rate. As the lowest we take 0.00001, which is as good as standing
// still. They are the report's two rates, too.
//
// (Be fair to the test: at 0.1 the network has also had more updates than at 0.05. It shows
// where things go wrong rather than which rate is best.) The figure has the rate from left to
// right, and validation accuracy over it.
double[] etas = test.history().points().stream().mapToDouble(point -> point.eta()).toArray();
double[] percents = test.history().points().stream()
    .mapToDouble(point -> 100 * point.validation().accuracy()).toArray();
Plots.lines("learning rate eta", "validation accuracy (%)", new Line("", etas, percents))
    .save("lab07-range-test");
// => […lab07-range-test.png, …]

// ---- One cycle by hand
// Why not stay at 0.1? A high rate does one job well: it gets across the landscape fast. But it
// cannot settle, it steps over the lowest point again and again. A low rate settles but gets
// nowhere. So let the rate do both in turn: up from the lowest to the highest in n_s updates,
// and down again in n_s updates. That is one CYCLE, 2 n_s updates. By hand, with n_s = 4,
// lowest rate 0.1 and highest 1.1:
for (int t = 0; t <= 8; t++) {
  double share = t <= 4 ? t / 4.0 : (8 - t) / 4.0;    // of the way up, 1 at the peak
  System.out.printf("t = %d   eta = %.2f%n", t, 0.1 + share * (1.1 - 0.1));
}
// => t = 0   eta = 0.10
// => t = 1   eta = 0.35
// => t = 2   eta = 0.60
// => t = 3   eta = 0.85
// => t = 4   eta = 1.10
// => t = 5   eta = 0.85
// => t = 6   eta = 0.60
// => t = 7   eta = 0.35
// => t = 8   eta = 0.10

// ---- The piece
// The rate climbs in equal steps to its peak at t = n_s = 4 and is back at t = 2 n_s = 8, where
// the next cycle begins. CyclicalSchedule does this for ever; its period is the length of a
// cycle.
// ? Still n_s = 4: what is the rate at t = 12, and at t = 14?
var tiny = new CyclicalSchedule(0.1, 1.1, 4);
tiny.eta(12)     // => 1.1
tiny.eta(14)     // => 0.6
tiny.period()    // => 8

// ---- How long is a cycle?
// Update 12 is the peak of the second cycle, and 14 is half of the way down. How long should a
// cycle be? The author of cyclical rates advises 2 to 10 epochs for n_s. An epoch is 90
// updates here, so we take n_s = 180, two epochs. (The report takes n_s = 900 where its epoch
// has 450 updates: two epochs as well.) Four cycles are then 1,440 updates; the figure shows
// their rate, with a tick every n_s updates and a dotted line between two cycles.
var rate = new CyclicalSchedule(1e-5, 1e-1, 180);
base().schedule(rate).cycles(4).updateCount()          // => 1440
Plots.rate(rate, 1440).save("lab07-rate");            // => […lab07-rate.png, …]

// ---- Four cycles
// Now train. We measure every 180 updates, that is in turn at a peak of the rate and at the
// end of a cycle, where the rate is almost 0. A measurement on the way looks at only 1,000 of
// the training images, to save time; when the training is over, all 9,000 are looked at. So
// two numbers for training accuracy will be shown for t = 1440, and they differ a little.
// ? Will accuracy be higher at the peaks or at the ends of the cycles?
void show(Run run) {
  for (var point : run.history().points()) {
    double train = 100 * point.train().accuracy();
    double validation = 100 * point.validation().accuracy();
    System.out.printf("t = %4d  eta = %.3f  training %5.1f %%  validation %5.1f %%%n",
        point.t(), point.eta(), train, validation);
  }
}
var cyclic = base().schedule(rate).cycles(4).measureEvery(180).fit();
show(cyclic);
// => t =    0  eta = 0.000  training …  validation …
// => t =  180  eta = 0.100  training …  validation …
// => t =  360  eta = 0.000  training …  validation …
// => t =  540  eta = 0.100  training …  validation …
// => t =  720  eta = 0.000  training …  validation …
// => t =  900  eta = 0.100  training …  validation …
// => t = 1080  eta = 0.000  training …  validation …
// => t = 1260  eta = 0.100  training …  validation …
// => t = 1440  eta = 0.001  training …  validation …

// ---- The phases
// It moves in phases: validation accuracy is best where a cycle ends and lower at the next peak.
// At the peak the long steps throw the network from one wall of its valley to the other. As the
// rate falls it settles again, usually in a place at least as good as before. So a run with cycles
// must be stopped at the end of a cycle. (The last of its updates, number 1,439 from 0, is one
// step short of the end, and so its rate is not yet 0.) The last numbers say something else as
// well: training accuracy rises from end to end, validation accuracy soon stays behind. That is
// for lab 9. Here are the dips, in percentage points (42 % is 2 points less than 44 %):
void dips(Run run) {
  var points = run.history().points();
  for (int end = 2; end < 8; end += 2) {
    double before = 100 * points.get(end).validation().accuracy();
    double peak = 100 * points.get(end + 1).validation().accuracy();
    System.out.printf("end of cycle %d: %.1f %%, next peak: %.1f %%, lost %.1f%n",
        end / 2, before, peak, before - peak);
  }
}
dips(cyclic);
// => end of cycle 1: …, lost …
// => end of cycle 2: …, lost …
// => end of cycle 3: …, lost …

// ---- Lower peaks
// Peaks cost accuracy, several points or more, and each time it has to be won back. Early on
// the long steps are worth it. Late in training less so: the network is nearly where it should
// be. So let each cycle's peak be lower, rho = 0.8 times as high as the one before:
double height = 0.1;
for (int cycle = 1; cycle <= 4; cycle++) {
  System.out.printf("peak of cycle %d: %.4f%n", cycle, height);
  height *= 0.8;
}
// => peak of cycle 1: 0.1000
// => peak of cycle 2: 0.0800
// => peak of cycle 3: 0.0640
// => peak of cycle 4: 0.0512

// ---- What rho does
// The piece does the same with decay(0.8): it multiplies the height above the lowest rate by
// rho at the end of each cycle, while the lowest rate stays.
// ? Will the dips be deeper or shallower with rho = 0.8? And accuracy at the very end: by how
// ? much will it differ?
var decayed = base().schedule(rate.decay(0.8)).cycles(4).measureEvery(180).fit();
dips(decayed);
// => end of cycle 1: …, lost …
// => end of cycle 2: …, lost …
// => end of cycle 3: …, lost …
System.out.printf("at the end: %.1f %% with rho = 1, %.1f %% with rho = 0.8%n",
    100 * cyclic.validation().accuracy(), 100 * decayed.validation().accuracy());
// => at the end: … % with rho = 1, … % with rho = 0.8

// ---- Both runs in one figure
// The dips are shallower (with a minus nothing was lost, but won): in the figure, the saw's teeth
// lie between the ends of cycles, where the rate is high. They are deepest with rho = 1, and
// smaller or gone with rho = 0.8. That is what rho was to do. But where the two runs end they hardly differ, and what difference there
// is may be luck: one point of 1,000 images is ten images, and lab 8 shows how much of that is
// chance. Whether rho makes the end of a run better, one run of each cannot tell. The full
// report, on all of CIFAR-10, has more runs of each, and there, too, what rho = 0.8 does to
// the end of a run is within noise. That a method does what it promises on the way does not
// show that it leads to a better end.
//
// Your turn: exercise 7.1, CyclicalSchedule.
//
//   labs/lab check 7.1
var both = Plots.together(List.of(cyclic, decayed), List.of("rho = 1", "rho = 0.8"));
both.save("lab07-cyclical");
// => […lab07-cyclical.png, …]

// ---- Questions
// Q A friend trains for 3 ½ cycles and is disappointed by the accuracy. What do you say?
// A That the run stopped at a peak. There the steps are longest and the network is thrown
// about; half a cycle later, with the rate near 0, it would have settled. Train for whole
// cycles, and compare runs at the ends of cycles only.
// Q Why is rho applied to the height of the peaks and not to the lowest rate as well?
// A The lowest rate is nearly 0 already: its task is to let the network settle, and lowering it
// would change nothing that can be seen. The peaks are what throws it out of its place.
// Q In the range test accuracy may still rise a little beyond 0.1. Why not take 0.15 as the
// peak?
// A One could. But there the curve is ragged already: some updates throw away what many have
// won, and with other images, another seed or more hidden units it may be 0.12 where it
// breaks. To stay somewhat below the edge costs little, to step beyond it may cost everything.
