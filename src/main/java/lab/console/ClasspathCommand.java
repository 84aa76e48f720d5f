package lab.console;

import lab.console.kit.LabCommand;
import picocli.CommandLine.Command;

/** {@code lab classpath}: prints the class path for {@code jshell --class-path}. */
@Command(
    name = "classpath",
    description = "Prints the class path, for the stock jshell and other tools.")
final class ClasspathCommand extends LabCommand {
  @Override
  public Integer call() {
    out().println(System.getProperty("java.class.path"));
    return 0;
  }
}
