package lab.likeness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import lab.likeness.Findings.Cluster;
import org.junit.jupiter.api.Test;

/** Who wrote the same, whatever they call it, and however many they are. */
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

  private static final String ODDER =
      """
      package mine;
      record Grid() {
        double strange(double[] values, int many) {
          double product = 1;
          int last = values.length - 1;
          for (int k = 0; k < many; k++) {
            if (values[k] < product) {
              product *= values[last - k] + Math.cbrt(k);
            } else {
              product -= Math.hypot(values[k], 0.25) / many;
            }
            values[k] = product * product;
          }
          String told = "odd";
          while (product > values[0] || told.isEmpty()) {
            product = Math.floor(product / 3) - values[last];
            told += values[last];
          }
          return product + told.length() * values[many - 1];
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

  private static String renamed(String source) {
    return source
        .replace("sum", "total")
        .replace("old", "before")
        .replace("product", "p1")
        .replace("values", "v2")
        .replace("By me", "All my own work")
        .replace("      ", "\t\t\n");
  }

  private static final String ALONE = "package mine; record Grid() {}";

  /** What lies beside it: the same is odd twice, renamed or not. */
  private static String also(String source) {
    return source.equals(OTHER) ? ALONE : source.equals(ODD) ? ODDER : renamed(ODDER);
  }

  private static List<Cluster> clusters(Common common, Map<String, String> sources) {
    var likeness = new Likeness(common);
    sources.forEach((name, source) -> likeness.add(name, List.of(source, also(source))));
    return likeness.findings().clusters();
  }

  private static Map<String, String> work(String source) {
    return Map.of("Sgd", source, "Grid", also(source));
  }

  private static Common common(String... given) {
    return Common.of(List.of(given), List.of());
  }

  @Test
  void namesSpacesAndCommentsHideNothing() {
    assertThat(clusters(common(), Map.of("a", ODD, "b", OTHER, "c", renamed(ODD))))
        .singleElement()
        .satisfies(cluster -> assertThat(cluster.names()).containsExactly("a", "c"));
  }

  @Test
  void whatWasGivenDoesNotCount() {
    assertThat(clusters(common(ODD, ODDER), Map.of("a", ODD, "b", renamed(ODD)))).isEmpty();
  }

  /** However many copied: they hide neither one another nor themselves. */
  @Test
  void aWholeClassThatCopiedIsTold() {
    for (int size : List.of(2, 6, 40)) {
      List<String> names = new ArrayList<>();
      var likeness = new Likeness(common());
      for (int i = 0; i < size; i++) {
        names.add("%02d".formatted(i));
        String source = i % 2 == 0 ? ODD : renamed(ODD);
        likeness.add(names.get(i), List.of(source, also(source)));
      }
      assertThat(likeness.findings().clusters())
          .singleElement()
          .satisfies(cluster -> assertThat(cluster.names()).isEqualTo(names));
    }
  }

  /** One of a former class, from whom somebody may have copied, makes nothing common. */
  @Test
  void whatIsFrequentInFormerClassesDoesNotCount() {
    Map<String, String> both = Map.of("a", ODD, "b", renamed(ODD));
    List<Map<String, String>> former = List.of(work(ODD), work(OTHER));
    assertThat(clusters(Common.of(List.of(), former), both)).hasSize(1);
    former = List.of(work(renamed(ODD)), work(OTHER), work(ODD));
    assertThat(clusters(Common.of(List.of(), former), both)).isEmpty();
  }

  @Test
  void aSourceThatCannotBeTakenApartHasNoTokens() {
    assertThat(
            TokenSequence.of("package mine; record X() { int x = " + "(".repeat(100_000)).tokens())
        .isEmpty();
    assertThat(TokenSequence.of("").tokens()).isEmpty();
    assertThat(Fingerprints.of(TokenSequence.of(ODD).tokens())).hasSizeGreaterThan(8);
  }

  /** Each pair is the same in other words; beside it something that is not. */
  @Test
  void whatMeansTheSameLooksTheSame() {
    assertSame(
        "for (int i = 0; i < 9; i++) { f(i); g(i); }",
        "int k = 0; while (k < 9) { f(k); g(k); ++k; }");
    assertSame("if (a < b) { f(a); } else { g(b); }", "if (a >= b) g(b); else { f(a); }");
    assertSame("double x = a * b + f(b); g(x);", "float y; y = f(b) + b * a; g(y);");
    assertSame(
        "double x = f(a); int y = g(b); h(x, y);", "int y = g(b); double x = f(a); h(x, y);");
    assertSame("a += 2; b--;", "a = 2.0 + a; b = b - 1;");
    assertSame("return p(a); } private int p(int q) { return q * q; ", "return a * a; ");
    assertSame("f(a -> { return a + 1; });", "f(b -> 1 + b);");
    assertThat(tokens("double x = f(a); x = g(x);"))
        .isNotEqualTo(tokens("double x = g(a); x = f(x);"));
    assertThat(tokens("a = a - 2;")).isNotEqualTo(tokens("a = a + 2;"));
    assertThat(tokens("f(a, 1);")).isNotEqualTo(tokens("f(a, 2);"));
  }

  private static void assertSame(String one, String other) {
    assertThat(tokens(one)).as(one).hasSizeGreaterThan(3).isEqualTo(tokens(other));
  }

  private static long[] tokens(String statements) {
    return TokenSequence.of("class A { Object m(double a, double b) { %s } }".formatted(statements))
        .tokens();
  }

  /** A method that would be read in its own place without end, or thousands of times. */
  @Test
  void methodsThatGrowWithoutEndAreReadOnce() {
    StringBuilder source = new StringBuilder("class A { int m() { return f0(1); } ");
    for (int i = 0; i < 5; i++) {
      String calls = ("f%d(a) + ".formatted(i + 1)).repeat(20);
      source.append("private int f%d(int a) { return %s 1; } ".formatted(i, calls));
    }
    source.append("private int f5(int a) { return f5(a) + f0(a); } }");
    assertThat(TokenSequence.of(source.toString()).tokens()).hasSizeBetween(200, 2_000);
  }

  @Test
  void bothFilesStandWholeAndWhatIsAlikeIsMarked() {
    String left = "package mine;\nrecord Own() { int own = 1; }\n" + ODD.substring(14);
    SideBySide both = SideBySide.of(Map.of("Sgd", left), Map.of("Sgd", renamed(ODD)), common());
    assertThat(both.files())
        .singleElement()
        .satisfies(
            files -> {
              assertThat(files.leftLines().stream().map(SideBySide.SourceLine::text))
                  .containsExactlyElementsOf(left.lines().toList());
              assertThat(part(files.leftLines(), "sum += old")).isEqualTo(1);
              assertThat(part(files.rightLines(), "total += before")).isEqualTo(1);
              assertThat(part(files.leftLines(), "int own")).isZero();
            });
    String given = ODD.substring(0, ODD.indexOf("    while")) + "}}";
    both = SideBySide.of(Map.of("Sgd", ODD), Map.of("Sgd", renamed(ODD)), common(given));
    assertThat(part(both.files().get(0).leftLines(), "sum += old")).isZero();
    assertThat(part(both.files().get(0).leftLines(), "Math.sqrt(sum)")).isEqualTo(1);
    assertThat(SideBySide.of(Map.of("Sgd", ODD), Map.of("Sgd", ODD), common(ODD)).files())
        .isEmpty();
    assertThat(SideBySide.of(Map.of("Sgd", ODD), Map.of("Sgd", OTHER), common()).files()).isEmpty();
    assertThat(SideBySide.of(Map.of("Sgd", ODD), Map.of("Moved", ODD), common()).files())
        .hasSize(1);
  }

  private static int part(List<SideBySide.SourceLine> lines, String text) {
    return lines.stream().filter(l -> l.text().contains(text)).findFirst().orElseThrow().part();
  }

  @Test
  void tilesAreTheLongestRunsWhateverTheirOrder() {
    long[] one = LongStream.range(0, 60).toArray();
    long[] other = LongStream.concat(LongStream.range(30, 60), LongStream.range(0, 20)).toArray();
    assertThat(Tiles.of(one, other))
        .containsExactly(new Tiles.Tile(0, 30, 20), new Tiles.Tile(30, 0, 30));
    long[] same = new long[40];
    assertThat(Tiles.of(same, new long[100])).containsExactly(new Tiles.Tile(0, 0, 40));
  }

  /** Two rings with one chance pair between them stay two. */
  @Test
  void oneChancePairChainsNoRings() {
    var clusters = new Clusters(Stream.of("a", "b", "c", "d", "e", "f").map(List::of).toList());
    clusters.link(0, 1, 50);
    clusters.link(0, 2, 40);
    clusters.link(1, 2, 45);
    clusters.link(2, 3, 30);
    clusters.link(3, 4, 60);
    clusters.link(3, 5, 29);
    assertThat(clusters.above(30, work -> 100).stream().map(Cluster::names))
        .containsExactly(List.of("d", "e"), List.of("a", "b", "c"));
  }

  /** What falls off evenly goes on so: the line is where next to nothing is left of it. */
  @Test
  void theLineFitsTheClass() {
    assertThat(ChanceLine.of(new long[] {400}, 200)).isEqualTo(24);
    long[] counts = new long[300];
    for (int i = 0; i < counts.length; i++) {
      counts[i] = Math.round(100 * Math.exp(-i / 5.0));
    }
    double line = ChanceLine.of(counts, 200);
    assertThat(line).isBetween(30.0, 50.0);
    counts[150] = 1_000; // copies, however many
    assertThat(ChanceLine.of(counts, 200)).isEqualTo(line);
    Arrays.fill(counts, 50);
    assertThat(ChanceLine.of(counts, 200)).isEqualTo(60);
  }

  /** To take them apart may take the square of their lengths. */
  @Test
  void ofManyLongSourcesTheLongestAreLeftOut() {
    List<String> sources = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      sources.add(" ".repeat(20_000 + i));
    }
    sources.add(3, ODD);
    sources.add(" ".repeat(Likeness.MAX_LENGTH + 1));
    List<String> compared = Likeness.compared(sources);
    assertThat(compared).containsExactlyElementsOf(sources.subList(0, 10));
    assertThat(Likeness.compared(List.of(ODDER, ODD))).containsExactly(ODDER, ODD);
  }

  @Test
  void whatChangesNothingIsNotRead() {
    String plain = "class A { double f(double x) { double y = x * x; return y - x / y; } }";
    String padded =
        "class A { double f(double x) { double y = 1 * (x + 0) * x * 1.0; return (0 + y) - x / 1 / y - 0; } }";
    assertThat(TokenSequence.of(padded).tokens()).containsExactly(TokenSequence.of(plain).tokens());
    String other = plain.replace("x / y", "1 / y");
    assertThat(TokenSequence.of(other).tokens()).isNotEqualTo(TokenSequence.of(plain).tokens());
  }
}
