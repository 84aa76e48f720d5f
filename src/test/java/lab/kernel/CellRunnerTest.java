package lab.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import lab.script.FinishedPieces;
import lab.script.Home;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CellRunnerTest {
  private static CellRunner runner;
  private static int count;

  private final List<String> sent = new ArrayList<>();
  private final CellOutput output = new CellOutput(this::sent);

  @BeforeAll
  static void open() {
    runner =
        new CellRunner(new Home(Path.of("")), FinishedPieces.NONE, Optional.of("Well met."), false);
  }

  @AfterAll
  static void close() {
    runner.close();
  }

  private void sent(String type, JsonObject content) {
    String text =
        content.has("text")
            ? content.get("name").getAsString() + " " + content.get("text").getAsString()
            : content.getAsJsonObject("data").get("text/plain").getAsString();
    synchronized (sent) {
      sent.add(text);
    }
  }

  private CellRunner.Ended run(String code) {
    CellRunner.Ended ended =
        runner.run(
            code,
            ++count,
            output,
            prompt -> {
              throw new IOException("nobody is here");
            });
    output.flush();
    return ended;
  }

  private String value(String code) {
    CellRunner.Ended ended = run(code);
    assertThat(ended.failure()).isEmpty();
    return ended.value().map(value -> value.data().get("text/plain").getAsString()).orElse("");
  }

  private static String plain(CellFailure failure) {
    return String.join("\n", failure.lines()).replaceAll("\u001b\\[[\\d;]*m", "");
  }

  @Test
  void showsWhatHasNoSemicolonWhatIsExpectedAndTheLastVariable() {
    assertThat(value("6 * 7")).isEqualTo("42");
    assertThat(value("6 * 7;")).isEmpty();
    assertThat(value("int a = 1;")).isEqualTo("a ==> 1");
    assertThat(value("int b = 2; b;")).isEmpty();
    assertThat(value("int c = 3;\nc + 1\nc + 2")).isEqualTo("5");
    assertThat(value("int d = 4; // => 4\nint e = 5;\nint f() { return 6; }")).isEmpty();
    assertThat(sent).containsSubsequence("4", "d ==> 4").doesNotContain("e ==> 5");
  }

  @Test
  void saysWhatIsOtherThanItShouldBe() {
    value("int g = 7; // => 8");
    assertThat(sent).contains("stderr line 1: by its // => it should show 8\n");
  }

  @Test
  void runsNothingOfACellThatDoesNotEnd() {
    CellFailure failure = run("int begun = 1;\nfoo(").failure().orElseThrow();

    assertThat(plain(failure))
        .isEqualTo(
            "the statement that begins here does not end: a ) is missing, for the ( on line 2\nline 2: foo(");
    assertThat(run("begun").failure()).isPresent();
  }

  @Test
  void stopsAtTheFirstStatementThatFails() {
    CellFailure failure =
        run("int kept = 1;\nint[] none = {};\nnone[3] = 1;\nkept = 2;").failure().orElseThrow();

    assertThat(failure.name()).isEqualTo("ArrayIndexOutOfBoundsException");
    assertThat(plain(failure))
        .isEqualTo(
            "ArrayIndexOutOfBoundsException: Index 3 out of bounds for length 0\nline 3: none[3] = 1;");
    assertThat(value("kept")).isEqualTo("1");
  }

  @Test
  void foldsTheStackOfTheLibraries() {
    CellFailure failure =
        run("void deep() { Integer.parseInt(\"x\"); }\ndeep();").failure().orElseThrow();

    assertThat(plain(failure))
        .matches(
            """
            NumberFormatException: For input string: "x"
            line 2: deep\\(\\);
              at NumberFormatException.forInputString \\(NumberFormatException.java:\\d+\\)
              at deep \\(cell \\[\\d+], line 1\\)
              … \\d lines of the libraries between; stack\\(\\) shows all""");
    run("stack();");
    assertThat(String.join("", sent)).contains("at Integer.parseInt (Integer.java:");
  }

  @Test
  void tellsWhatACellUsesThatIsNotThere() {
    value("int later() { return notThereYet(); }");
    assertThat(sent)
        .contains("stderr line 1: this uses what is not defined: method notThereYet()\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"%matplotlib inline", "%%writefile x.java\nclass X {}", "!ls", "\n%time f()"})
  void commandsOfOtherKernelsAreTold(String code) {
    CellFailure failure = run(code).failure().orElseThrow();
    assertThat(failure.sentence()).startsWith("this is a command of other kernels; here a cell is");
  }

  @Test
  void explainsWhatStandsBeforeAQuestionMark() {
    assertThat(run("Math.abs?").explained().orElseThrow()).contains("int Math.abs(int a)");
    assertThat(run("nothing.such?").explained()).contains("Nothing is known here of nothing.such");
  }

  @Test
  void whatIsAskedOfNobodyFails() {
    CellFailure failure = run("input(\"Name? \")").failure().orElseThrow();
    assertThat(failure.sentence()).isEqualTo("IOException: nobody is here");
  }

  @Test
  void refusesWordsThatItDoesNotKnow() {
    assertThat(run("use(\"yours\")").failure().orElseThrow().sentence())
        .isEqualTo(
            "IllegalArgumentException: use: must be \"mine\" or \"reference\", but is \"yours\"");
    assertThat(run("check(\"99.9\")").failure().orElseThrow().sentence())
        .contains("There is no exercise 99.9");
    assertThat(run("hint(\"2\")").failure().orElseThrow().sentence())
        .contains("hint: must be of one exercise, such as \"4.1\", but \"2\" has 2");
    assertThat(run("budget(\"huge\")").failure().orElseThrow().sentence()).contains("huge");
  }

  @Test
  void anInterruptEndsAnEndlessLoopAndTheSessionLives() throws Exception {
    CompletableFuture<Void> heard = new CompletableFuture<>();
    CellOutput listening =
        new CellOutput(
            (type, content) -> {
              if (type.equals("display_data")) {
                heard.complete(null);
              }
            });
    heard.thenRunAsync(runner::interrupt);

    CellRunner.Ended ended =
        runner.run("display(1); while (true) { }", ++count, listening, prompt -> "");

    assertThat(ended.failure().orElseThrow().name()).isEqualTo("Interrupted");
    assertThat(value("40 + 2")).isEqualTo("42");
  }

  @Test
  void greetsOnce() {
    run("1");
    run("2");
    assertThat(sent.stream().filter(text -> text.contains("Well met.")))
        .hasSizeLessThanOrEqualTo(1);
  }
}
