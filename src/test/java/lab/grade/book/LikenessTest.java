package lab.grade.book;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Who wrote the same, whatever they call it. */
class LikenessTest {
  private static final String ODD =
      """
      package mine;
      /** By me. */
      record Sgd() {
        Network update(Network net, Gradients g, double eta) {
          double sum = 0;
          for (int i = 0; i < net.W1().rows(); i++) {
            for (int j = 0; j < net.W1().columns(); j++) {
              double old = net.W1().getDouble(i, j);
              sum += old * eta;
              net.W1().putScalar(i, j, old - eta * g.W1().getDouble(i, j));
            }
          }
          while (sum > 3) {
            sum = Math.sqrt(sum) - Math.abs(eta);
          }
          if (sum < 0 || sum == 7) {
            throw new IllegalStateException("strange " + sum);
          }
          return net;
        }
      }
      """;

  private static final String OTHER =
      """
      package mine;
      record Sgd() {
        Network update(Network net, Gradients g, double eta) {
          return new Network(step(net.W1(), g.W1(), eta), step(net.b1(), g.b1(), eta),
              step(net.W2(), g.W2(), eta), step(net.b2(), g.b2(), eta));
        }
        private static INDArray step(INDArray theta, INDArray gradient, double eta) {
          INDArray scaled = gradient.mul(eta);
          return theta.sub(scaled.castTo(theta.dataType()));
        }
      }
      """;

  private static Submission submission(String name, String source) {
    return new Submission(name, new TreeMap<>(Map.of("Sgd", source)), List.of());
  }

  private static String renamed(String source) {
    return source
        .replace("sum", "total")
        .replace("old", "before")
        .replace("By me", "All my own work")
        .replace("      ", "\t\t\n");
  }

  @Test
  void namesSpacesAndCommentsHideNothing() {
    List<Likeness.Pair> pairs =
        Likeness.pairs(
            List.of(submission("a", ODD), submission("b", OTHER), submission("c", renamed(ODD))),
            List.of());
    assertThat(pairs)
        .singleElement()
        .satisfies(
            pair -> {
              assertThat(pair.left()).isEqualTo("a");
              assertThat(pair.right()).isEqualTo("c");
              assertThat(pair.share()).isEqualTo(1);
              assertThat(pair.fragments().get(0).left()).contains("sum += old * eta;");
              assertThat(pair.fragments().get(0).right()).contains("total += before * eta;");
              assertThat(pair.fragments().get(0).leftPlace()).startsWith("Sgd.java:");
            });
  }

  @Test
  void whatEverybodyHasDoesNotCount() {
    List<Submission> two = List.of(submission("a", ODD), submission("b", renamed(ODD)));
    assertThat(Likeness.pairs(two, List.of(ODD))).isEmpty();
    List<Submission> many = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      many.add(submission("s" + i, ODD));
    }
    assertThat(Likeness.pairs(many, List.of())).isEmpty();
  }

  @Test
  void aSourceThatCannotBeTakenApartHasNoFingerprints() {
    assertThat(Fingerprints.of("package mine; record X() { int x = " + "(".repeat(100_000)))
        .isEmpty();
    assertThat(Fingerprints.of("")).isEmpty();
    assertThat(Fingerprints.of(ODD)).hasSizeGreaterThan(8);
  }
}
