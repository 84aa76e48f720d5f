package lab;

import static lab.Fixtures.matrix;
import static lab.Fixtures.row;
import static lab.Fixtures.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The small records and the doors: Shape, Range, Network, Gradients, Todo. */
class ContractsTest {
  private final INDArray array = Nd4j.zeros(DataType.DOUBLE, 3000, 64);

  @Test
  void aShapeThatFitsPasses() {
    assertThatCode(
            () -> {
              Shape.require("here", "X", array, 3000, 64, "d×n");
              Shape.require("here", "X", array, Shape.ANY, 64, "d×n");
              Shape.require("here", "X", array, 3000, Shape.ANY, "d×n");
            })
        .doesNotThrowAnyException();
    assertThat(Shape.of(array)).isEqualTo("3000×64");
    assertThat(Shape.of(Nd4j.zeros(2, 3, 4))).isEqualTo("2×3×4");
  }

  @Test
  void aShapeThatDoesNotFitIsRefused() {
    String form = "d×n with d = 3072";
    assertThatThrownBy(() -> Shape.require("here", "X", array, 3072, Shape.ANY, form))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("here: X must be d×n with d = 3072, but has shape 3000×64");
    assertThatThrownBy(() -> Shape.require("here", "X", array, Shape.ANY, 1, form))
        .hasMessage("here: X must be d×n with d = 3072, but has shape 3000×64");
    assertThatThrownBy(() -> Shape.require("here", "X", null, Shape.ANY, Shape.ANY, form))
        .hasMessage("here: X must be d×n with d = 3072, but is null");
    assertThatThrownBy(() -> Shape.require("here", "X", Nd4j.zeros(7), Shape.ANY, Shape.ANY, form))
        .hasMessage("here: X must be d×n with d = 3072, but has shape 7");
    assertThatThrownBy(() -> Shape.require("here", "X", Nd4j.zeros(3, 0), 3, Shape.ANY, form))
        .hasMessage("here: X must be d×n with d = 3072, but has shape 3×0");
  }

  @Test
  void anotherPrecisionIsRefused() {
    Shape.requirePrecision("here", "X", array, DataType.DOUBLE, "like W1");
    assertThatThrownBy(() -> Shape.requirePrecision("here", "X", array, DataType.FLOAT, "like W1"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "here: X must be FLOAT, like W1, but is DOUBLE; castTo(DataType.FLOAT) converts it");
  }

  @Test
  void aNumberOutOfRangeIsRefused() {
    Range.require("Dropout", "p", 0.5, true, "from 0 to below 1");
    assertThatThrownBy(() -> Range.require("Dropout", "p", 1.5, false, "from 0 to below 1"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Dropout: p must be from 0 to below 1, but is 1.5");
  }

  @Test
  void anEntryThatIsNoNumberIsRefused() {
    INDArray fine = matrix(row(1e308, 1e308), row(1e308, -3)); // their sum is no double
    Shape.requireFinite("here", "W", fine);
    for (double odd : new double[] {Double.NaN, Double.NEGATIVE_INFINITY}) {
      assertThatThrownBy(() -> Shape.requireFinite("here", "W", fine.dup().putScalar(1, 0, odd)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("here: W must hold finite numbers, but 1 of its 4 are NaN or infinite");
    }
  }

  /** ND4J itself would take 1e-5 in place of NaN. */
  @Test
  void aStepOfNaNIsRefused() {
    INDArray x = Nd4j.ones(DataType.FLOAT, 2, 2);
    assertThat(x.mul(Double.NaN).getFloat(0)).isEqualTo(1e-5f);
    INDArray y = Nd4j.zeros(DataType.FLOAT, 2, 2);
    for (INDArray target : new INDArray[] {y, y.transpose()}) {
      assertThatThrownBy(() -> Blas.axpy(Double.NaN, x, target))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("y + a x: a must be a finite number, but is NaN");
    }
    assertThat(values(y)).containsOnly(0);
  }

  @Test
  void aNetworksArraysMustFitOneAnother() {
    Network net = Fixtures.network(4, 3, 2, new Random(1));
    assertThat(net).hasToString("4 → 3 → 2, DOUBLE");
    assertThatThrownBy(() -> new Network(Nd4j.zeros(5), net.b1(), net.W2(), net.b2()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("network: W1 must be m×d, but has shape 5");
    assertThatThrownBy(() -> new Network(net.W1(), net.b2(), net.W2(), net.b2()))
        .hasMessage("network: b1 must be m×1 with m = 3, as set by W1, but has shape 2×1");
    assertThatThrownBy(() -> new Network(net.W1(), net.b1(), net.W2().transpose(), net.b2()))
        .hasMessage("network: W2 must be K×m with m = 3, as set by W1, but has shape 3×2");
    assertThatThrownBy(() -> new Network(net.W1(), net.b1(), net.W2(), net.b1()))
        .hasMessage("network: b2 must be K×1 with K = 2, as set by W2, but has shape 3×1");
  }

  @Test
  void aCopySharesNothing() {
    Network net = Fixtures.network(4, 3, 2, new Random(1));
    double[] before = values(net.W1());
    Network copy = net.copy();
    assertThat(values(copy.W1())).containsExactly(before);
    copy.W1().addi(1);
    net.to(DataType.DOUBLE).W1().addi(1);
    assertThat(values(net.W1())).containsExactly(before);
    assertThat(net.to(DataType.FLOAT).arrays())
        .allMatch(each -> each.dataType() == DataType.FLOAT && each.ordering() == 'c');
  }

  @Test
  void theNormIsOfAllGradientsAsOneVector() {
    INDArray zero = matrix(row(0));
    Gradients gradients = new Gradients(matrix(row(3, 0)), matrix(row(4)), zero, matrix(row(12)));
    assertThat(gradients.norm()).isCloseTo(13, within(1e-14));
  }

  @Test
  void aTaskSaysWhereItIs() {
    assertThat(Todo.task("4.1", "Backprop.gradients"))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessage(
            "exercise 4.1, Backprop.gradients, is not written yet: its task stands above the"
                + " method in labs/mine/Backprop.java");
  }
}
