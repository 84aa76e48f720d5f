package lab.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Drives the program in a real terminal, key by key, as a person would. */
@Tag("slow")
class TerminalTest {
  @TempDir Path home;

  @BeforeEach
  void copyTheLab() throws IOException {
    Files.createDirectories(home.resolve("labs"));
    try (InputStream sample = getClass().getResourceAsStream("01-sample.jsh")) {
      Files.copy(sample, home.resolve("labs/01-sample.jsh"));
    }
    Files.writeString(home.resolve("labs/02-next.jsh"), "// Lab 2: What is next\n");
  }

  /** {@code labs/lab}, without its build; what ends it is told on the last line. */
  private String lab(String environment, String arguments) {
    return environment
        + " OMP_NUM_THREADS=1 '%s/bin/java' '@%s' -Dlab.home='%s' -cp '%s' lab.console.Main %s; echo ended: $?; sleep 600"
            .formatted(
                System.getProperty("java.home"),
                Path.of("labs/jvm.options").toAbsolutePath(),
                home,
                System.getProperty("java.class.path"),
                arguments);
  }

  @Test
  void twoKeysLeadToTheFirstStepAndALearnerComesBack() throws Exception {
    try (Tmux terminal = new Tmux(80, 24, lab("", ""))) {
      assertThat(terminal.until("Enter starts lab 1"))
          .contains("▸  1  A sample of a lab", "1.1 Standardise", "   2  What is next");
      terminal.press("Enter").until("1/3 Enter runs it ›");
      assertThat(terminal.press("Enter").until("1/3 Enter goes on ›"))
          .contains("\ncost ==> 2.30259\nten classes, cost 2.302585092994046\n")
          .contains("── 1 of 3 · Numbers ──")
          .doesNotContain("Enter runs it ›"); // the answered prompt makes room for the output

      terminal.press("int twice(int x) {", "Enter").until("…");
      terminal.press("return 2 * x; }", "Enter").until("twice is defined");
      terminal.press("Math.ma", "Tab").until("Math.max(");
      terminal.press("1, twice(21))", "Enter").until("$1 ==> 42");
      terminal.press("while (true) {}", "Enter").until("while (true)");
      Thread.sleep(1000); // until it runs: there is nothing to be seen of that
      terminal.press("C-c").until("interrupted");

      terminal.press(":v", "Tab").until(":vars");
      terminal.press("Enter").until("double cost = 2.30259\nint $1 = 42\n");
      terminal.press("Enter").until("your guess ›");
      terminal.press("5", "Enter").until("your guess: 5");
      terminal.press(":back", "Enter").until("Back one step. Nothing is undone");
      terminal.press(":quit", "Enter").until("You leave at step 1 of 3.");
      terminal.until("ended: 0");
    }
    try (Tmux terminal = new Tmux(120, 40, lab("", "1"))) {
      terminal.until("Last time you came to step 3 of 3, “A figure”.");
      terminal.press("Enter").until("3/3 Enter runs it ›");
      terminal.press("Enter").until("sample.png is saved; :figure shows it.");
      terminal.press(":figure", "Enter").until("▀▀▀▀▀▀▀▀▀▀");
      terminal.until("the figure itself: ");
      terminal.press("Enter").until("Questions ──");
      terminal.press(":answer", "Enter").until("1. Because e to the power of 2.3 is about ten.");
      terminal.press("Enter").until("And then: labs/lab 2");
      terminal.until("ended: 0");
    }
  }

  @Test
  void whatIsTallerThanTheTerminalIsShownInScreenfuls() throws Exception {
    String rest = "Enter for the rest ›";
    try (Tmux terminal = new Tmux(60, 12, lab("", "1"))) {
      assertThat(terminal.until(rest).strip())
          .startsWith("Lab 1: A sample of a lab")
          .doesNotContain("double cost", "1/3");
      assertThat(terminal.screen().strip().lines().count()).isLessThanOrEqualTo(12);
      terminal.press("Enter").until("1/3 Enter runs it ›");
      assertThat(terminal.screen()).contains("var cost = Math.log(10);").doesNotContain(rest);
      terminal.press("Enter").until("1/3 Enter goes on ›");
      terminal.press("Enter").until("your guess ›");
      terminal.press("Enter").until("2/3 Enter goes on ›");
      terminal.press("Enter").until("3/3 Enter runs it ›");
      terminal.press("Enter").until("3/3 Enter goes on ›");

      terminal.press(":figure", "Enter").until("the figure itself:");
      String[] figure = terminal.until("goes on ›").split("\\R");
      assertThat(figure).filteredOn(line -> line.contains("▀")).hasSizeBetween(6, 8);

      terminal.press(":help", "Enter").until(rest);
      terminal.press(":q").until("First " + rest); // it would be for a prompt that is not there
      terminal.press("Enter").until("3/3 Enter goes on ›");
      terminal.press(":quit", "Enter").until("ended: 0");
      assertThat(terminal.screen())
          .contains(":quit    leaves the lab;", "You leave at step 3 of 3.")
          .doesNotContain(rest);
    }
  }

  @Test
  void helpAndSentencesOfCommandsBreakBetweenWords() throws Exception {
    try (Tmux terminal = new Tmux(60, 24, lab("", "check --help"))) {
      assertThat(terminal.until("ended: 0")).contains("exit code 0 if they\nall pass.\n");
    }
    try (Tmux terminal = new Tmux(60, 24, lab("", "14"))) {
      assertThat(terminal.until("ended: 2")).contains("labs/lab alone\n    shows them.\n");
    }
  }

  /** A script's output breaks as in a step, and a bar is as wide as the window has become. */
  @Test
  void aScriptKnowsTheWindow() throws Exception {
    Path script = home.resolve("window.jsh");
    Files.writeString(
        script,
        """
        System.out.println("a line that goes on and on, until it is longer than the window");
        while (lab.base.TerminalWidth.columns(0) != 44) Thread.sleep(50);
        System.err.println("a sentence that is told when the window has become narrow");
        """);
    try (Tmux terminal = new Tmux(60, 24, lab("", "run " + script))) {
      terminal.until("until it is longer than the\n    window\n");
      terminal.resize(44, 24);
      terminal.until("a sentence that is told when the window has\n    become narrow\n");
      terminal.until("ended: 0");
    }
  }

  /** The terminal breaks a bar in two when it becomes narrower; the next one stands for both. */
  @Test
  void aBarLeavesNothingBehindWhenTheWindowBecomesNarrow() throws Exception {
    Path script = home.resolve("bar.jsh");
    Files.writeString(
        script,
        """
        System.setProperty("lab.terminal", "true");
        for (int i = 0; i < 30; i++) System.out.println("before the bar");
        var bar = new lab.train.Progress("rows", 200);
        bar.updated(20, 0.1, 1.5);
        while (lab.base.TerminalWidth.columns(0) != 44) Thread.sleep(50);
        bar.close();
        System.out.println("behind the bar");
        """);
    try (Tmux terminal = new Tmux(90, 24, lab("", "run " + script))) {
      terminal.until("1/200");
      terminal.resize(44, 24);
      terminal.until("ended: 0");
      assertThat(terminal.screen().strip().lines().dropWhile("before the bar"::equals))
          .satisfiesExactly(
              line -> assertThat(line).startsWith("rows   0% │").contains("batch loss 1.500"),
              line -> assertThat(line).isEqualTo("behind the bar"),
              line -> assertThat(line).isEqualTo("ended: 0"));
    }
  }

  @Test
  void valuesThatAreTallerThanTheTerminalWaitForEnter() throws Exception {
    Files.writeString(
        home.resolve("labs/01-sample.jsh"),
        """
        // Lab 1: Tall values
        //
        // Each is taller than half of the window.
        import lab.*;

        // ---- Two tables
        // With words between them.
        System.out.println("a first table");
        var first = new double[][] {{1}, {1}, {1}, {1}, {1}, {1}, {1}};
        var second = new double[][] {{2}, {2}, {2}, {2}, {2}, {2}, {2}};

        // ---- A text
        // And one more.
        var text = "line\\nof text ".repeat(14) + "at the end";
        """);
    String rest = "Enter for the rest ›";
    try (Tmux terminal = new Tmux(60, 12, lab("", "1"))) {
      terminal.until(rest); // the step itself
      terminal.press("Enter").until("1/2 Enter runs it ›");
      assertThat(terminal.press("Enter").until(rest))
          .contains("a first table\nfirst ==> double[7][1]\n")
          .doesNotContain("second ==>", "goes on");
      assertThat(terminal.press("Enter").until("1/2 Enter goes on ›"))
          .contains("second ==> double[7][1]\n")
          .doesNotContain(rest);
      terminal.press("Enter").until("2/2 Enter runs it ›");
      assertThat(terminal.press("Enter").until(rest))
          .contains("text ==> \"line\nof text line\n")
          .doesNotContain("of text at the end", "2/2 Enter goes on");
      terminal.press("1 + 1").until("First " + rest);
      assertThat(terminal.press("Enter").until("2/2 Enter goes on ›"))
          .contains("of text at the end\"\n")
          .doesNotContain("1 + 1");
    }
    try (Tmux terminal = new Tmux(60, 12, lab("", "1"))) {
      terminal.until("Enter or 1 ›");
      terminal.press("1", "Enter").until("1/2 Enter runs it ›");
      terminal.press(":run", "Enter").until("ended: 0"); // nobody reads along
      assertThat(terminal.screen()).contains("second ==> double[7][1]\n").doesNotContain(rest);
    }
  }

  @Test
  void whatAStepPrintsWaitsForEnterAndWhatIsSaidBeforeAStepIsSeen() throws Exception {
    Files.writeString(
        home.resolve("labs/01-sample.jsh"),
        """
        // Lab 1: Tall output
        //
        // It is.
        import lab.*;

        // ---- Many lines
        // One.
        //
        // Two.
        //
        // Three.
        //
        // Four.
        //
        // Five.
        //
        // Your turn: exercise 1.1.
        //
        //   labs/lab check 1.1
        for (int i = 1; i <= 16; i++) System.out.println("row " + i);
        var after = 1;

        // ---- The end
        // Nothing.
        var last = 2;
        """);
    String rest = "Enter for the rest ›";
    try (Tmux terminal = new Tmux(60, 12, lab("", "1"))) {
      terminal.until(rest);
      terminal.press("Enter").until("1/2 Enter runs it ›");
      assertThat(terminal.screen()).doesNotContain("Your turn");
      assertThat(terminal.press("Enter").until(rest))
          .contains("row 11\n")
          .doesNotContain("row 12", "after ==>");
      terminal.press("Enter").until("row 16\nafter ==> 1\n\nYour turn: exercise 1.1.\n");
      terminal.until("1/2 Enter goes on ›");
      terminal.press("Enter").until("2/2 Enter runs it ›");
      terminal.press(":back", "Enter").until(rest);
      String[] lines = terminal.screen().stripTrailing().split("\n");
      assertThat(Arrays.copyOfRange(lines, lines.length - 12, lines.length))
          .anyMatch(line -> line.contains("Back one step."))
          .anyMatch(line -> line.contains("1 of 2"))
          .endsWith(rest);
      terminal.press("Enter").until("1/2 Enter runs it ›");
      terminal.press("for (int i = 0; ; i++) System.out.println(i)", "Enter").until(rest);
      terminal.press("C-c").until("interrupted");
      terminal.until("1/2 Enter runs it ›", 2); // the first was answered with the loop
      assertThat(terminal.screen()).doesNotContain("\n99\n");
    }
  }

  /** A window is resized while a bar stands, and again while the prompt waits. */
  @Test
  void aBarIsAsWideAsTheWindowHasBecomeMeanwhile() throws Exception {
    String bar =
        "var bar = new lab.train.Progress(\"rows\", 200); bar.updated(20, 0.1, 1.5);%s bar.close(); \"ended\" + %d";
    String untilNarrow = " while (lab.base.TerminalWidth.columns(0) != 70) Thread.sleep(50);";
    try (Tmux terminal = new Tmux(80, 24, lab("", "1"))) {
      terminal.until("Enter runs it ›");
      terminal.press(bar.formatted(untilNarrow, 1), "Enter").until("1/200");
      terminal.resize(70, 24);
      terminal.until("==> \"ended1\"");
      terminal.resize(48, 24);
      terminal.press("\"\" + lab.base.TerminalWidth.columns(0)", "Enter").until("==> \"48\"");
      terminal.press(bar.formatted("", 2), "Enter").until("==> \"ended2\"");
      assertThat(terminal.screen().lines())
          .filteredOn(line -> line.startsWith("rows "))
          .last()
          .asString()
          .matches("rows   0% │.*│ .*")
          .hasSizeBetween(30, 47);
    }
  }

  @Test
  void ctrlDLeavesAndColoursCanBeRefused() throws Exception {
    try (Tmux terminal = new Tmux(80, 24, lab("LAB_COLUMNS=50 NO_COLOR=1", "1"))) {
      terminal.until("Enter runs it ›");
      assertThat(terminal.screen().lines().limit(20)).allMatch(line -> line.length() < 50);
      terminal.press("C-c").until("Ctrl-C ends what runs or is being typed;");
      terminal.until("Enter runs it ›", 2); // a key that comes between two prompts may be lost
      terminal.press("C-d").until("You leave at step 1 of 3. labs/lab 1 begins");
      terminal.until("ended: 0");
    }
  }

  @Test
  void whatCatchesItsOwnEndIsToldAndLeftWithOneMoreCtrlC() throws Exception {
    try (Tmux terminal = new Tmux(80, 24, lab("", "1"))) {
      terminal.until("Enter runs it ›");
      terminal.press("1 + 1", "Enter").until("==> 2\n");
      terminal.press("for (;;) try { Thread.sleep(50); } catch (Throwable any) { }", "Enter");
      Thread.sleep(1500);
      terminal
          .press("C-c")
          .until("This does not end, whatever it is told: one more interrupt ends the program.");
      terminal.press("C-c").until("ended: 130");
    }
  }

  @Test
  void ctrlCAtAnyMomentEndsWhatRunsAndNotTheLab() throws Exception {
    String loop = "for (;;) { Thread.onSpinWait(); }";
    try (Tmux terminal = new Tmux(80, 24, lab("", "1"))) {
      terminal.until("Enter runs it ›");
      terminal.press(loop, "Enter");
      Thread.sleep(200);
      terminal.press("C-c").until("interrupted"); // JShell is only starting
      terminal.press("1 + 1", "Enter").until("==> 2\n");

      terminal.press("new Object() { public String toString() { " + loop + " } }", "Enter");
      Thread.sleep(2000);
      terminal.press("C-c").until("interrupted", 2);

      terminal.press("Thread.sleep(2500)", "Enter");
      Thread.sleep(500);
      terminal.press("Enter", "Enter"); // impatient
      Thread.sleep(3000);
      terminal.press("Thread.sleep(1500)", "Enter");
      Thread.sleep(500);
      terminal.press("Enter", "40 + 2", "Enter"); // behind an Enter alone, this waits for its turn
      assertThat(terminal.until("==> 42\n")).doesNotContain("Enter goes on");

      terminal.press("System.exit(3)", "Enter");
      terminal.until(
          "\"System.exit(3)\" ended the program: nothing behind it was run. labs/lab 1\n"
              + "begins again.\n");
      terminal.until("ended: 3");
    }
    try (Tmux terminal = new Tmux(80, 24, lab("TERM=dumb", "1"))) {
      terminal.until("Enter runs it ›");
      terminal.press("1 + 1", "Enter").until("==> 2\n");
      terminal.press(loop, "Enter");
      Thread.sleep(2000);
      terminal.press("C-c").until("interrupted");
      terminal.press("40 + 2", "Enter").until("==> 42\n");
    }
  }

  @Test
  void withoutATerminalTheLabIsRunStrictly() throws Exception {
    try (Tmux terminal = new Tmux(80, 24, lab("", "1 | cat"))) {
      assertThat(terminal.until("ended: 0"))
          .contains("ten classes, cost 2.302585092994046")
          .doesNotContain("Enter", "==>");
    }
    Path script = home.resolve("labs/01-sample.jsh");
    Files.writeString(script, Files.readString(script).replace("// => 6.0", "// => 7.0"));
    try (Tmux terminal = new Tmux(300, 24, lab("", "01-sample --run"))) {
      assertThat(terminal.until("ended: 1"))
          .contains(script + ":26: expected 7.0 but was 6.0\n    A.sumNumber()");
    }
  }
}
