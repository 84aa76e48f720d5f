package lab.console;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code lab classpath}: prints the class path for {@code jshell --class-path}. */
@Command(
    name = "classpath",
    description = "Prints the class path, for the stock jshell and other tools.")
final class ClasspathCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    spec.commandLine().getOut().println(System.getProperty("java.class.path"));
    return 0;
  }
}
