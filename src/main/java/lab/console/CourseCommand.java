package lab.console;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code lab course}: holds the commands for writing exercises. */
@Command(
    name = "course",
    description = "For the instructor: says what exercises lack, and begins new ones.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {CourseCheckCommand.class, CourseNewCommand.class})
final class CourseCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    throw new ParameterException(
        spec.commandLine(),
        "lab course: say what to do, labs/lab course check or labs/lab course new.");
  }
}
