package lab.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import lab.base.Natives;
import lab.console.cluster.OnOption;
import lab.console.kit.LabCommand;
import lab.console.kit.Misuse;
import lab.report.Options;
import lab.script.ScriptException;
import lab.script.ScriptRunner;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code lab report}: runs the report's script with the given options. */
@Command(
    name = "report",
    description =
        "Recompute the whole report: run labs/12-report.jsh and write its page, figures and tables.")
final class ReportCommand extends LabCommand {
  /** What {@code --only} can name: what the script gives a name to. */
  private static final Pattern NAMED =
      Pattern.compile("report\\.(?:(?:row|search)\\(|lastOf\\(\\s*\\w+\\s*,)\\s*\"(\\w+)\"");

  @Option(
      names = "--budget",
      paramLabel = "tiny|quick|full",
      description = "How much is run; full on CIFAR-10 and quick on Shapes, unless told.")
  private String budget;

  @Option(
      names = "--seeds",
      paramLabel = "N",
      description =
          "Run every row N times; 5 with the full budget and 2 with the others, unless told.")
  private String seeds;

  @Option(
      names = "--only",
      paramLabel = "NAME,…",
      description = "Run these rows and searches alone, such as best_cyclic,best_adam.")
  private String only;

  @Option(
      names = "--data",
      paramLabel = "cifar10|shapes",
      description = "The images; CIFAR-10 if it is there, unless told.")
  private String data;

  @Option(names = "--resume", description = "Go on with a report that was stopped.")
  private boolean resume;

  @Option(
      names = "--record",
      description = "Run labs/13-record.jsh in its place: how far two layers get.")
  private boolean record;

  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      description = "Where the page goes; target/report, or target/record, unless told.")
  private String out;

  @Mixin private OnOption on;

  @Override
  public Integer call() throws IOException, ScriptException {
    String name = record ? "13-record.jsh" : "12-report.jsh";
    Path script = Path.of(System.getProperty("lab.home", "."), "labs", name);
    Options options =
        Misuse.unless(spec, () -> Options.parse(budget, seeds, only, data, resume, out));
    requireNames(options.only(), script);
    err().println("report: " + script.getFileName() + " starts; --resume goes on if it is stopped");
    err().flush(); // the first sign of life, before the libraries are loaded
    Natives.require();
    Options.tell(options);
    return on.done(
        () -> {
          ScriptRunner.run(script);
          return 0;
        });
  }

  private void requireNames(Set<String> only, Path script) throws IOException {
    Set<String> names =
        NAMED
            .matcher(Files.readString(script))
            .results()
            .map(found -> found.group(1))
            .collect(Collectors.toCollection(TreeSet::new));
    for (String name : only) {
      if (!names.contains(name)) {
        throw misuse(
            "report: only must name rows or searches of %s, but \"%s\" is none of them: %s"
                .formatted(script.getFileName(), name, String.join(", ", names)));
      }
    }
  }
}
