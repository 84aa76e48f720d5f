package lab.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import lab.report.Options;
import lab.stepper.Lab;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class MainTest {
  private final CommandLine lab = Main.commandLine();
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir Path folder;

  private int execute(String... args) {
    return lab.setOut(new PrintWriter(out)).setErr(new PrintWriter(err)).execute(args);
  }

  @Test
  void helpNamesTheCommands() {
    assertThat(execute("--help")).isZero();
    assertThat(out.toString())
        .startsWith("Usage: lab ")
        .contains("run", "stubs", "--stacktrace")
        .doesNotContain("\u001b");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void helpIsACommandToo() {
    assertThat(execute("help")).isZero();
    assertThat(execute("help", "check")).isZero();
    assertThat(out.toString()).startsWith("Usage: lab ").contains("Usage: lab check ");
  }

  @Test
  void everyCommandHasHelp() {
    lab.getSubcommands().keySet().forEach(command -> assertThat(execute(command, "-h")).isZero());
    assertThat(out.toString()).contains("Usage: lab run ", "Usage: lab stubs ");
  }

  @Test
  void theVersionIsTheBuilds() {
    assertThat(execute("--version")).isZero();
    assertThat(out.toString()).matches("(?s)Two-Layer Lab \\d\\S*\\RJava .*");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "stub | lab: there is no command or lab \"stub\"; did you mean stubs? labs/lab --help lists"
            + " the commands, labs/lab alone the labs.",
        "reprot --seeds 3 | lab: there is no command or lab \"reprot\"; did you mean report?"
            + " labs/lab --help lists the commands, labs/lab alone the labs.",
        "99 | lab: there is no lab 99: there are 1 to {last}; labs/lab alone shows them.",
        "98 --run | lab: there is no lab 98: there are 1 to {last}; labs/lab alone shows them.",
        "nonsense check 1.1 | lab: there is no command or lab \"nonsense\"; labs/lab --help lists"
            + " the commands, labs/lab alone the labs.",
        "3 check 1.1 | lab: a command comes first, so begin with labs/lab check; what stands before"
            + " it here is for stepping through a lab.",
        "--reference check | lab: a command comes first, so begin with labs/lab check; what stands"
            + " before it here is for stepping through a lab.",
        "3 --budget tiny | lab 3 has no budget: it makes no report",
        "12 --budget small | report: budget must be tiny, quick, full, but is \"small\"",
        "--stack | lab: there is no option --stack; did you mean --stacktrace? labs/lab --help"
            + " lists what there is.",
        "stubs --forse | lab stubs: there is no option --forse; did you mean --force? labs/lab"
            + " stubs --help lists what there is.",
        "report --xyz=3 | lab report: there is no option --xyz; labs/lab report --help lists what"
            + " there is.",
        "run | lab run: SCRIPT is missing; labs/lab run --help shows what it takes.",
        "course | lab course: say what to do, labs/lab course check or labs/lab course new.",
        "course chek | lab course: there is no command \"chek\"; did you mean check? labs/lab course"
            + " --help lists the commands.",
        "course check 4.7 | There is no exercise 4.7; the nearest are 4.1 Backprop, 1.1"
            + " Standardise and 2.1 GaussianInit.",
        "run a b | lab run: \"b\" is one word too many; labs/lab run --help shows what it takes.",
        "data --from | lab data: the value of --from is missing; labs/lab data --help shows what it"
            + " takes.",
        "data --patience soon | lab data: --patience must be a whole number, but is \"soon\".",
        "grade in --seed x | lab grade: --seed must be a whole number, but is \"x\".",
        "grade in --jobs many | lab grade: --jobs must be a whole number, but is \"many\".",
        "grade in --call-limit x | lab grade: --call-limit must be a number, but is \"x\".",
        "autograder --seed x | lab autograder: --seed must be a whole number, but is \"x\".",
        "check --run=maybe | lab check: there is no option --run; labs/lab check --help lists what"
            + " there is.",
        "stubs --force=maybe | lab stubs: --force must be true or false, but is \"maybe\".",
        "data --verify --from x | lab data: --from=FILE, --verify are mutually exclusive (specify"
            + " only one)",
        "--run | --run, --reference and --budget want a lab, such as labs/lab 3 --run",
      })
  void whatIsNotUnderstoodIsOneSentenceAndTwo(String line, String sentence) throws IOException {
    String last = Integer.toString(Lab.all().size());
    assertThat(execute(line.split(" "))).isEqualTo(2);
    assertThat(err).hasToString(sentence.replace("{last}", last) + System.lineSeparator());
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void aLabThatMakesAReportIsSteppedInABudget() throws Exception {
    Files.createDirectories(folder.resolve("labs"));
    Files.writeString(
        folder.resolve("labs/12-report.jsh"),
        """
        // Report.open(…) would take this:
        lab.report.Options.current().budget()    // => Optional[tiny]
        """);
    try (LabHome here = new LabHome(folder)) {
      assertThat(execute("12", "--budget", "tiny", "--run", "--reference")).isZero();
      assertThat(err.toString()).isEmpty();
    } finally {
      Options.tell(null);
    }
  }

  @Test
  void aFailureIsOneSentenceAndOne() {
    String script = folder.resolve("none.jsh").toString();
    assertThat(execute("run", script)).isEqualTo(1);
    assertThat(err).hasToString(script + ": there is no such script" + System.lineSeparator());
    assertThat(out.toString()).isEmpty();
  }

  /** What a training that is stopped by Ctrl-C then says, see lab.train.KillTest. */
  @Test
  void aScriptsOwnWayOnIsLeftForItsTrainings() throws Exception {
    String before = System.getProperty("lab.again");
    Path script =
        Files.writeString(
            folder.resolve("my script.jsh"),
            "lab.train.ResumeHint.command().ifPresent(System.out::println);\n");
    PrintStream stdout = System.out;
    var printed = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      assertThat(execute("run", script.toString())).isZero();
    } finally {
      System.setOut(stdout);
      if (before == null) {
        System.clearProperty("lab.again");
      } else {
        System.setProperty("lab.again", before);
      }
    }
    assertThat(printed.toString(StandardCharsets.UTF_8))
        .isEqualToNormalizingNewlines("labs/lab run \"%s\"\n".formatted(script));
  }

  @ParameterizedTest
  @ValueSource(strings = {"--stacktrace run SCRIPT", "run --stacktrace SCRIPT"})
  void aStackTraceIsShownOnRequest(String line) throws Exception {
    Path script = Files.writeString(folder.resolve("a.jsh"), "throw new Error(\"it broke here\");");
    assertThat(execute(line.replace("SCRIPT", script.toString()).split(" "))).isEqualTo(1);
    assertThat(err.toString())
        .contains(script + ":1: Error: it broke here", "at lab.script.ScriptRunner", "Caused by: ");
  }

  @Test
  void memoryThatRunsOutIsASentence() {
    lab.addSubcommand(new Greedy());
    assertThat(execute("greedy")).isEqualTo(1);
    assertThat(err.toString())
        .startsWith("The memory ran out (Java heap space): give the lab more with LAB_JAVA_OPTIONS")
        .hasLineCount(1);
  }

  @Command(name = "greedy")
  private static final class Greedy implements Callable<Integer> {
    @Override
    public Integer call() {
      throw new OutOfMemoryError("Java heap space");
    }
  }
}
