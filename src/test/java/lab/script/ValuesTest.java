package lab.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import lab.Activations;
import lab.Mask;
import lab.Network;
import lab.Schedule;
import lab.check.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class ValuesTest {
  @ParameterizedTest
  @CsvSource({
    "2.302585092994046, 2.30259",
    "0.1, 0.1",
    "6, 6.0",
    "0.30000000000000004, 0.3",
    "-1234.56789, -1234.57",
    "49000.25, 49000.25",
    "1234567.891, 1234567.9",
    "123456789.5, 1.23457E8",
    "1.0E-5, 1.0E-5",
    "1.23456789E-9, 1.23457E-9",
    "3.3333333333E-2, 0.03333",
    "NaN, NaN",
    "-Infinity, -Infinity",
  })
  void numbersLoseTheirLastDigits(double x, String shown) {
    assertThat(Values.brief(x)).isEqualTo(shown);
  }

  @Test
  void arraysAreToldByShapeAndFirstEntries() {
    assertThat(Values.brief(Nd4j.create(new double[][] {{1, -20}, {3, 4}})))
        .isEqualTo("2×2 double\n    1  -20\n    3    4");
    assertThat(Values.brief(Nd4j.create(new double[][] {{0.25, -1.5, 1e-3}})))
        .isEqualTo("1×3 double: 0.2500  -1.5000   0.0010");
    assertThat(Values.brief(Nd4j.create(new double[] {1, 2}))).isEqualTo("2 double: 1  2");
    assertThat(Values.brief(Nd4j.zeros(DataType.FLOAT, 3072, 100)).lines())
        .hasSize(8)
        .startsWith("3072×100 float", "  0  0  0  0  0  0  0  0  …")
        .endsWith("  …");
    assertThat(Values.brief(Nd4j.scalar(2.5))).isEqualTo("double: 2.5");
    assertThat(Values.brief(Nd4j.zeros(2, 3, 4))).isEqualTo("2×3×4 float");
    assertThat(Values.brief(Nd4j.create(new double[][] {{1e-9, Double.NaN}})))
        .isEqualTo("1×2 double: 1.000e-09        NaN");
  }

  @Test
  void whatHoldsArraysIsToldByTheirShapes() {
    Network net =
        new Network(Nd4j.zeros(5, 4), Nd4j.zeros(5, 1), Nd4j.zeros(3, 5), Nd4j.zeros(3, 1));
    assertThat(Values.brief(net)).isEqualTo("Network: W1 5×4, b1 5×1, W2 3×5, b2 3×1");
    assertThat(Values.brief(List.of(net.W1(), net.b1()))).isEqualTo("[array 5×4, array 5×1]");
  }

  @Test
  void whatIsInsideStandsInBracketsAndWhatIsMissingIsNone() {
    Network net =
        new Network(Nd4j.zeros(5, 4), Nd4j.zeros(5, 1), Nd4j.zeros(3, 5), Nd4j.zeros(3, 1));
    assertThat(Values.brief(Problem.of(net, Nd4j.zeros(4, 2), Nd4j.zeros(3, 2), 2)))
        .isEqualTo("d = 4, m = 5, K = 3, n = 2, lambda = 0.0, no dropout");
    INDArray H = Nd4j.zeros(5, 2);
    assertThat(Values.brief(new Activations(H, Nd4j.zeros(3, 2), Nd4j.zeros(3, 2), Mask.NONE)))
        .isEqualTo("Activations: H 5×2, S 3×2, P 3×2, mask none");
    assertThat(Values.brief(new Activations(H, H, H, new Mask(H))))
        .isEqualTo("Activations: H 5×2, S 5×2, P 5×2, mask (factors 5×2)");
  }

  private record Piece() {}

  private record Pair(Piece piece, List<Double> none) {}

  @Test
  void whatSaysNothingOfItselfIsToldByItsKind() {
    Schedule schedule = t -> 0.1;
    assertThat(Values.brief(schedule)).isEqualTo("Schedule, a lambda");
    assertThat(Values.brief(new SplittableRandom(1))).isEqualTo("SplittableRandom");
    assertThat(Values.brief(new Piece())).isEqualTo("Piece");
    assertThat(Values.brief(new Pair(new Piece(), List.of())))
        .isEqualTo("Pair[piece=Piece, none=[]]");
  }

  @Test
  void aRowIsShownWhole() {
    assertThat(Values.brief(Nd4j.valueArrayOf(new long[] {1, 10}, 500, DataType.FLOAT), 40))
        .isEqualTo("1×10 float: " + "500  ".repeat(10).strip());
    assertThat(Values.brief(Nd4j.zeros(DataType.FLOAT, 1, 13), 40)).endsWith("0  0  …");
  }

  @Test
  void itemsOfSeveralWordsAreNotBroken() {
    List<String> trials = List.of("lambda 0.0095: 48.9 %", "lambda 0.051: 40.9 %", "lambda 1");
    record Trial(String text) {
      @Override
      public String toString() {
        return text;
      }
    }
    assertThat(Values.brief(trials.stream().map(Trial::new).toList(), 50))
        .isEqualTo("3 of them\n  lambda 0.0095: 48.9 %, lambda 0.051: 40.9 %,\n  lambda 1");
  }

  @Test
  void aTableIsNoWiderThanItMayBe() {
    assertThat(Values.brief(Nd4j.valueArrayOf(new long[] {3, 9}, 0.25, DataType.DOUBLE), 40))
        .isEqualTo("3×9 double" + "\n  0.25000  0.25000  0.25000  0.25000  …".repeat(3));
  }

  @Test
  void javaArraysAndCollections() {
    assertThat(Values.brief(new double[] {0.2, 1.0 / 3})).isEqualTo("double[2]: 0.2, 0.33333");
    assertThat(Values.brief(new double[][] {{1, 2}, {3, 4}}))
        .isEqualTo("double[2][2]\n  1  2\n  3  4");
    assertThat(Values.brief(new int[][] {{1, 2}, {3}})).isEqualTo("int[2][]: [1, 2], [3]");
    assertThat(Values.brief(new int[0])).isEqualTo("int[0]");
    assertThat(Values.brief(IntStream.range(0, 30).toArray()))
        .isEqualTo("int[30]: 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, …");
    List<String> two = List.of("a".repeat(30), "b c".repeat(10));
    assertThat(Values.brief(two, 79)).isEqualTo("[\"%s\", \"%s\"]".formatted(two.toArray()));
    assertThat(Values.brief(two, 59))
        .as("long items that have no room in a line get lines of their own")
        .isEqualTo("2 of them\n  \"%s\"\n  \"%s\"".formatted(two.toArray()));
    assertThat(Values.brief(java.util.Collections.nCopies(40, 12345), 59))
        .as("short ones do not")
        .doesNotContain("\n");
    assertThat(Values.brief(List.of("a\"b", 'c', 0.5))).isEqualTo("[\"a\\\"b\", 'c', 0.5]");
    assertThat(Values.brief(IntStream.range(0, 30).boxed().toList()))
        .isEqualTo(
            "30 of them (forEach(System.out::println) shows all): [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, …]");
    assertThat(Values.brief(java.util.Collections.nCopies(24, "a".repeat(90)), 59).lines())
        .as("the best of a search's trials may be the last")
        .hasSize(25)
        .startsWith("24 of them");
    assertThat(Values.brief(java.util.Collections.nCopies(25, "a".repeat(30)), 59).lines())
        .hasSize(14)
        .endsWith("  … (forEach(System.out::println) shows all)");
    assertThat(Values.brief(java.util.Collections.nCopies(3, List.of(0.001, 0.1)), 34))
        .as("pairs stay whole")
        .isEqualTo("3 of them\n  [0.001, 0.1], [0.001, 0.1],\n  [0.001, 0.1]");
    assertThat(Values.brief(List.of(new float[3072], new float[2])))
        .isEqualTo("[float[3072], [0.0, 0.0]]");
    assertThat(Values.brief(null)).isEqualTo("null");
  }

  @Test
  void longTextIsShortened() {
    Object many =
        new Object() {
          @Override
          public String toString() {
            return IntStream.range(0, 50)
                .mapToObj(i -> "line " + i)
                .collect(Collectors.joining("\n"));
          }
        };
    assertThat(Values.brief(many)).endsWith("line 15\n… 34 more lines").hasLineCount(17);
    assertThat(Values.brief("x".repeat(5000))).hasSize(2002).endsWith("x …");
  }

  /** Says what it is told to say, or fails as it is told to. */
  private record Hostile(Callable<String> word) {
    @Override
    public String toString() {
      try {
        return word.call();
      } catch (Exception e) {
        throw new IllegalStateException("mine", e);
      }
    }
  }

  @Test
  void whateverAValuesOwnMethodsDoSomethingIsShown() {
    assertThat(Values.brief(new Hostile(() -> null)))
        .isEqualTo("Hostile, whose toString gives null");
    assertThat(Values.brief(new Hostile(() -> " \n"))).isEqualTo("Hostile");
    assertThat(Values.brief(new Hostile(() -> String.valueOf(1 / Integer.parseInt("0")))))
        .isEqualTo("Hostile, which cannot be shown: IllegalStateException: mine");
    assertThat(
            Values.brief(
                new Object() {
                  @Override
                  public String toString() {
                    throw new IllegalStateException() {
                      @Override
                      public String getMessage() {
                        throw new IllegalStateException("and so does its message");
                      }
                    };
                  }
                }))
        .startsWith("anonymous Object, which cannot be shown: ");
    List<Object> itself = new ArrayList<>();
    itself.add(itself);
    assertThat(Values.brief(itself)).contains("which cannot be shown: StackOverflowError");
    assertThat(Values.brief(new ArrayList<Object>(List.of(new Hostile(() -> null), 1))))
        .isEqualTo("[Hostile, whose toString gives null, 1]");
    assertThat(
            Values.brief(
                new AbstractList<Integer>() {
                  @Override
                  public Integer get(int i) {
                    return i;
                  }

                  @Override
                  public int size() {
                    return -1;
                  }
                }))
        .isNotBlank();
    INDArray closed = Nd4j.ones(2, 2);
    closed.close();
    assertThat(Values.brief(closed)).startsWith("NDArray, which cannot be shown: ");
  }

  @Test
  void ofLongTextsInAListTheBeginningIsShown() {
    assertThat(Values.brief(List.of("a".repeat(5000), "b")))
        .isEqualTo("[\"" + "a".repeat(98) + "…, \"b\"]");
  }

  @Test
  void whatATerminalWouldObeyIsShownAsJavaWritesIt() {
    assertThat(Values.brief("\u001b[31mred\u001b[2J\ttab\r\u0085\u009b\u202e\ud83d"))
        .isEqualTo("\"\\u001b[31mred\\u001b[2J\\ttab\\r\\u0085\\u009b\\u202e\\ud83d\"");
    assertThat(Values.brief(new Hostile(() -> "\u0007bell, \ttab, × and 😀")))
        .isEqualTo("\\u0007bell,     tab, × and 😀");
    assertThat(Values.brief('\u001b')).isEqualTo("'\\u001b'");
    assertThat(Values.brief(List.of("\u001b[2J", '\n'))).isEqualTo("[\"\\u001b[2J\", '\\n']");
    assertThat(Values.brief(new int[][] {{1}, null})).isEqualTo("int[2][]: [1], null");
    assertThat(Values.brief("😀".repeat(1500))).doesNotContain("\\ud83d").endsWith(" …");
  }
}
