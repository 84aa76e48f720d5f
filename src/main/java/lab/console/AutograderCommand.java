package lab.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import lab.base.AtomicFile;
import lab.console.kit.LabCommand;
import lab.gradebook.HiddenSeeds;
import lab.release.Autograder;
import lab.script.Home;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code lab autograder}: packs the grader for Gradescope or GitHub Classroom. */
@Command(
    name = "autograder",
    description = "Writes what Gradescope or GitHub Classroom needs to run the same grader.")
final class AutograderCommand extends LabCommand {
  @ArgGroup(multiplicity = "1")
  private Target target;

  /** Where it is to run. */
  private static final class Target {
    @Option(
        names = "--gradescope",
        paramLabel = "OUT.zip",
        description = "Writes Gradescope's autograder: setup.sh, run_autograder, and the grader.")
    private Path gradescope;

    @Option(
        names = "--github",
        paramLabel = "FOLDER",
        description = "Writes a workflow into an unpacked release, the template for students.")
    private Path github;
  }

  @Option(
      names = "--seed",
      paramLabel = "N",
      description =
          "Draws the hidden cases of all submissions; drawn at random and told, unless given.")
  private Long seed;

  @Option(
      names = "--require-isolation",
      description = "The grader refuses where code cannot be kept apart from the machine.")
  private boolean requireIsolation;

  @Option(names = "--force", description = "Replaces what is there.")
  private boolean force;

  @Override
  public Integer call() throws IOException {
    Autograder autograder =
        new Autograder(
            seed == null ? HiddenSeeds.draw() : seed,
            requireIsolation ? "--require-isolation" : "");
    Path file =
        target.gradescope != null
            ? target.gradescope
            : target.github.resolve(".github/workflows/classroom.yml");
    if (Files.exists(file) && !force) {
      throw new IOException(file + " is there already; --force replaces it.");
    }
    AtomicFile.requireWritable(file);
    if (target.gradescope != null) {
      AtomicFile.write(file, out -> autograder.writeZip(Home.here(), out));
    } else {
      requireRelease();
      AtomicFile.write(file, out -> out.write(autograder.workflow()));
    }
    out().printf("%s: %d kB; seed %d.%n", file, Files.size(file) / 1000 + 1, autograder.seed());
    return 0;
  }

  private void requireRelease() throws IOException {
    if (!Files.exists(target.github.resolve("labs/lab"))) {
      throw new IOException(
          "%s holds no labs/lab: make a release with lab release, unpack it, and name its folder."
              .formatted(target.github));
    }
  }
}
