package lab.console;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import lab.author.NewExercise;
import lab.author.Project;
import lab.console.kit.LabCommand;
import lab.script.Home;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lab course new}: writes the files that an exercise begins with. */
@Command(
    name = "new",
    description = "Begins an exercise: reference, checks, mistakes, hints and its line in Course.")
final class CourseNewCommand extends LabCommand {
  @Parameters(index = "0", paramLabel = "ID", description = "The next of its lab, such as 9.2.")
  private String id;

  @Parameters(index = "1", paramLabel = "PIECE", description = "Its class, such as Momentum.")
  private String piece;

  @Option(
      names = "--contract",
      paramLabel = "CONTRACT",
      description = "What it implements; unless told, what all exercises of the lab do.")
  private String contract;

  @Option(
      names = "--settings",
      paramLabel = "SETTING",
      split = ",",
      description = "What it is made of: mu, or \"int size,p\"; one without a type is a double.")
  private List<String> settings = List.of();

  @Override
  public Integer call() throws IOException {
    Project project = Project.in(Home.here());
    planned(project).write().forEach(out()::println);
    out().printf("What is still to be written: labs/lab course check %s%n", id);
    return 0;
  }

  private NewExercise planned(Project project) throws IOException {
    try {
      return NewExercise.of(project, id, piece, Optional.ofNullable(contract), settings);
    } catch (IllegalArgumentException e) {
      throw misuse(e.getMessage());
    }
  }
}
