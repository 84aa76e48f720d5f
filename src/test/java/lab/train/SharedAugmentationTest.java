package lab.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import lab.Augmentation;
import lab.data.Data;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import reference.Flip;
import reference.Shift;

/** Augmentations that two threads would get into one another's way in. */
class SharedAugmentationTest {
  private static final Data DATA = TinyImages.data();

  /** Turns every row by chance, on the way through an array. */
  private static void jumble(float[] image, float[] scratch, int side, RandomGenerator random) {
    System.arraycopy(image, 0, scratch, 0, image.length);
    for (int row = 0; row < 3 * side; row++) {
      int by = random.nextInt(side);
      for (int x = 0; x < side; x++) {
        image[row * side + (x + by) % side] = scratch[row * side + x];
      }
    }
  }

  private record Alone() implements Augmentation {
    @Override
    public void apply(float[] image, int side, RandomGenerator random) {
      jumble(image, new float[image.length], side, random);
    }
  }

  private record InARecord(float[] scratch) implements Augmentation {
    @Override
    public void apply(float[] image, int side, RandomGenerator random) {
      jumble(image, scratch, side, random);
    }
  }

  private record InAStaticField() implements Augmentation {
    private static final float[] SCRATCH = new float[3072];

    @Override
    public void apply(float[] image, int side, RandomGenerator random) {
      jumble(image, SCRATCH, side, random);
    }
  }

  private static final class InAClass implements Augmentation {
    private final float[] scratch = new float[3072];

    @Override
    public void apply(float[] image, int side, RandomGenerator random) {
      jumble(image, scratch, side, random);
    }
  }

  private static List<Augmentation> sharing() {
    float[] scratch = new float[3072];
    return List.of(
        new InARecord(new float[3072]),
        new InAStaticField(),
        new InAClass(),
        (image, side, random) -> jumble(image, scratch, side, random),
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
      List<INDArray> four = SideBySide.run(List.of(one, one, one, one), 4);
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
    SideBySide.run(List.of(one, one, one), 3);
    training(watched).fit();
    assertThat(crowd).isEmpty();
  }

  @Test
  void whatSharesNothingMayBeUsedByTwo() {
    assertThat(List.of(new Flip(0.5), new Shift(3, 0.5), new Flip(0.5).then(new Shift(3, 1))))
        .allMatch(Identity::isSafeForThreads);
    assertThat(sharing()).noneMatch(Identity::isSafeForThreads);
  }
}
