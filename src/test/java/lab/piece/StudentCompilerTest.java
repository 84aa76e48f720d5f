package lab.piece;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StudentCompilerTest {
  private static final StudentCompiler COMPILER = StudentCompiler.ofPieces();

  /** Line 9 is the body's first. */
  private static final String PROBE =
      """
      package mine;

      import lab.Network;
      import org.nd4j.linalg.api.ndarray.INDArray;

      public record Probe(double eps) {
        /** Uses what it is given. */
        double value(INDArray X, INDArray Y, Network net, double lambda, int n) {
          %s
        }
      }
      """;

  private static Compiled compile(String body) {
    Map<String, String> sources = Map.of("Probe", PROBE.replace("%s", body));
    return COMPILER.compile(sources, Set.of("Probe")).get("Probe");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          return 1 | A statement ends with a ; and the one that ends here has none.
          if (n > 0) { return 1; | A { is never closed: count the braces from the method's first line on.
          return Math.abs(lambda; | A ( before this place is not closed, or a comma or operator is missing.
          return 1; } } } | This stands outside of the record: look for a } too many above it.
          return lamda; | There is no lamda here; did you mean lambda?
          return width; | There is no width here: declare it, or compare its spelling.
          List<INDArray> all = net.arrays(); return 1; | Add below the other imports: import java.util.List;
          return Nd4j.ones(2, 2).getDouble(0); | Add below the other imports: import org.nd4j.linalg.factory.Nd4j;
          return Transforms.exp(X).getDouble(0); | Add below the other imports: import org.nd4j.linalg.ops.transforms.Transforms;
          INDArray Z = X * Y; return 1; | INDArray has no operator *: use mul (entry by entry) or mmul (matrix product).
          INDArray Z = X + 1; return 1; | INDArray has no operator +: use add, or addi to change it in place.
          X -= Y; return 1; | INDArray has no operator -: use sub, or subi to change it in place.
          INDArray Z = -X; return 1; | INDArray has no operator -: use neg().
          boolean[] b = X > 0; return 1; | INDArray has no operator >: use gt.
          INDArray Z = X.dot(Y); return 1; | INDArray has no dot: use mmul.
          INDArray Z = X.mmull(Y); return 1; | INDArray has no mmull; did you mean mmul?
          return X.norm2Numbers().doubleValue(); | INDArray has no norm2Numbers; did you mean norm2Number?
          return X.exp(); | INDArray has no exp: use Transforms.exp(array), which is not a method of the array.
          return X; | This is an array where one number is expected: getDouble(i, j) reads an entry, sumNumber().doubleValue() adds them all.
          return Math.abs(X); | This is an array where one number is expected: getDouble(i, j) reads an entry, sumNumber().doubleValue() adds them all.
          INDArray Z = 2 * lambda; return 1; | This is one number where an array is expected: array.mul(number) and its kin take one and give an array.
          return X.sumNumber(); | ND4J gives a Number here: append .doubleValue().
          if (n > 0) { return 1; } | Not every way through the method returns a value: its last statement should be a return, outside of any if or loop.
          int k = lambda; return k; | A double may not fit into an int: declare a double, or write (int) before the value if losing digits is meant.
          float k = lambda; return k; | A double may not fit into a float: declare a double, or write (float) before the value if losing digits is meant.
          java.util.List all = net.arrays(); INDArray W = all.get(0); return 1; | A list declared without the type of what is in it gives out Objects: declare it as List<INDArray>.
          X.sub(Y) == 1; return 1; | This computes something and does nothing with it: assign it, return it, or call a method that changes an array in place, such as addi.
          return | The statement above this } is cut short: a value or a ; is missing at its end.
          return 1 + ; | Java expected a value here: look for an operator with nothing behind it, a parenthesis too many, or a method begun before the one above was closed.
          if (n > 0); { return 1; } else { return 2; } | This else has no if: look for a } too few or too many, or a ; behind the if's ( ).
          String s = "a; return 1; | The text that begins here has no closing " on its line.
          throw lab.Todo.task("1.1", "A.b"); return 1; | Nothing ever gets here: a return, a throw or a loop without end stands before it. If it is throw Todo.task(…), delete that.
          double s; return s; | Give it a value where it is declared, or on every way that leads here.
          int k = 0; Runnable r = () -> k++; return 1; | A lambda may only use variables that never change: use a loop, or copy the value into a new variable first.
          return X[0]; | [ ] reads Java arrays only: an INDArray's entry is getDouble(i, j), a list's get(i).
          return 2 × lambda; | This character is not part of Java: look for a typographic quote, dash or symbol that was pasted in, and write × as *, − as -, ≤ as <=.
          int n = 3; return n; | That name is taken in this method: drop the type to assign, or rename one.
          eps = 3; return eps; | A record's settings and what is final never change: use a new variable.
          return lambda.length; | A plain number has no methods and no fields: drop the dot.
          if (n = 3) { return 1; } return 2; | A condition must be true or false: compare with ==, < or >, not with =.
          return Math.max(lambda); | The arguments do not fit: compare their number, order and types.
          Thread.sleep(1); return 1; | This call may throw a checked exception; no exercise needs such a call.
          return 3000000000; | Whole numbers end at 2147483647: append L, or write 1e10.
          """)
  void theUsualCauseIsASentence(String body, String sentence) {
    Compiled compiled = compile(body);
    assertThat(compiled.errors()).as(body).isNotEmpty();
    assertThat(compiled.errors().get(0).why()).as("%s", compiled.errors()).contains(sentence);
  }

  @Test
  void anErrorIsShownInItsFileAndLineWithACaret() {
    assertThat(compile("return 2 * lamda;").errors())
        .singleElement()
        .hasToString(
            """
            labs/mine/Probe.java:9: cannot find symbol; symbol: variable lamda
                return 2 * lamda;
                           ^
              There is no lamda here; did you mean lambda?""");
  }

  @Test
  void aLongLineIsCutAroundItsCaret() {
    String sum = "1 + ".repeat(30);
    String shown = compile("return " + sum + "lamda;").errors().get(0).toString();
    List<String> lines = shown.lines().toList();
    assertThat(lines).allMatch(line -> line.length() <= 80);
    assertThat(lines.get(1).substring(lines.get(2).indexOf('^'))).isEqualTo("lamda;");
  }

  /** 100 errors in a line of 200 kB would be repeated 100 times. */
  @Test
  void ofALongLineNoMoreIsKeptThanIsShown() {
    String line = IntStream.range(0, 50_000).mapToObj(Integer::toString).collect(joining(" "));
    for (int column : new int[] {0, 70, 499, 500, 501, 100_000, line.length()}) {
      CompileError error =
          new CompileError("Flip", 1, column, "m".repeat(9_000), line, Optional.empty());
      assertThat(error.message()).hasSize(1002).endsWith("m …");
      assertThat(error.source()).hasSizeLessThanOrEqualTo(1000);
      assertThat(error.excerpt()).isEqualTo(Excerpt.of(line, column, 72));
    }
  }

  @Test
  void warningsStopNobody() {
    Compiled compiled =
        compile("java.util.List all = new java.util.ArrayList(); all.add(1); return 1;");
    assertThat(compiled.errors()).isEmpty();
    assertThat(compiled.classes()).containsOnlyKeys("mine.Probe");
  }

  @Test
  void aBrokenPieceStopsNoOtherAndMayUseSiblings() {
    Map<String, String> sources =
        Map.of(
            "Alone", "package mine; public record Alone() {}",
            "Broken", "package mine; public record Broken() { int x = ; }",
            "UsesAlone", "package mine; public record UsesAlone(Alone it) {}",
            "UsesBroken", "package mine; public record UsesBroken(Broken it) {}");
    Map<String, Compiled> all = COMPILER.compile(sources, sources.keySet());
    assertThat(all.get("Alone").errors()).isEmpty();
    assertThat(all.get("Alone").classes()).containsKey("mine.Alone");
    assertThat(all.get("UsesAlone").errors()).isEmpty();
    assertThat(all.get("UsesAlone").classes()).containsKeys("mine.Alone", "mine.UsesAlone");
    assertThat(all.get("Broken").errors()).extracting(CompileError::piece).contains("Broken");
    assertThat(all.get("UsesBroken").errors()).extracting(CompileError::piece).contains("Broken");
  }

  @Test
  void whatIsInTheFolderWinsOverWhatTheClassPathHolds() {
    Map<String, String> sources =
        Map.of(
            "Sgd", "package mine; public record Sgd(int mineAlone) {}",
            "Uses", "package mine; record Uses() { int n() { return new Sgd(1).mineAlone(); } }");
    assertThat(COMPILER.compile(sources, Set.of("Uses")).get("Uses").errors()).isEmpty();
  }
}
