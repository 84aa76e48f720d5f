package lab.beyond;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import lab.Mask;
import lab.Network;
import lab.data.ImageShape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import reference.Flip;
import reference.ForwardPass;
import reference.GaussianInit;
import reference.Shift;

class ViewsTest {
  /** Draws these numbers, and nothing else. */
  private record Drawn(List<Integer> numbers) implements RandomGenerator {
    @Override
    public long nextLong() {
      throw new AssertionError("nobody draws this");
    }

    @Override
    public double nextDouble() {
      return 0;
    }

    @Override
    public int nextInt(int from, int to) {
      return numbers.remove(0);
    }
  }

  private static Network network(ImageShape shape, int m) {
    Network net = new GaussianInit(0.3).network(shape.d(), m, 3, 7);
    net.b1().addi(Nd4j.linspace(-1, 1, m, DataType.DOUBLE).reshape(m, 1));
    net.b2().addi(Nd4j.linspace(0, 1, 3, DataType.DOUBLE).reshape(3, 1));
    return net;
  }

  private static INDArray scores(Network net, INDArray X) {
    return new ForwardPass().forward(net, X, Mask.NONE).S();
  }

  /** Flipped and shifted by the pieces that a training uses. */
  @ParameterizedTest
  @CsvSource({"3, 4, 0", "1, 5, 1", "3, 4, 2", "2, 3, 2"})
  void theScoresAreTheMeanOverWhatFlipAndShiftMakeOfTheImage(int planes, int side, int shift) {
    ImageShape shape = new ImageShape(planes, side);
    Network net = network(shape, 5);
    INDArray X = new GaussianInit(1).network(shape.d(), 6, 3, 8).W1().transpose();
    List<INDArray> ofViews = new ArrayList<>();
    for (double mirrored = 0; mirrored <= 1; mirrored++) {
      for (int right = -shift; right <= shift; right++) {
        for (int down = -shift; down <= shift; down++) {
          INDArray V = X.dup();
          for (int n = 0; n < X.size(1); n++) {
            float[] image = X.getColumn(n).toFloatVector();
            new Flip(mirrored).apply(image, side, new Drawn(List.of()));
            new Shift(shift, 1)
                .apply(image, side, new Drawn(new ArrayList<>(List.of(right, down))));
            V.putColumn(n, Nd4j.createFromArray(image).castTo(DataType.DOUBLE));
          }
          ofViews.add(scores(net, V));
        }
      }
    }
    Views views = new Views(shape, shift);
    Network before = net.copy();

    Network ensemble = views.apply(net);

    assertThat(ofViews).hasSize(views.count());
    INDArray mean = ofViews.stream().reduce(INDArray::add).orElseThrow().div(ofViews.size());
    assertThat(scores(ensemble, X).sub(mean).amaxNumber().doubleValue())
        .as("the views went through float32")
        .isLessThan(1e-6);
    assertThat(mean.sub(scores(net, X)).amaxNumber().doubleValue())
        .as("or the test tells nothing")
        .isGreaterThan(0.01);
    assertThat(ensemble.m()).isEqualTo(views.count() * 5);
    assertThat(net).as("left as it is").isEqualTo(before);
  }

  @Test
  void itKeepsThePrecision() {
    ImageShape shape = new ImageShape(1, 3);
    Network ensemble = new Views(shape, 1).apply(network(shape, 2).to(DataType.FLOAT));
    assertThat(ensemble.arrays()).allMatch(array -> array.dataType() == DataType.FLOAT);
  }

  @Test
  void whatCannotBeIsASentence() {
    ImageShape shape = new ImageShape(1, 3);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Views(shape, 3))
        .withMessage("Views: shift must be 0 or more pixels, below 3, but is 3");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Views(shape, -1))
        .withMessage("Views: shift must be 0 or more pixels, below 3, but is -1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Views(null, 1))
        .withMessage("Views: a shape of images must be given, but is null");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Views(shape, 1).apply(network(new ImageShape(1, 4), 2)))
        .withMessage("Views: W1 must be m×d with d = 9, but has shape 2×16");
  }
}
