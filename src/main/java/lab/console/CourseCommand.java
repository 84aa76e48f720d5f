package lab.console;

import lab.console.kit.LabCommand;
import picocli.CommandLine.Command;

/** {@code lab course}: holds the commands for writing exercises. */
@Command(
    name = "course",
    description = "For the instructor: says what exercises lack, and begins new ones.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {CourseCheckCommand.class, CourseNewCommand.class})
final class CourseCommand extends LabCommand {
  @Override
  public Integer call() {
    throw misuse("lab course: say what to do, labs/lab course check or labs/lab course new.");
  }
}
