package lab.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

public class ScriptRunnerTest {
  /** Where the scripts of this test leave what they found: they share the program's classes. */
  public static final List<Object> SEEN = new ArrayList<>();

  @TempDir Path folder;

  @BeforeEach
  void forget() {
    SEEN.clear();
  }

  @Test
  void runsStatementsOfEveryForm() throws Exception {
    run(
        """
        // A comment, and an import of this very class: its static state is shared.
        import static lab.script.ScriptRunnerTest.SEEN;

        /* A comment
           of two lines */
        int a = 1; int b = 2; // two in a line
        var sum = a + b
        var explicit = new ArrayList<String>();
        SEEN.add(sum)
        int twice(int x) {
          return 2 * x;
        }
        record Pair(int left, int right) {
          int product() { return left * right; }
        }
        class Counter {
          // begins with a comment

          int n = 5;
        }
        String text = \"""
            . a text block;
            } of two lines
            \""";
        if (sum == 3) {
          SEEN.add(text);
        }
        var chain = Stream.of(1, 2, 3)
            // a comment between the links
            .map(x -> x + 1)

            .toList();
        SEEN.addAll(List.of(twice(4), new Pair(2, 3).product(), new Counter().n, chain));
        for (int i = 0; i < 2; i++)
          SEEN.add(i);
        """);
    assertThat(SEEN)
        .containsExactly(3, ". a text block;\n} of two lines\n", 8, 6, 5, List.of(2, 3, 4), 0, 1);
  }

  @Test
  void forwardReferencesAreFineOnceTheyAreResolved() throws Exception {
    run(
        """
        int outer() { return inner(); }
        int inner() { return 7; }
        lab.script.ScriptRunnerTest.SEEN.add(outer())
        """);
    assertThat(SEEN).containsExactly(7);
  }

  @Test
  void usesArrays() throws Exception {
    run(
        """
        import org.nd4j.linalg.factory.Nd4j;
        var A = Nd4j.ones(2, 3)
        lab.script.ScriptRunnerTest.SEEN.add(A.mmul(A.transpose()).getDouble(0, 0))
        """);
    assertThat(SEEN).containsExactly(3.0);
  }

  @Test
  void nothingIsRunAfterACompileError() {
    ScriptException failure =
        failure(
            """
            int a = 1;

            int b = a +
                missing;
            lab.script.ScriptRunnerTest.SEEN.add("later")
            """);
    assertThat(failure.line()).isEqualTo(4);
    assertThat(failure)
        .hasMessage(
            "%s:4: does not compile: cannot find symbol; symbol: variable missing%n    missing;%n    ^"
                .formatted(script()));
    assertThat(SEEN).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "int = 5; | 4",
        "foo bar baz; | 7",
        "String s = 5; | 11",
        "} int a = 1; | 0",
        "new Nothing() | 4",
        "for (int i = 0; i < 3 i++) { } | 21",
        "int b = fine + ; | 15",
        "int b = 1; int c = b.d; | 20",
        "Math.abs(-1) + Math.abs(1, 2) | 19",
      })
  void everyKindOfCompileErrorNamesItsLineAndMarksThePlace(String wrong, int column) {
    ScriptException failure = failure("int fine = 1;\n\n" + wrong + "\nint later = 2;\n");
    assertThat(failure.line()).isEqualTo(3);
    assertThat(failure)
        .hasMessageStartingWith(script() + ":3: does not compile: ")
        .hasMessageEndingWith("%n    %s%n    %s^".formatted(wrong, " ".repeat(column)));
  }

  @Test
  void exitEndsAScriptAndOtherCommandsOfTheStockShellAreNamed() throws Exception {
    String seen = "lab.script.ScriptRunnerTest.SEEN.add(\"%s\")\n";
    run(seen.formatted("first") + "/exit\n" + seen.formatted("later"));
    assertThat(SEEN).containsExactly("first");
    assertThat(failure("int a = 1;\n/open other.jsh\n"))
        .hasMessageStartingWith(
            script()
                + ":2: /open is a command of the stock JShell, and no Java: labs/lab run FILE runs that script, by itself");
    for (String command : List.of("/set feedback silent", "/exit 3", "/vars", "/!", "/-1", "/?")) {
      assertThat(failure(command))
          .hasMessageStartingWith(
              "%s:1: %s is a command of the stock JShell, and no Java: leave it out, or use labs/lab shell"
                  .formatted(script(), command.split(" ")[0]));
    }
  }

  @Test
  void aLineThatCannotBeginAStatementGoesOnWithTheOneBefore() throws Exception {
    run(
        """
        if (1 > 2) {
          lab.script.ScriptRunnerTest.SEEN.add("no");
        }
        // or
        else {
          lab.script.ScriptRunnerTest.SEEN.add("else");
        }
        try {
          throw new IllegalStateException();
        }
        catch (IllegalStateException e) {
          lab.script.ScriptRunnerTest.SEEN.add("catch");
        }

        finally {
          lab.script.ScriptRunnerTest.SEEN.add("finally");
        }
        int sum = 1
            + 2
            - 4    // => -1
        boolean both = sum < 0
            && sum > -2    // => true
        -1    // => -1
        <T> T same(T it) { return it; }
        same(3)    // => 3
        """);
    assertThat(SEEN).containsExactly("else", "catch", "finally");
    assertThat(failure("else { }"))
        .hasMessageStartingWith(
            script()
                + ":1: no statement begins with else: write it on the line of what it goes on with");
  }

  @Test
  void anExceptionWhoseMessageFailsIsAFailureOfItsLine() {
    assertThat(
            failure(
                """
                int a = 1;
                throw new RuntimeException() {
                  public String getMessage() { throw new IllegalStateException("no message"); }
                };
                """))
        .hasMessageStartingWith(script() + ":2: ");
  }

  @Test
  void anExceptionGivesItsTypeItsOwnSentenceAndTheLine() {
    ScriptException failure =
        failure(
            """
            void check(double eta) {
              if (eta <= 0)
                throw new IllegalArgumentException("eta must be positive, but is " + eta);
            }
            check(1);
            for (double eta : new double[] {1, -1}) {
              int unused = 0;
              check(eta);
            }
            lab.script.ScriptRunnerTest.SEEN.add("later")
            """);
    assertThat(failure)
        .hasMessage(
            "%s:8: IllegalArgumentException: eta must be positive, but is -1.0%n    check(eta);"
                .formatted(script()));
    assertThat(failure.getCause().getStackTrace()[0].getLineNumber()).isEqualTo(3);
    assertThat(SEEN).isEmpty();
  }

  @Test
  void anExceptionWithoutASentenceIsNamed() {
    assertThat(failure("throw new java.util.NoSuchElementException();"))
        .hasMessageContaining(":1: NoSuchElementException");
    assertThat(failure("class Mine extends Exception {}\nthrow new Mine();"))
        .hasMessageContaining(":2: Mine\n");
    assertThat(failure("throw new Exception(\"a  b\") {};"))
        .hasMessageContaining(":1: an anonymous exception: a  b\n");
    assertThat(failure("throw lab.Todo.task(\"4.1\", \"Backprop.gradients\");"))
        .hasMessageContaining(":1: exercise 4.1, Backprop.gradients, is not written yet");
    assertThat(failure("throw new java.nio.file.NoSuchFileException(\"here\");"))
        .hasMessageContaining(":1: NoSuchFileException: here");
  }

  @Test
  void theSecondStatementOfALineKnowsItsLine() {
    assertThat(failure("int a = 1;\nint b = 1; int c = b / (a - 1);\n"))
        .hasMessageContaining(":2: ArithmeticException: / by zero");
  }

  @Test
  void whatIsNeverDefinedIsNamedAtTheEnd() {
    ScriptException failure =
        failure(
            """
            lab.script.ScriptRunnerTest.SEEN.add("first")
            int outer() { return inner(); }
            """);
    assertThat(failure)
        .hasMessageStartingWith(script() + ":2: uses what is not defined: method inner()");
    assertThat(SEEN).containsExactly("first");
  }

  @Test
  void whatIsNotYetDefinedCannotBeCalled() {
    assertThat(failure("int outer() { return inner(); }\nouter();\nint inner() { return 1; }\n"))
        .hasMessageContaining(":2: uses what is not defined: method inner()");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "int a = 1;@int twice(int x) {@  return 2 * x;@ | 2 | a } is missing, for the { on line 2",
        "int a = 1;@@// why@int b = Math.abs(@  (a + 1) * \"(\".length();@ | 4 | a ) is missing, for the ( on line 4",
        "int[] a = {@  1, 2@| 1 | a } is missing, for the { on line 1",
        "int a = 1 +@| 1 | it may be that a ; is missing, or the rest of an expression",
      })
  void aStatementWithoutItsEndIsNamedByItsFirstLine(String source, int line, String missing) {
    String text = "lab.script.ScriptRunnerTest.SEEN.add(\"first\"); " + source.replace('@', '\n');
    assertThat(failure(text))
        .hasMessageStartingWith(
            "%s:%d: the statement that begins here does not end: %s%n    "
                .formatted(script(), line, missing));
    assertThat(SEEN).as("nothing is run of what is cut short").isEmpty();
  }

  @Test
  void whatIsShownMustBeWhatIsExpected() throws Exception {
    PrintStream out = System.out;
    var printed = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      run(
          """
          double x = Math.log(10)          // => 2.30…
          int y = 3; int z = 4;            // => 4
          "a b"                            // => "a b"
          Math.max(y,                      // => 4
              z)
          System.out.println("  one " + x + " 1\\nm×n \\\\E .*  ");   // => one … 1
          // a remark
          // => m×n \\E .*
          for (int i = 0; i < 3; i++) {
            System.out.println(i);
          }
          // => 0
          // => …
          // => 2
          System.out.println("// => not an expectation");
          new double[] {1, 2}              // => double[2] { 1.0, … }
          """);
    } finally {
      System.setOut(out);
    }
    assertThat(printed.toString(StandardCharsets.UTF_8))
        .isEqualToNormalizingNewlines(
            "  one 2.302585092994046 1\nm×n \\E .*  \n0\n1\n2\n// => not an expectation\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "int a = 1;@int b = a + 1   // => 3 | 2 | expected 3 but was 2",
        "int a = 1;@System.out.print(\"2.31\");   // => 2.30… | 2 | expected 2.30… but was 2.31",
        "int a = 1;@@;;@a = 2;@// => 1 | 4 | expected 1 but was 2",
        "int a() { return 1; }  // => 1 | 1 | expected 1 but was nothing",
        "\"a\"  // => a | 1 | expected a but was \"a\"",
        "10  // => 1 | 1 | expected 1 but was 10",
      })
  void anythingElseStopsTheScript(String source, int line, String sentence) {
    String text = source.replace('@', '\n') + "\nlab.console.ScriptRunnerTest.SEEN.add(1);\n";
    ScriptException failure = failure(text);
    assertThat(failure).hasMessageStartingWith("%s:%d: %s%n".formatted(script(), line, sentence));
    assertThat(SEEN).isEmpty();
  }

  @Test
  void linesAreShownBelowOneAnother() {
    assertThat(failure("\"1\\n2\".lines().forEach(System.out::println)\n// => 1\n// => 3\n"))
        .hasMessageStartingWith(
            "%s:1: expected%n    1\n    3\n%nbut was%n    1\n    2\n".formatted(script()));
  }

  @Test
  void aMissingOrUnreadableScriptIsASentence() throws IOException {
    assertThat(catchThrowableOfType(ScriptException.class, () -> ScriptRunner.run(script())))
        .hasMessage(script() + ": there is no such script");
    Files.write(script(), "int ä = 1;".getBytes(StandardCharsets.ISO_8859_1));
    assertThat(catchThrowableOfType(ScriptException.class, () -> ScriptRunner.run(script())))
        .hasMessage(script() + ": the script must be text in UTF-8, but is not");
    assertThat(catchThrowableOfType(ScriptException.class, () -> ScriptRunner.run(folder)))
        .hasMessageStartingWith(folder + ": the script cannot be read: ");
  }

  private Path script() {
    return folder.resolve("script.jsh");
  }

  private void run(String source) throws Exception {
    Files.writeString(script(), source);
    ScriptRunner.run(script());
  }

  private ScriptException failure(String source) {
    return catchThrowableOfType(ScriptException.class, () -> run(source));
  }
}
