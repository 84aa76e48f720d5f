// Lab 10: Augmentation
//
// The best remedy against learning by heart is more images. There are no more. But an image of
// a ship that is mirrored is an image of a ship, and so is one that was moved by a pixel; to
// the network, which knows nothing of mirrors, they are new. Changing the images a little, by
// chance, each time they are trained on, is called AUGMENTATION. It is cheap, and without it
// the report's best run loses 4.1 points of test accuracy.
import lab.*;
import lab.data.*;
import lab.plot.*;
import lab.train.*;
import reference.*;

// ---- The images before
// Here are the first sixteen images. Look at them with one question in mind: what could be
// changed about each of them so that you would still give it the same name?
var images = Cifar10.isPresent() ? Cifar10.load() : Shapes.load();
Plots.images(images.train().slice(0, 16), images.classes()).save("lab10-images");
// => […lab10-images.png, …]

// ---- How an image lies in memory
// Most of them could look the other way, or stand a little higher or further left: a ship would
// stay a ship, and a star a star. Now to do it.
//
// An image is 3072 numbers: three planes, red, green, blue, one after the other. Each plane has
// 32 rows of 32 pixels, from the top left, row after row. We take them as numbers from 0 (dark)
// to 1.
// ? At which index is the first pixel of the second row, in the green plane?
float[] picture(int j) {
  byte[] bytes = images.train().slice(j, j + 1).pixels();
  float[] pixels = new float[Images.D];
  for (int i = 0; i < pixels.length; i++) {
    pixels[i] = (bytes[i] & 0xFF) / 255f;    // & 0xFF: Java's bytes go from -128 to 127
  }
  return pixels;
}
picture(7).length      // => 3072
(1 * 32 + 1) * 32      // => 1056

// ---- A mirror, by hand
// 1056: plane 1, row 1, column 0 is (1 · 32 + 1) · 32 + 0. Now hold an image to a mirror: left
// and right change places, up stays up. Each row is reversed, and each row stays in its place.
// By hand, for a plane of 3×3 pixels:
int[][] plane = {{1, 2, 3}, {4, 5, 6}, {7, 8, 9}};
for (int[] row : plane) {
  System.out.println(row[2] + " " + row[1] + " " + row[0]);
}
// => 3 2 1
// => 6 5 4
// => 9 8 7

// ---- The piece: Flip
// Flip does it to all three planes of an image, in place, with probability p. Try it on a
// tiny image of 2×2 pixels: red is 1 2 / 3 4, green 5 6 / 7 8, blue 9 10 / 11 12. With p = 1 it
// always flips.
// ? What are the twelve numbers afterwards?
var random = new SplittableRandom(42);
float[] tiny = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};
new Flip(1).apply(tiny, 2, random);
tiny    // => float[12] { 2.0, 1.0, 4.0, 3.0, 6.0, 5.0, 8.0, 7.0, 10.0, 9.0, 12.0, 11.0 }

// ---- A small shift, by hand
// Every pair has changed places, and nothing else: red is still red. The second change is a
// shift. All pixels move right by one, say. The last column falls off the edge, and on the left
// a column becomes free. What shall stand there? Zeros would be a black bar, which no real
// image has. We let the border keep its old pixels. One row by hand:
int[] row = {1, 2, 3, 4, 5};
int[] moved = row.clone();
for (int i = 1; i < 5; i++) {
  moved[i] = row[i - 1];
}
moved    // => int[5] { 1, 1, 2, 3, 4 }

// ---- The piece: Shift
// The 1 has moved to the second place, and also kept its old one. Shift(3, 0.5) moves an
// image with probability 0.5, by -3 to 3 pixels to the right and -3 to 3 down, each number as
// likely as any other. Here is one image (a car, or an arrow), flipped, and shifted six times.
// Look at the edges: some have a small seam, where the border was kept.
float[] changed(Augmentation change, int j) {
  float[] pixels = picture(j);
  change.apply(pixels, 32, random);
  return pixels;
}
var pictures = new ArrayList<>(List.of(picture(8), changed(new Flip(1), 8)));
for (int i = 0; i < 6; i++) {
  pictures.add(changed(new Shift(3, 1), 8));
}
var captions = new ArrayList<>(List.of("before", "flipped"));
captions.addAll(Collections.nCopies(6, "shifted"));
Plots.pictures(pictures, captions).save("lab10-changes");
// => […lab10-changes.png, …]

// ---- One after the other, and anew each time
// The method then() joins the two. Chance is drawn anew for each image, each time it is
// trained on: the network meets it in many versions. How many different images can come of
// one? We count, with shifts of at most one pixel.
// ? A flip or none, and -1, 0 or 1 to the right and down: how many is that?
var gentle = new Flip(0.5).then(new Shift(1, 1));
int different(Augmentation change, int times) {
  var seen = new HashSet<String>();
  for (int i = 0; i < times; i++) {
    seen.add(Arrays.toString(changed(change, 8)));
  }
  return seen.size();
}
different(gentle, 1_000)    // => 18

// ---- What must not be done
// 2 · 3 · 3 = 18. The rule for a change is: the name must stay right, and the image must be one
// that could have come up by itself. Here are three changes that break it. Upside down: horses
// with their legs in the air are rare, and the triangles of Shapes never stand on their heads. The
// whole array reversed: that turns the image round and exchanges red and blue as well, a
// mistake made quickly. Shifted by up to 12 pixels: half of the thing may be gone.
Augmentation upsideDown = (image, side, chance) -> {
  if (chance.nextDouble() < 0.5) return;
  float[] old = image.clone();
  for (int i = 0; i < image.length; i++) {
    int row = i / side % side;
    image[i] = old[i + (side - 1 - 2 * row) * side];    // the row as far from the bottom
  }
};
Augmentation reversed = (image, side, chance) -> {
  float[] old = image.clone();
  for (int i = 0; i < image.length; i++) image[i] = old[old.length - 1 - i];
};
random = new SplittableRandom(2);
Plots.pictures(
    List.of(picture(12), changed(upsideDown, 12),
        changed(reversed, 12), changed(new Shift(12, 1), 12)),
    List.of("before", "upside down", "reversed", "12 pixels")).save("lab10-wrong");
// => […lab10-wrong.png, …]

// ---- Does it help?
// What was done can be seen in each of the three: things stand on their heads, red and blue
// have changed places, or parts are missing and others are there twice.
//
// Now the test: four cycles on 4,000 images, without augmentation and with the gentle one. Only
// the images that are trained on are changed. What is measured is measured on the images as
// they are, training images too: else we would compare two different things.
// ? Training accuracy, validation accuracy, and the gap between them: which rise, which fall?
var data = images.split(4_000, 1_000).standardised(new Standardise());
Training base() {
  return Training.on(data)
      .network(new GaussianInit(0.01), 50)
      .forward(new ForwardPass()).cost(new CrossEntropyCost()).backward(new Backprop())
      .metric(new Accuracy())
      .batches(new MiniBatches(100)).optimiser(new Sgd())
      .schedule(new CyclicalSchedule(1e-5, 1e-1, 120).decay(0.8)).cycles(4).measureEvery(120);
}
void show(String name, Run run) {
  double train = 100 * run.train().accuracy();
  double validation = 100 * run.validation().accuracy();
  System.out.printf("%-16s train %5.1f %%  validation %4.1f %%  gap %4.1f%n",
      name, train, validation, train - validation);
}
var plain = base().fit();
var gently = base().augment(gentle).fit();
show("as they are", plain);          // => as they are … gap …
show("flip and shift", gently);      // => flip and shift … gap …

// ---- And the wrong ones?
// The gap has shrunk to less than half. Training accuracy has fallen a long way, because
// learning by heart has become hard, and validation accuracy has risen by several points.
// Compare what lab 9 tells of the full report on CIFAR-10: there dropout narrows the gap and
// hardly changes test accuracy. Now two of the changes that break the rule.
// ? They, too, make learning by heart harder. What do they do to validation accuracy?
var upside = base().augment(upsideDown).fit();
var far = base().augment(new Shift(12, 1)).fit();
show("upside down", upside);         // => upside down … gap …
show("12 pixels", far);              // => 12 pixels … gap …

// ---- Right and wrong in one figure
// Both end clearly below flips and small shifts. Twelve pixels make the task so hard that even
// the training images are learnt badly: on Shapes it is far worse than no change at all. Upside
// down spends hidden units on images that never come. Where either ends a few points from no
// change, one run cannot tell which is better. So it is not change that helps, but the right
// change; one has to know the images. In the full report augmentation, with all else the same, raises
// test accuracy from 53.7 to 57.9 % and narrows the gap between training and test images from
// 26.7 to 6.2 points, on average over the seeds. Look at the right panel of the figure: at
// first the plain and the gentle run rise together; then the plain one stays behind.
//
// Your turn: exercises 10.1, Flip, and 10.2, Shift.
//
//   labs/lab check 10.1 10.2
Plots.together(List.of(plain, gently, upside, far),
    List.of("plain", "gentle", "upside down", "12 pixels")).save("lab10-augmentation");
// => […lab10-augmentation.png, …]

// ---- Questions
// Q Why are validation and test images never changed?
// A They are there to tell how the network does on images as they come. Changed images would
// answer another question, and by chance a little differently each time.
// Q The images are handwritten digits in place of ships and horses. Would you flip them? Shift
// them?
// A Not flip: a mirrored 2 is no 2, and a 5 begins to look like a 2. Shift, yes: a 7 further
// left is a 7. The rule is the same, the name must stay right, and the answer depends on the
// images.
// Q One could flip all 4,000 images once, and train on these 8,000. What is the difference to
// drawing anew each time?
// A For flips alone not a large one: both kinds of each image are seen. With shifts there are
// 18 images of each one, or 98 for up to three pixels, and they would all have to be stored.
// Drawn anew, they cost no memory, and the longer the network trains, the more of them it
// sees.
