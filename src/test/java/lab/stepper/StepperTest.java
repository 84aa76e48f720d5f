package lab.stepper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import lab.console.LabHome;
import lab.script.FinishedPieces;
import lab.script.ProgressFile;
import lab.script.Script;
import lab.script.ScriptException;
import lab.terminal.Screen;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.DumbTerminal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Plays learners who type lines into a terminal that knows no more than that. */
class StepperTest {
  @TempDir Path home;
  private LabHome labHome;
  private int columns = 80;

  @BeforeEach
  void moveIn() throws IOException {
    labHome = new LabHome(home);
    Files.createDirectories(home.resolve("labs"));
    try (InputStream sample = getClass().getResourceAsStream("/lab/console/01-sample.jsh")) {
      Files.copy(sample, script());
    }
    Files.writeString(home.resolve("labs/02-next.jsh"), "// Lab 2: What is next\n");
  }

  @AfterEach
  void moveOut() {
    labHome.close();
  }

  private Path script() {
    return home.resolve("labs/01-sample.jsh");
  }

  /** What the screen shows to someone who types these lines and then Ctrl-D. */
  private String typing(String... lines) throws Exception {
    return typing(() -> new FinishedPieces.Found(List.of(), List.of()), lines);
  }

  private String typing(FinishedPieces pieces, String... lines) throws Exception {
    String keys = String.join("\n", lines) + (lines.length == 0 ? "" : "\n");
    var in = new ByteArrayInputStream(keys.getBytes(StandardCharsets.UTF_8));
    var out = new ByteArrayOutputStream();
    try (Terminal terminal = new DumbTerminal("test", "dumb", in, out, StandardCharsets.UTF_8)) {
      terminal.setSize(new Size(columns, 24));
      Screen screen = new Screen(terminal, true);
      Supplier<String> shown = () -> out.toString(StandardCharsets.UTF_8);
      new Stepper(
              Lab.find("1").orElseThrow(),
              Script.read(script()),
              screen,
              pieces,
              bookmarks(screen),
              new Figures(home, screen, Map.of()),
              home.resolve("history"))
          .run();
      return shown.get().replaceAll("\r\n?", "\n");
    }
  }

  private Bookmarks bookmarks(Screen screen) {
    return new Bookmarks(new ProgressFile(home.resolve("labs"), screen::warn));
  }

  private Bookmarks bookmarks() {
    return new Bookmarks(new ProgressFile(home.resolve("labs"), sentence -> {}));
  }

  @Test
  void leadsFromTheIntroductionToTheExercises() throws Exception {
    String screen = typing("", "", "6, I think", "", "", "", ":answer", ":answer", "");
    assertThat(screen)
        .containsSubsequence(
            "Lab 1: A sample of a lab\n\nThis script is for the tests",
            "\n  a formula:  c = −ln p      stands as it is\n\nAnd a last paragraph.\n\n",
            "── 1 of 3 · Numbers ──",
            "  var cost = Math.log(10);\n  System.out.println(\"ten classes, cost \" + cost);\n\n",
            "1/3 Enter runs it › ",
            "cost ==> 2.30259\nten classes, cost 2.302585092994046\n\n",
            "1/3 Enter goes on › ",
            "── 2 of 3 · An array ──",
            "What is the sum of all its entries?\nyour guess › ",
            "A ==> 2×3 float\n  1  1  1\n  1  1  1\n",
            "$1 ==> 6.0\nyour guess: 6, I think\n\n",
            "── 3 of 3 · A figure ──",
            "$2 ==> 2\n",
            "sample.png is saved;",
            "── the end · Questions ──",
            "1. Why is the logarithm of ten about 2.3?\n\n2. And is it more than two?\n",
            "1. Because e to the power of 2.3 is about ten.\nIt is not exact.\n",
            "2. Yes.\n",
            "── done · Lab 1: A sample of a lab ──",
            "Now write it yourself:\n  1.1   labs/mine/Standardise.java\nlabs/lab check 1.1 says",
            "And then: labs/lab 2\n")
        .doesNotContain("// =>", "\u001b", "does not")
        .doesNotContain("The script as it is");
    assertThat(bookmarks().isDone("01-sample")).isTrue();
    assertThat(bookmarks().next("01-sample")).isEmpty();
  }

  @Test
  void whoWantsTheReferencesIsToldToComeBackWithThem() throws Exception {
    assertThat(typing(FinishedPieces.NONE, ""))
        .contains("You leave at step 1 of 3. labs/lab 1 --reference goes on with step 2 of 3.");
    assertThat(typing(FinishedPieces.NONE, "1", "", "", "", "", "", "", "", ""))
        .contains("And then: labs/lab 2 --reference\n");
    assertThat(typing()).contains("labs/lab 1").doesNotContain("--reference");
  }

  /** As they were declared at first, whatever was declared anew since; all of one statement. */
  @Test
  void variablesAreListedAsTheyWereDeclared() throws Exception {
    assertThat(typing("int zz = 1, yy = 2;", "int xx = 3;", "int zz = 4;", ":vars"))
        .containsSubsequence("zz ==> 1\nyy ==> 2\n", "int zz = 4\nint yy = 2\nint xx = 3\n");
  }

  @Test
  void takesJavaInBetween() throws Exception {
    assertThat(
            typing(
                "cost",
                "",
                "cost > 2",
                "int twice(int x) {",
                "  return 2 * x;",
                "}",
                "twice(21)",
                "int a = twice(1) + missing;",
                "cost.size()",
                "\"a\".size()",
                "if (cost > 2) {",
                "  nothing.here();",
                "}",
                "int[] few = new int[2]; for (int i = 0; i < 3; i++) {",
                "  few[i] = i;",
                "}",
                "throw new IllegalArgumentException(\"eta must be positive\");",
                "System.out.print(\"no end\")",
                "cost = 3",
                "A",
                ":vars"))
        .containsSubsequence(
            "symbol: variable cost\n", // nothing was run yet
            "cost ==> 2.30259",
            "$1 ==> true\n",
            "twice is defined\n",
            "$2 ==> 42\n",
            "does not compile: cannot find symbol; symbol: variable missing\n",
            "does not compile: double cannot be dereferenced\n    cost.size()\n        ^\n",
            "symbol: method size(); location: class\nString\n",
            "line 2: does not compile: cannot find symbol; symbol: variable nothing\n"
                + "    nothing.here();\n"
                + "    ^\n",
            "line 2: ArrayIndexOutOfBoundsException: Index 2 out of bounds for length 2\n"
                + "    few[i] = i;\n\n",
            "\nIllegalArgumentException: eta must be positive\n\n",
            "no end\n",
            "cost ==> 3.0\n",
            "double cost = 3.0\nboolean $1 = true\nint $2 = 42\n")
        .contains("You leave at step 1 of 3. labs/lab 1 goes on with step 2 of 3.\n");
  }

  @Test
  void longLinesOfCodeStayJavaAndStatementsShowNoValue() throws Exception {
    Files.writeString(
        script(),
        """
        // Lab 1: Long lines
        // ---- Long
        var words = List.of("a text that is not to be broken", "and another one of that kind");
        words.contains("neither");
        words.stream().map(word -> word.substring(0, 2)).filter(word -> !word.isEmpty()).count()
        words.size() + 1    // a comment that says so much that it has to go on upon the next line
        "a b c ".repeat(20)
        // ---- Questions
        // Q Well?
        // A Well.
        """);
    assertThat(typing("", ":answer", "words.contains(\"x\");"))
        .containsSubsequence(
            "  var words = List.of(\n",
            "      \"a text that is not to be broken\", \"and another one of that kind\");\n",
            "  words.stream().map(word -> word.substring(0, 2))\n",
            "      .filter(word -> !word.isEmpty()).count()\n",
            "  // a comment that says so much that it has to go on upon the next line\n",
            "  words.size() + 1\n",
            "words ==> [",
            "$2 ==> 2\n",
            "$3 ==> 3\n",
            "$4 ==> \"a b c a b c a",
            "b c\na b c",
            "The questions come next: Enter.\n",
            "$5 ==> false\n")
        .doesNotContain("$1 ==>");
  }

  @Test
  void goesBackSkipsListsAndHelps() throws Exception {
    assertThat(
            typing(
                ":back",
                ":vasr",
                "help",
                "/exot",
                ":",
                "",
                "cost = 1",
                "",
                ":back",
                "",
                ":skip",
                ":skip",
                ":list",
                ":figure",
                ":answer",
                ":l"))
        .containsSubsequence(
            "This is the first step.",
            "There is no :vasr; did you mean :vars? :help lists them all.",
            "Enter runs the step that is shown",
            "  :back    shows the step before",
            "The script: ",
            "There is no :exot; :help lists what there is.",
            "There is no :; :help lists what there is.",
            "cost ==> 1.0",
            "What is the sum",
            "Back one step. Nothing is undone: the variables keep",
            "── 1 of 3 · Numbers ──",
            "cost ==> 2.30259",
            "Skipped: what this step would have defined",
            "── 3 of 3 · A figure ──",
            "✓  1  Numbers\n   2  An array\n▸  3  A figure\n      Questions\n",
            "There is no figure yet: a step that saves one says so.",
            "The questions come at the end; this is step 3 of 3.",
            "▸  3  A figure\n");
  }

  @Test
  void runsToTheEndAndStopsWhereAStepFails() throws Exception {
    String text = Files.readString(script());
    Files.writeString(script(), text.replace("Nd4j.ones(2, 3)", "Nd4j.ones(2, 3).add(missing)"));
    String screen = typing(":run", ":skip", ":run");
    assertThat(screen)
        .containsSubsequence(
            "── 1 of 3 · Numbers ──",
            "cost ==> 2.30259",
            "── 2 of 3 · An array ──",
            "01-sample.jsh:25: does not compile:",
            "variable missing\n",
            "Enter tries this step again, :skip goes on without it.\n",
            "── 3 of 3 · A figure ──",
            "rate ==> CyclicalSchedule[",
            "── the end · Questions ──");
    assertThat(bookmarks().next("01-sample")).contains("Questions");
  }

  @Test
  void goesOnWhereTheLearnerStandsThoughAnEarlierStepWasRunLast() throws Exception {
    assertThat(typing("", "", "x", ":1", "", ":3", ":quit"))
        .contains("You leave at step 3 of 3. labs/lab 1 goes on with step 3 of 3.\n");
    assertThat(bookmarks().next("01-sample")).contains("A figure");
    assertThat(typing("", ":1", ":quit")).contains("labs/lab 1 goes on with step 3 of 3.\n");
  }

  @Test
  void takesUpWhereItWasLeft() throws Exception {
    typing("", "", "x");
    assertThat(bookmarks().next("01-sample")).contains("A figure");
    assertThat(typing("", "cost + A.length()"))
        .containsSubsequence(
            "Last time you came to step 3 of 3, “A figure”. Enter goes on there and first",
            "runs steps 1 to 2 again; 1 begins with step 1.\n",
            "── 3 of 3 · A figure ──",
            "$2 ==> 8.30259\n",
            "You leave at step 3 of 3. labs/lab 1 goes on with step 3 of 3.")
        .doesNotContain("ten classes, cost");
    assertThat(typing("1")).contains("── 1 of 3 · Numbers ──").doesNotContain("3 of 3 ·");
    assertThat(typing("1 + 1", ":vars", "", "2 + 2"))
        .containsSubsequence(
            "Here Enter goes on, 1 begins with step 1, :quit leaves; Java is taken at the\nprompts",
            "Enter or 1 › ",
            "── 3 of 3 · A figure ──",
            "$2 ==> 4\n");
    assertThat(typing(":q"))
        .endsWith("\nYou leave at step 3 of 3. labs/lab 1 goes on with step 3 of 3.\n\n")
        .doesNotContain("Numbers");

    Files.writeString(script(), Files.readString(script()).replace("Math.log(10)", "Math.log(x)"));
    assertThat(typing(""))
        .containsSubsequence(
            "01-sample.jsh:18: does not compile: cannot",
            "So it begins with step 1.",
            "── 1 of 3 · Numbers ──");
  }

  @Test
  void whoLeavesALabOfASmallBudgetIsToldToComeBackWithIt() throws Exception {
    System.setProperty("lab.report.budget", "tiny");
    try {
      assertThat(typing()).contains("labs/lab 1 --budget tiny begins again.\n");
      assertThat(typing("")).contains("labs/lab 1 --budget tiny goes on with step 2 of 3.\n");
    } finally {
      System.clearProperty("lab.report.budget");
    }
    assertThat(typing()).contains("labs/lab 1 goes on with step 2 of 3.\n");
  }

  @Test
  void damagedProgressIsPutAside() throws Exception {
    Path file = home.resolve("labs/.progress.json");
    Files.writeString(file, "{ broken");
    assertThat(typing(""))
        .containsSubsequence(".progress.json is damaged", "where you stopped is", "1 of 3");
    assertThat(home.resolve("labs/.progress.json.damaged")).hasContent("{ broken");
    assertThat(bookmarks().next("01-sample")).contains("An array");

    Files.writeString(file, "{\"checked\": {\"1.1\": 5}, \"labs\": [1]}");
    bookmarks().leave("01-sample", "A figure");
    assertThat(Files.readString(file)).contains("checked", "1.1", "A figure");
    assertThat(home.resolve("labs")).isDirectoryNotContaining("glob:**.tmp");
  }

  @Test
  void whoseScriptChangedWhatIsShownIsTold() throws Exception {
    Files.writeString(script(), Files.readString(script()).replace("// => 6.0", "// => 7…"));
    assertThat(typing("", "", "", "")).contains("(The script as it is shows 7… here.)\n");
  }

  @Test
  void finishedPiecesAreImportedAndNamed() throws Exception {
    FinishedPieces one = () -> new FinishedPieces.Found(List.of("CyclicalSchedule"), List.of());
    assertThat(typing(one, "new CyclicalSchedule(1e-5, 1e-1, 50).getClass()"))
        .contains(
            "Your own pieces are used here: CyclicalSchedule. With --reference none of them",
            "$1 ==> class mine.CyclicalSchedule");
  }

  @Test
  void aPreambleThatFailsEndsTheLab() throws Exception {
    String text = Files.readString(script());
    Files.writeString(script(), text.replace("import lab.plot.*;", "import lab.plots.*;"));
    ScriptException failure = catchThrowableOfType(ScriptException.class, () -> typing("", ""));
    assertThat(failure)
        .hasMessageStartingWith(
            script() + ":11: does not compile: package lab.plots does not exist");
  }

  private static final List<String> HOSTILE =
      List.of(
          "\"a\".repeat(52)",
          "\"a\".repeat(60)",
          "\"a\".repeat(72)",
          "\"a\".repeat(72) + \" b\"",
          "\"b \" + \"a\".repeat(80)",
          "\"漢\".repeat(45)",
          "List.of(\"a\".repeat(72))",
          "Path.of(\"/a/very/long/path/with/many/folders/in/it/and/no/space/at/all/anywhere/file.png\")",
          "int aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffgggggggggghhhhhhhhhh ="
              + " 1",
          "new Object() { public String toString() { return null; } }",
          "new Object() { public String toString() { throw new IllegalStateException(\"mine\"); }"
              + " }",
          "new Object() { public String toString() { throw new Error(); } }",
          "new ArrayList<Integer>() { public boolean isEmpty() { throw new Error(); } }",
          "throw new Error() { public String getMessage() { throw new Error(); } };",
          "\"\\u001b[31mred\\u001b[2J\"",
          "throw new IllegalStateException(\"\\u001b[31mred\\u001b[2J\")",
          "throw new IllegalStateException(\"a\".repeat(200))",
          "System.out.println(\"a\".repeat(300))",
          "int forever(int n) { return forever(n + 1); }",
          "forever(0)",
          "new long[Integer.MAX_VALUE]",
          "Nowhere x",
          "Nowhere y() { return null; }",
          "\"\"",
          "null",
          "new int[0]",
          ";",
          "else",
          ":figure",
          ":-1",
          ":99");

  @ParameterizedTest
  @ValueSource(ints = {80, 60})
  void noValueAndNoErrorEndsALab(int columns) throws Exception {
    this.columns = columns;
    Path broken = Files.createDirectories(home.resolve("target/figures")).resolve("broken.png");
    List<String> typed = new ArrayList<>();
    typed.add("Files.writeString(Path.of(\"%s\"), \"no image\");".formatted(broken));
    typed.add("0");
    HOSTILE.forEach(line -> typed.addAll(List.of(line, "1000 + " + typed.size())));
    typed.add(":vars");
    String screen = typing(typed.toArray(String[]::new));
    for (int i = 0; i < HOSTILE.size(); i++) {
      assertThat(screen).as(HOSTILE.get(i)).contains("==> " + (1002 + 2 * i) + "\n");
    }
    assertThat(screen.replaceAll("\\s+", " "))
        .contains("You leave at step 1 of 3.", "The figure cannot be shown:", "StackOverflowError")
        .contains("anonymous Object, whose toString gives null")
        .contains("anonymous Object, which cannot be shown: IllegalStateException: mine")
        .contains("\\u001b[31mred")
        .contains("x is defined, but uses what is not defined: class Nowhere")
        .doesNotContain("\u001b", "This cannot be done");
  }

  @Test
  void aLongValueStandsWholeOnItsOwnLineAndTablesKeepTheirSpaces() throws Exception {
    String table = "\"W1  50×10  \" + \"1.5e-15   \".repeat(8)";
    assertThat(typing("\"a\".repeat(72)", "\"b \" + \"a\".repeat(72)", "\"a  b\".repeat(3)", table))
        .contains("$1 ==> \n\"" + "a".repeat(72) + "\"\n")
        .contains("$2 ==> \"b\n" + "a".repeat(72) + "\"\n")
        .contains("$3 ==> \"a  ba  ba  b\"\n")
        .contains(
            "$4 ==> \"W1  50×10  1.5e-15   1.5e-15   1.5e-15   1.5e-15   1.5e-15   1.5e-15\n"
                + "    1.5e-15   1.5e-15   \"\n");
  }

  @Test
  void rowsOfATableThatIsTooWideAreBrokenAtOneColumn() throws Exception {
    String table =
        "\"table\\n\" + \"   name\".repeat(13) + \"\\n\" + \" 12  34\".repeat(13) + \"\\n  a  b\"";
    assertThat(typing(table))
        .contains(
            "$1 ==> \"table\n"
                + "   name".repeat(11)
                + "\n      name   name\n"
                + " 12  34".repeat(11)
                + "\n    12  34 12  34\n  a  b\"\n");
  }

  @Test
  void aClassInPlaceOfOneOfJavasIsWarnedOfAndResetTakesItBack() throws Exception {
    assertThat(typing("", "class Object {}", "int a = 1;", ":reset", "cost > 2", "1 + 1", "a"))
        .containsSubsequence(
            "Object is defined\nFrom here on Object is this class, and no longer java.lang.Object:",
            ":reset brings it back.\n",
            "JShell is begun anew: what you typed is gone, and 1 step was run again.\n",
            "==> true\n",
            "==> 2\n",
            "symbol: variable a\n");
  }

  @Test
  void goesToAStepByItsNumber() throws Exception {
    assertThat(typing(":3", "", ":1", ":4"))
        .containsSubsequence(
            "Not run yet: steps 1, 2; what they would have defined is missing.\n",
            "── 3 of 3 · A figure ──",
            "rate ==> ",
            "── 1 of 3 · Numbers ──",
            "There is no step 4: this lab has 1 to 3.\n");
  }

  @Test
  void namesTheStepsThatWereNotRunInOneRange() throws Exception {
    Files.writeString(
        script(),
        Files.readString(script())
            .replace("// ---- Questions", "// ---- Four\n4\n// ---- Five\n5\n// ---- Questions"));
    assertThat(typing(":4", ":5", "", ":2"))
        .containsSubsequence(
            "Not run yet: steps 1 to 3; what they would have defined is missing.\n",
            "Not run yet: steps 1 to 4; what they would have defined is missing.\n",
            "Not run yet: step 1; what it would have defined is missing.\n");
  }

  @Test
  void codeThatAnswersAQuestionIsShownAfterTheGuess() throws Exception {
    Files.writeString(script(), Files.readString(script()).replace("// ? What", "// ?? What"));
    assertThat(typing("", "", "6"))
        .containsSubsequence(
            "all ones.\n\n",
            "What is the sum of all its entries?\nyour guess › ",
            "  var A = Nd4j.ones(2, 3);\n",
            "A ==> 2×3 float\n",
            "your guess: 6\n");
  }

  @Test
  void figuresOfAReportAreToldAsThoseOfALabAre() throws Exception {
    Files.writeString(
        script(),
        """
        // Lab 1: Figures
        // ---- Two
        var report = Path.of(System.getProperty("lab.home"), "target", "report");
        for (var name : List.of("one", "two"))
          Plots.rate(t -> t, 3).save(report, name);
        // ---- One
        Plots.rate(t -> t, 3).save(report, "three").size()
        // ---- None
        1 + 1
        """
            .replace("// ---- Two", "import lab.plot.*;\n// ---- Two"));
    Path report = home.resolve("target/report");
    assertThat(typing("", "", "", "", "", ":figure").replace("\n", " "))
        .containsSubsequence(
            "2 figures are saved in " + report + ": one.png, two.png; :figure shows the last.",
            report.resolve("three.png") + " is saved; :figure shows it.",
            "3 of 3 · None",
            "==> 2  3/3",
            "the figure itself: " + report.resolve("three.png"));
  }

  /** What a report had finished was run again, and who stopped the wait was back at step 1. */
  @Test
  void stepsThatRunAgainGoOnWithTheirReportAndWhatRanIsKept() throws Exception {
    Files.writeString(
        script(),
        """
        // Lab 1: Again

        // ---- One
        var resume = lab.report.Options.current().resume();

        // ---- Two
        if (resume) throw new IllegalStateException("stopped");

        // ---- Three
        resume
        """);
    typing("", "", "", "");
    assertThat(typing("", "resume", "lab.report.Options.current().resume()"))
        .containsSubsequence(
            "Last time you came to step 3 of 3",
            "IllegalStateException:",
            "So it goes on with step 2.",
            "── 2 of 3 · Two ──",
            "resume ==> true",
            "$1 ==> false");
  }

  /** Of two arrays of one loop, one was shown as before it, the other as after it. */
  @Test
  void whatTheStepChangesIsShownAsItIsAfterwards() throws Exception {
    Files.writeString(
        script(),
        """
        // Lab 1: Changes

        // ---- A valley
        double[] place = {10, 1};
        double[] firsts = new double[2];
        double steady = 0;
        double fixed = 7;
        List<String> names = new ArrayList<>(List.of("before"));
        for (int i = 0; i < 2; i++) {
          firsts[i] = place[i];
          place[i] -= 0.5 * firsts[i];
          steady = steady + place[i] + fixed;
          names.add("after");
        }
        System.out.println("done");
        """);
    assertThat(typing("", ""))
        .contains(
            """
            fixed ==> 7.0
            place ==> double[2]: 5.0, 0.5
            firsts ==> double[2]: 10.0, 1.0
            steady ==> 19.5
            names ==> ["before", "after", "after"]
            done
            """)
        .doesNotContain("place ==> double[2]: 10.0")
        .doesNotContain("steady ==> 0.0");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          x = 1;                             | true
          x[i] -= 0.3 * y[i];                | true
          x[i][j(k[0])] *= 2;                | true
          if (n > 0) x++;                    | true
          --x;                               | true
          x.add(1);                          | true
          x.subi(W);                         | true
          x <<= 2;                           | true
          return x == 1;                     | false
          var y = x[0];                      | false
          y.x = 1;                           | false
          for (int x = 0; i < 3; i++) y = 1; | false
          x.sum();                           | false
          y[x] = 1;                          | false
          """)
  void whatChangesAVariable(String code, boolean changes) {
    assertThat(Unsettled.changes(code, "x")).as(code).isEqualTo(changes);
  }

  @Test
  void aListThatTheStepFillsIsShownFilled() throws Exception {
    Files.writeString(
        script(),
        """
        // Lab 1: Lists
        // ---- Fill
        var all = new ArrayList<Integer>();
        for (int i = 0; i < 3; i++) all.add(i);
        var none = new ArrayList<Integer>();
        int[] squares = new int[3];
        int[] asked = new int[2];
        for (int i = 0; i < 3; i++) squares[i] = i * i;
        asked
        """);
    assertThat(typing("", "new ArrayList<Integer>()"))
        .containsSubsequence(
            "all ==> [0, 1, 2]\nsquares ==> int[3]: 0, 1, 4\nasked ==> int[2]: 0, 0\nnone ==> []\n\n",
            "$1 ==> []\n");
  }
}
