package lab.console;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import lab.base.AtomicFile;
import lab.console.kit.LabCommand;
import lab.console.kit.OneExercise;
import lab.piece.Assignment;
import lab.release.Pristine;
import lab.script.Home;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code lab reset}: writes an exercise's stub again and keeps the student's file. */
@Command(name = "reset", description = "Brings an exercise's stub back and keeps your file.")
final class ResetCommand extends LabCommand {
  private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

  @Mixin private OneExercise named;

  @Override
  public Integer call() throws IOException {
    Assignment exercise = named.chosen();
    String piece = exercise.piece();
    Home home = Home.here();
    byte[] stub =
        Pristine.stub(home, piece)
            .orElseThrow(
                () ->
                    new IOException(
                        "There is nothing to bring %s back from: solutions/reference is not there; git checkout %s may."
                            .formatted(piece, Home.shown(piece))))
            .getBytes(StandardCharsets.UTF_8);
    Path file = home.mine().resolve(piece + ".java");
    if (!Files.exists(file)) {
      AtomicFile.write(file, to -> to.write(stub));
      out().printf("%s was not there; it is the stub now.%n", Home.shown(piece));
    } else if (Arrays.equals(Files.readAllBytes(file), stub)) {
      out().printf("%s is the stub already.%n", Home.shown(piece));
    } else {
      Path kept = keep(home, piece, Files.readAllBytes(file));
      AtomicFile.write(file, to -> to.write(stub));
      out()
          .printf(
              "%s is the stub again; what stood there is kept in %s.%n",
              Home.shown(piece), home.root().relativize(kept).toString().replace('\\', '/'));
    }
    return 0;
  }

  /** Its name does not end as a source's, or a build would compile it too. */
  private static Path keep(Home home, String piece, byte[] work) throws IOException {
    String name = piece + "-" + LocalDateTime.now().format(WHEN);
    Path kept = home.kept().resolve(name + ".java.txt");
    for (int i = 2; Files.exists(kept); i++) {
      kept = home.kept().resolve(name + "-" + i + ".java.txt");
    }
    AtomicFile.write(kept, to -> to.write(work));
    return kept;
  }
}
