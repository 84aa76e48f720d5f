package lab.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import lab.Augmentation;
import lab.Gradients;
import lab.Network;
import lab.Optimiser;
import lab.data.Data;
import lab.identity.Identity;
import lab.jobs.ParallelJobs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;
import reference.Flip;
import reference.Sgd;
import reference.Shift;

/** Augmentations that two threads would get into one another's way in. */
class SharedAugmentationTest {
  private static final Data DATA = TinyImages.data();

  private static final class Rows {
    /** Turns every row by chance, on the way through an array. */
    static void jumble(float[] image, float[] scratch, int side, RandomGenerator random) {
      System.arraycopy(image, 0, scratch, 0, image.length);
      for (int row = 0; row < 3 * side; row++) {
        int by = random.nextInt(side);
        for (int x = 0; x < side; x++) {
          image[row * side + (x + by) % side] = scratch[row * side + x];
        }
      }
    }
  }

  private record Alone() implements Augmentation {
    @Override
    public void apply(float[] image, int side, RandomGenerator random) {
      Rows.jumble(image, new float[image.length], side, random);
    }
  }

  private record InARecord(float[] scratch) implements Augmentation {
    @Override
    public void apply(float[] image, int side, RandomGenerator random) {
      Rows.jumble(image, scratch, side, random);
    }
  }

  private record InAStaticField() implements Augmentation {
    private static final float[] SCRATCH = new float[3072];

    static void clear() {
      Arrays.fill(SCRATCH, 0);
    }

    @Override
    public void apply(float[] image, int side, RandomGenerator random) {
      Rows.jumble(image, SCRATCH, side, random);
    }
  }

  private static final class InAClass implements Augmentation {
    private final float[] scratch = new float[3072];

    @Override
    public void apply(float[] image, int side, RandomGenerator random) {
      Rows.jumble(image, scratch, side, random);
    }
  }

  private static List<Augmentation> sharing() {
    float[] scratch = new float[3072];
    return List.of(
        new InARecord(new float[3072]),
        new InAStaticField(),
        new InAClass(),
        (image, side, random) -> Rows.jumble(image, scratch, side, random),
        new Flip(0).then(new InAClass()));
  }

  private static Training training(Augmentation augmentation) {
    return TinyImages.training(DATA).cycles(1).augment(augmentation);
  }

  @Test
  void aScratchArrayGivesTheBitsOfThatWhichSharesNothing() {
    INDArray right = training(new Alone()).fit().network().W1();
    INDArray flipped = training(new Flip(0).then(new Alone())).fit().network().W1();
    for (Augmentation augmentation : sharing()) {
      boolean isChain = augmentation instanceof Augmentation.Chain;
      INDArray W1 = training(augmentation).fit().network().W1();
      assertThat(W1).as("%s", augmentation.getClass()).isEqualTo(isChain ? flipped : right);
    }
  }

  @Test
  void trainingsSideBySideMayShareAPiece() {
    for (Augmentation augmentation : sharing()) {
      Callable<INDArray> one = () -> training(augmentation).fit().network().W1();
      List<INDArray> four = ParallelJobs.run(List.of(one, one, one, one), 4);
      assertThat(four).as("%s", augmentation.getClass()).allMatch(four.get(0)::equals);
    }
  }

  /** Never two threads at once, which other bits show only now and then. */
  @Test
  void whatMayKeepSomethingIsUsedByOneThreadAtATime() {
    AtomicInteger inside = new AtomicInteger();
    List<Integer> crowd = new ArrayList<>();
    Augmentation watched =
        (image, side, random) -> {
          if (inside.incrementAndGet() > 1) {
            crowd.add(inside.get());
          }
          Thread.onSpinWait();
          inside.decrementAndGet();
        };
    Callable<Run> one = () -> training(watched).fit();
    ParallelJobs.run(List.of(one, one, one), 3);
    training(watched).fit();
    assertThat(crowd).isEmpty();
  }

  @Test
  void whatSharesNothingMayBeUsedByTwo() {
    assertThat(List.of(new Flip(0.5), new Shift(3, 0.5), new Flip(0.5).then(new Shift(3, 1))))
        .allMatch(SharedAugmentationTest::isLasting);
    assertThat(sharing()).noneMatch(SharedAugmentationTest::isLasting);
  }

  private static boolean isLasting(Augmentation augmentation) {
    return Identity.of(augmentation).isLasting();
  }

  @TempDir private Path folder;

  /** What it holds is another thing after each image, so that nobody could go on from the file. */
  @Test
  void aCheckpointWithAScratchArrayIsRefusedBeforeTheFirstUpdate() {
    Path file = folder.resolve("scratch.checkpoint");
    AtomicLong updates = new AtomicLong();
    TrainingListener counting =
        new TrainingListener() {
          @Override
          public void updated(long t, double eta, double loss) {
            updates.incrementAndGet();
          }
        };
    for (Augmentation augmentation :
        List.of(new InARecord(new float[3072]), new InAStaticField())) {
      InAStaticField.clear();
      String name = "lab.train.SharedAugmentationTest$" + augmentation.getClass().getSimpleName();
      assertThatThrownBy(training(augmentation).listen(counting).checkpoint(file)::fit)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "training: .checkpoint(%s) needs pieces that stay what they are, or nobody could go on from the file, but an array or a list in the augmentation, %s has changed since the training began; make it anew in the method that fills it, or leave .checkpoint out",
              file, name);
    }
    assertThat(updates).hasValue(0);
    assertThat(file).doesNotExist();
  }

  /** Plain descent that counts its steps in an array of its own. */
  private record Counting(long[] steps) implements Optimiser {
    @Override
    public List<INDArray> init(Network net) {
      return List.of();
    }

    @Override
    public void update(Network net, Gradients gradients, List<INDArray> state, double eta, long t) {
      new Sgd().update(net, gradients, state, eta, t);
      steps[0]++;
    }
  }

  @Test
  void anOptimiserThatCountsInAnArrayIsToldAfterOneUpdate() {
    Path file = folder.resolve("counting.checkpoint");
    assertThatThrownBy(
            TinyImages.training(DATA).optimiser(new Counting(new long[1])).checkpoint(file)::fit)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(
            "the optimiser, lab.train.SharedAugmentationTest$Counting has changed since the training began");
    assertThat(file).doesNotExist();
  }

  /** Turns by as much as a table says, which is only read. */
  private record ByTable(int[] steps) implements Augmentation {
    @Override
    public void apply(float[] image, int side, RandomGenerator random) {
      int by = steps[random.nextInt(steps.length)];
      float[] before = image.clone();
      for (int i = 0; i < image.length; i++) {
        image[i] = before[(i + by) % image.length];
      }
    }
  }

  @Test
  void aTableThatIsOnlyReadMayBeCheckpointed() {
    Path file = folder.resolve("table.checkpoint");
    Augmentation table = new ByTable(new int[] {0, 1, 2});
    INDArray whole = training(table).cycles(2).fit().network().W1();
    assertThatThrownBy(training(table).cycles(2).checkpoint(file).listen(new Stop())::fit)
        .hasMessage("stop");
    INDArray resumed = training(table).cycles(2).checkpoint(file).fit().network().W1();
    assertThat(resumed).isEqualTo(whole);
  }

  private record Stop() implements TrainingListener {
    @Override
    public void updated(long t, double eta, double loss) {
      if (t == 20) {
        throw new IllegalStateException("stop");
      }
    }
  }
}
