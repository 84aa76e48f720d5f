package lab.console;

import java.util.Locale;
import jdk.jshell.EvalException;
import lab.Versions;
import lab.train.StoppedException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The program behind {@code labs/lab}. */
@Command(
    name = "lab",
    description = "Builds, trains and reports on a two-layer network.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    versionProvider = Main.Version.class,
    subcommands = {CheckCommand.class, DataCommand.class, HintCommand.class, ReleaseCommand.class, ReportCommand.class, ResetCommand.class, RunCommand.class, SolutionCommand.class, StubsCommand.class, WatchCommand.class})
public final class Main implements Runnable {
  @Spec private CommandSpec spec;

  @Option(
      names = "--stacktrace",
      scope = ScopeType.INHERIT,
      description = "Shows where in the program a failure comes from.")
  private boolean stacktrace;

  /** Runs a command and ends the program: 0 done, 1 failed, 2 not understood. */
  public static void main(String[] args) {
    Locale.setDefault(Locale.ROOT); // numbers look the same everywhere, as in the report
    System.exit(commandLine().execute(args));
  }

  /** The command line, ready to execute; tests give it other writers. */
  static CommandLine commandLine() {
    Main main = new Main();
    return new CommandLine(main)
        .setParameterExceptionHandler((misuse, args) -> misused(misuse))
        .setExecutionStrategy(Main::execute)
        .setExecutionExceptionHandler((failure, command, parsed) -> main.failed(failure, command));
  }

  /** Without a command there is nothing to do. */
  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Missing command");
  }

  /** Errors of the machine, which picocli passes over, are failures like others. */
  private static int execute(ParseResult parsed) {
    try {
      return new RunLast().execute(parsed);
    } catch (OutOfMemoryError e) {
      String sentence =
          "The memory ran out (%s): give the lab more with LAB_JAVA_OPTIONS, see labs/jvm.options"
              .formatted(e.getMessage());
      throw new ExecutionException(parsed.commandSpec().commandLine(), sentence, e);
    }
  }

  /** What is wrong, what may have been meant, and how it is used. */
  private static int misused(ParameterException misuse) {
    CommandLine command = misuse.getCommandLine();
    command.getErr().println(command.getColorScheme().errorText(misuse.getMessage()));
    UnmatchedArgumentException.printSuggestions(misuse, command.getErr());
    command.usage(command.getErr());
    return command.getCommandSpec().exitCodeOnInvalidInput();
  }

  private int failed(Exception failure, CommandLine command) {
    if (stacktrace) {
      failure.printStackTrace(command.getErr());
    } else if (!wasTold(failure)) {

      command.getErr().println(command.getColorScheme().errorText(Sentence.of(failure)));
    }
    return command.getCommandSpec().exitCodeOnExecutionException();
  }

  /** A training that was asked to stop has said so itself, when it happened. */
  private static boolean wasTold(Exception failure) {
    String stopped = StoppedException.class.getName();
    return failure instanceof StoppedException
        || failure.getCause() instanceof EvalException inScript
            && inScript.getExceptionClassName().equals(stopped);
  }

  /** The version that the build wrote down. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {
        "Two-Layer Lab " + Versions.lab(),
        "Java " + Runtime.version() + " on " + System.getProperty("os.name")
      };
    }
  }
}
