package lab.console;

import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import jdk.jshell.EvalException;
import lab.base.StandardStreams;
import lab.base.Versions;
import lab.blas.Gemm;
import lab.console.cluster.ClusterCommand;
import lab.console.cluster.WorkerCommand;
import lab.console.kit.LabCommand;
import lab.console.kit.Misuse;
import lab.practice.CheckedPieces;
import lab.report.Options;
import lab.script.ScriptException;
import lab.stepper.Lab;
import lab.stepper.Lesson;
import lab.terminal.Screen;
import lab.terminal.Sentence;
import lab.terminal.Width;
import lab.train.StoppedException;
import org.jline.terminal.spi.SystemStream;
import org.jline.terminal.spi.TerminalProvider;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.ScopeType;

/** The main class behind {@code labs/lab}: it parses the command line and runs the command. */
@Command(
    name = "lab",
    description =
        "Leads from an array to a report on a two-layer network; alone, it shows the way.",
    synopsisSubcommandLabel = "[LAB | COMMAND]",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    subcommands = {
      AutograderCommand.class,
      BenchCommand.class,
      CheckCommand.class,
      ClassifyCommand.class,
      ClasspathCommand.class,
      ClusterCommand.class,
      CourseCommand.class,
      DataCommand.class,
      GradeCommand.class,
      HelpCommand.class,
      HintCommand.class,
      JupyterCommand.class,
      KernelCommand.class,
      NotebooksCommand.class,
      ReleaseCommand.class,
      ReportCommand.class,
      ResetCommand.class,
      RunCommand.class,
      ShellCommand.class,
      SolutionCommand.class,
      StubsCommand.class,
      WatchCommand.class,
      WorkerCommand.class
    })
public final class Main extends LabCommand {
  /** Characters in a line of help; picocli makes none that is shorter. */
  private static final int MIN_WIDTH = 55;

  private static final int MAX_WIDTH = 80;

  @Parameters(
      paramLabel = "LAB",
      arity = "0..1",
      description = "Steps through this lab: 5, 05 or 05-gradient-check.")
  private String lab;

  @Option(
      names = "--run",
      description = "Runs the lab from first to last line; the first that fails ends it.")
  private boolean run;

  @Option(names = "--reference", description = "Uses none of your own pieces in the lab.")
  private boolean reference;

  @Option(
      names = "--budget",
      paramLabel = "tiny|quick|full",
      description = "How much a lab that makes a report runs: tiny steps through it in small.")
  private String budget;

  @Option(
      names = "--stacktrace",
      scope = ScopeType.INHERIT,
      description = "Shows where in the program a failure comes from.")
  private boolean stacktrace;

  /** Runs a command and ends the program: 0 done, 1 failed, 2 not understood. */
  public static void main(String[] args) throws IOException {
    Locale.setDefault(Locale.ROOT); // numbers look the same everywhere, as in the report
    if (System.getProperty("lab.terminal") == null) { // labs/lab says; Windows' cmd cannot tell
      System.setProperty("lab.terminal", String.valueOf(isTerminal(SystemStream.Error)));
    }
    Width.measure();
    StandardStreams.err(new PrintStream(Width.margin(System.err), true, StandardCharsets.UTF_8));
    System.exit(
        commandLine()
            .setUsageHelpWidth(Math.max(MIN_WIDTH, Math.min(Width.columns(MAX_WIDTH), MAX_WIDTH)))
            .setOut(Width.writer(System.out))
            .setErr(new PrintWriter(System.err, true))
            .execute(args));
  }

  private static boolean isTerminal(SystemStream stream) {
    try {
      return TerminalProvider.load("jni").isSystemStream(stream);
    } catch (IOException | LinkageError e) {
      return false; // nothing native for this machine
    }
  }

  /** The command line, ready to execute; tests give it other writers. */
  public static CommandLine commandLine() {
    Main main = new Main();
    CommandLine lab = new CommandLine(main);
    provideVersion(lab, new Version());
    return lab.setParameterExceptionHandler((misuse, args) -> misused(misuse, args))
        .setExecutionStrategy(Main::execute)
        .setExecutionExceptionHandler((failure, command, parsed) -> main.failed(failure, command));
  }

  /** An inherited annotation would have the version made up, which loads oneDNN, at each start. */
  private static void provideVersion(CommandLine command, Version version) {
    command.getCommandSpec().versionProvider(version);
    command.getSubcommands().values().forEach(each -> provideVersion(each, version));
  }

  /** Without a command it is a lab that is meant, or the way through them all. */
  @Override
  public Integer call() throws IOException, ScriptException {
    Lesson lesson = new Lesson(CheckedPieces.of(reference), err());
    if (lab == null) {
      if (run || reference || budget != null) {
        throw misuse("--run, --reference and --budget want a lab, such as labs/lab 3 --run");
      }
      lesson.showWay();
      return 0;
    }
    Optional<Lab> found = Lab.find(lab);
    if (found.isEmpty()) {
      throw misuse(Misuse.unknown(spec.commandLine(), lab));
    }
    Lab chosen = found.get();
    tellBudget(chosen);
    if (run || !Screen.isTerminal()) {
      lesson.runStrictly(chosen);
    } else {
      lesson.step(chosen);
    }
    return 0;
  }

  /** A lab that makes a report is told its budget as {@code lab report} tells it. */
  private void tellBudget(Lab chosen) {
    if (budget == null) {
      return;
    }
    if (!chosen.hasBudget()) {
      throw misuse("lab %d has no budget: it makes no report".formatted(chosen.number()));
    }
    Options.tell(Misuse.unless(spec, () -> Options.parse(budget, null, null, null, false, null)));
  }

  /** What stands before a command would be passed over. */
  private void requireCommandFirst(ParseResult parsed) {
    if (parsed.hasSubcommand() && (lab != null || run || reference || budget != null)) {
      String command = parsed.subcommand().commandSpec().name();
      throw misuse(
          "lab: a command comes first, so begin with labs/lab %s; what stands before it here is for stepping through a lab."
              .formatted(command));
    }
  }

  /** Errors of the machine, which picocli passes over, are failures like others. */
  private static int execute(ParseResult parsed) {
    parsed.commandSpec().commandLine().<Main>getCommand().requireCommandFirst(parsed);
    try {
      return new RunLast().execute(parsed);
    } catch (OutOfMemoryError e) {
      String sentence =
          "The memory ran out (%s): give the lab more with LAB_JAVA_OPTIONS, see labs/jvm.options"
              .formatted(e.getMessage());
      throw new ExecutionException(parsed.commandSpec().commandLine(), sentence, e);
    }
  }

  /** One sentence, with what may have been meant, and where more is to be read. */
  private static int misused(ParameterException misuse, String[] args) {
    CommandLine command = misuse.getCommandLine();
    command.getErr().println(command.getColorScheme().errorText(Misuse.sentence(misuse, args)));
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
  private static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {
        "Two-Layer Lab " + Versions.lab(),
        "Java " + Runtime.version() + " on " + System.getProperty("os.name"),
        "Large products of float32 by " + Gemm.library()
      };
    }
  }
}
