package lab.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sits at a terminal of 80×24, types keys, saves files and reads the screen. */
@Tag("slow")
class WatchTerminalTest {
  private static final long PATIENCE = TimeUnit.MINUTES.toNanos(2);

  @TempDir Path folder;
  private final String server = "lab-" + UUID.randomUUID();
  private TemporaryProject project;
  private boolean begun;

  @BeforeEach
  void begin() throws Exception {
    assumeTrue(Files.isDirectory(Path.of("solutions/reference")), "no references to save as mine");
    assumeTrue(isThere("tmux"), "tmux, which drives the terminal, is not installed");
    project = TemporaryProject.in(folder);
    Path options = folder.resolve("java.options");
    Files.writeString(options, "-cp \"%s\"".formatted(System.getProperty("java.class.path")));
    String lab =
        "OMP_NUM_THREADS=1 '%s/bin/java' '@%s' -Dlab.home='%s' '@%s' lab.console.Main watch --limit 6; echo ended $?; cat"
            .formatted(
                System.getProperty("java.home"),
                folder.resolve("labs/jvm.options"),
                folder,
                options);
    begun = true;
    tmux("-f", "/dev/null", "new-session", "-d", "-x", "80", "-y", "24", lab);
  }

  @AfterEach
  void end() throws Exception {
    if (begun) {
      tmux("kill-server");
    }
  }

  @Test
  void aSessionOfAStudent() throws Exception {
    screen("Two-Layer Lab", "is not begun.", "Its task stands in labs/mine/", "n next   h hint");

    String right = TemporaryProject.right("Backprop");
    project.save("Backprop", right.replace(".divi(n)", ""));
    screen("✗ 4.1 Backprop: ", "labs/mine/Backprop.java:", "→ missing 1/n");

    String page = tmux("capture-pane", "-p");
    tmux("resize-window", "-x", "60", "-y", "12");
    screen("↓ ", "lines more, or labs/lab check 4.1");
    keys("Down");
    screen("↑ 2 lines above");
    keys("Up");
    tmux("resize-window", "-x", "80", "-y", "24");
    screen(page); // drawn anew, with nothing left of the narrow one

    project.save("Backprop", right.replace(".divi(n);", ".divi(n)"));
    screen("4.1 Backprop does not compile.", "A statement ends with a ;", "The last verdict: ");

    project.save(
        "Backprop", right.replace("    INDArray db2", "    while (n > 0) {}\n    INDArray db2"));
    screen("Backprop.gradients did not come back within 6 s", "(it was at");

    keys("h");
    screen("4.1 Backprop. Hint 1 of 3");
    keys("l");
    screen("> ✗   4.1 Backprop");
    keys("?");
    screen("c   check all exercises");

    project.save("Backprop", right);
    screen("✓ 4.1 Backprop is done: ");
    keys("c");
    screen("> ✓   4.1 Backprop");
    keys("n");
    screen("1/");
    tmux("resize-window", "-x", "60", "-y", "12");
    screen("q quit");
    keys("q");
    screen("exercises done.", "ended 0");
  }

  private void keys(String keys) throws Exception {
    tmux("send-keys", keys);
  }

  /** Waits until all of these are on the screen. */
  private void screen(String... wanted) throws Exception {
    long begin = System.nanoTime();
    String shown = "";
    while (System.nanoTime() - begin < PATIENCE) {
      shown = tmux("capture-pane", "-p");
      if (List.of(wanted).stream().allMatch(shown::contains)) {
        return;
      }
      Thread.sleep(100);
    }
    assertThat(shown).contains(wanted);
  }

  private String tmux(String... args) throws Exception {
    List<String> command = new ArrayList<>(List.of("tmux", "-u", "-L", server));
    command.addAll(List.of(args));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as("%s: %s", command, out).isZero();
    return out;
  }

  private static boolean isThere(String program) throws InterruptedException {
    try {
      return new ProcessBuilder(program, "-V").start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
