package lab.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
        import static lab.console.ScriptRunnerTest.SEEN;

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
        lab.console.ScriptRunnerTest.SEEN.add(outer())
        """);
    assertThat(SEEN).containsExactly(7);
  }

  @Test
  void usesArrays() throws Exception {
    run(
        """
        import org.nd4j.linalg.factory.Nd4j;
        var A = Nd4j.ones(2, 3)
        lab.console.ScriptRunnerTest.SEEN.add(A.mmul(A.transpose()).getDouble(0, 0))
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
            lab.console.ScriptRunnerTest.SEEN.add("later")
            """);
    assertThat(failure.line()).isEqualTo(4);
    assertThat(failure)
        .hasMessage(
            "%s:4: does not compile: cannot find symbol; symbol:   variable missing%n    missing;"
                .formatted(script()));
    assertThat(SEEN).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "int = 5;",
        "foo bar baz;",
        "String s = 5;",
        "} int a = 1;",
        "/exit",
        "new Nothing()"
      })
  void everyKindOfCompileErrorNamesItsLine(String wrong) {
    ScriptException failure = failure("int fine = 1;\n\n" + wrong + "\nint later = 2;\n");
    assertThat(failure.line()).isEqualTo(3);
    assertThat(failure)
        .hasMessageStartingWith(script() + ":3: does not compile: ")
        .hasMessageEndingWith("    " + wrong);
  }

  @Test
  void anExceptionGivesItsOwnSentenceAndTheLine() {
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
            lab.console.ScriptRunnerTest.SEEN.add("later")
            """);
    assertThat(failure)
        .hasMessage("%s:8: eta must be positive, but is -1.0%n    check(eta);".formatted(script()));
    assertThat(failure.getCause().getStackTrace()[0].getLineNumber()).isEqualTo(3);
    assertThat(SEEN).isEmpty();
  }

  @Test
  void anExceptionWithoutASentenceIsNamed() {
    assertThat(failure("throw new java.util.NoSuchElementException();"))
        .hasMessageContaining(":1: NoSuchElementException");
    assertThat(failure("throw new java.nio.file.NoSuchFileException(\"here\");"))
        .hasMessageContaining(":1: NoSuchFileException: here");
  }

  @Test
  void theSecondStatementOfALineKnowsItsLine() {
    assertThat(failure("int a = 1;\nint b = 1; int c = b / (a - 1);\n"))
        .hasMessageContaining(":2: / by zero");
  }

  @Test
  void whatIsNeverDefinedIsNamedAtTheEnd() {
    ScriptException failure =
        failure(
            """
            lab.console.ScriptRunnerTest.SEEN.add("first")
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

  @Test
  void aStatementWithoutItsEndIsNamedByItsFirstLine() {
    assertThat(failure("int a = 1;\nint twice(int x) {\n  return 2 * x;\n"))
        .hasMessage(
            "%s:2: the script ends before this statement does%n    int twice(int x) {"
                .formatted(script()));
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
