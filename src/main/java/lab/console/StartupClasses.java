package lab.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import lab.base.Natives;
import lab.script.FinishedPieces;
import lab.script.Home;
import lab.script.ScriptException;
import lab.stepper.Lab;
import lab.stepper.Lesson;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/**
 * Does once, unseen, what most starts begin with: the build of {@code labs/lab} archives the
 * classes that this loads. It leaves a lab at the first prompt; with all that a step needs, too,
 * the archive would take twice the time and the space.
 */
final class StartupClasses {
  private static final long LONGEST_SECONDS = 60;

  private static final String SCRIPT =
      """
      // Lab 1: A rehearsal
      //
      // One array.
      import org.nd4j.linalg.factory.Nd4j;

      // ---- An array
      // Two numbers in a row.
      var a = Nd4j.create(new double[][] {{1, 2}});
      // => [[    1.0000,    2.0000]]
      """;

  private StartupClasses() {}

  /** Rehearses in the folder that is the lab's home, and ends within a minute. */
  public static void main(String[] args) throws IOException, ScriptException {
    CompletableFuture.delayedExecutor(LONGEST_SECONDS, TimeUnit.SECONDS)
        .execute(() -> Runtime.getRuntime().halt(1));
    Locale.setDefault(Locale.ROOT);
    PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
    for (String option : List.of("--version", "--help")) {
      Main.commandLine().setOut(nowhere).execute(option);
    }
    Natives.require();
    stepThrough(Home.here().root().resolve("labs"), nowhere);
    System.exit(0);
  }

  /** Comes to a lab's first prompt, and leaves. */
  private static void stepThrough(Path labs, PrintWriter out) throws IOException, ScriptException {
    Files.createDirectories(labs);
    Files.writeString(labs.resolve("01-rehearsal.jsh"), SCRIPT);
    // The session behind it never opens: it would come as far as chance has it.
    FinishedPieces never = new CompletableFuture<FinishedPieces.Found>()::join;
    try (PipedOutputStream typing = new PipedOutputStream();
        PipedInputStream keys = new PipedInputStream(typing);
        Terminal terminal =
            TerminalBuilder.builder()
                .system(false)
                .streams(keys, OutputStream.nullOutputStream())
                .type("xterm-256color")
                .build()) {
      typing.write(":quit\r".getBytes(UTF_8));
      new Lesson(never, out).step(Lab.all().get(0), terminal);
    }
  }
}
