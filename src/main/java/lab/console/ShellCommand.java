package lab.console;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jshell.tool.JavaShellToolBuilder;
import lab.console.kit.LabCommand;
import lab.practice.CheckedPieces;
import lab.script.FinishedPieces;
import lab.script.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code lab shell}: opens the JDK's own JShell with the lab's class path and imports. */
@Command(
    name = "shell",
    description = "Opens the stock JShell with class path, settings and imports in place.")
final class ShellCommand extends LabCommand {
  @Option(names = "--reference", description = "Imports no piece of your own.")
  private boolean reference;

  @Override
  public Integer call() throws Exception {
    FinishedPieces.Found found = CheckedPieces.of(reference).find();
    Path startup = Files.createTempFile("lab-", ".jsh");
    try {
      Files.writeString(startup, imports(found.names()));
      return JavaShellToolBuilder.builder().start(arguments(startup, found.classes()));
    } finally {
      Files.deleteIfExists(startup);
    }
  }

  private static String imports(List<String> mine) {
    return Stream.concat(Session.LAB.stream(), mine.stream().map(name -> "mine." + name))
        .map(name -> "import " + name + ";\n")
        .collect(Collectors.joining());
  }

  /** The shell runs its snippets in a Java of their own, which gets the settings of this one. */
  private static String[] arguments(Path startup, List<Path> more) {
    List<String> all = new ArrayList<>(List.of("--class-path", Session.classPath(more)));
    all.addAll(List.of("--startup", "DEFAULT", "--startup", startup.toString()));
    ManagementFactory.getRuntimeMXBean()
        .getInputArguments()
        .forEach(option -> all.add("-R" + option));
    return all.toArray(String[]::new);
  }
}
