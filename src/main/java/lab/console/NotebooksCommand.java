package lab.console;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import lab.console.kit.LabCommand;
import lab.notebook.LabNotebooks;
import lab.script.Home;
import lab.script.ScriptException;
import lab.stepper.Lab;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lab notebooks}: makes the labs' notebooks, and looks whether they are still the labs'. */
@Command(name = "notebooks", description = "Makes Jupyter notebooks of the labs.")
final class NotebooksCommand extends LabCommand {
  @Parameters(
      paramLabel = "DIR",
      arity = "0..1",
      description = "Where they are or go; labs/notebooks unless told.")
  private Path folder;

  @Option(
      names = "--check",
      description = "Writes nothing; says which notebook is not as its lab's script makes it.")
  private boolean check;

  @Option(
      names = "--force",
      description = "Replaces notebooks that were changed; what was changed is lost.")
  private boolean force;

  @Option(
      names = "--nbgrader",
      paramLabel = "DIR",
      description =
          "Writes a course for nbgrader in place of the labs' notebooks: its source and settings.")
  private Path course;

  @Override
  public Integer call() throws IOException, ScriptException {
    if (check && force) {
      throw misuse("notebooks: --check writes nothing, so there is nothing to force");
    }
    if (course != null) {
      if (check || folder != null) {
        throw misuse(
            "notebooks: --nbgrader writes a course in a folder of its own, and nothing else");
      }
      return told(
          course, new LabNotebooks(Lab.all(), course).writeCourse(Home.here().references(), force));
    }
    Path place = folder == null ? Home.here().root().resolve("labs/notebooks") : folder;
    LabNotebooks notebooks = new LabNotebooks(Lab.all(), place);
    return check ? check(notebooks) : told(place, notebooks.write(force));
  }

  private int check(LabNotebooks notebooks) throws ScriptException {
    List<String> differences = notebooks.differences();
    differences.forEach(sentence -> out().println(sentence + "."));
    if (differences.isEmpty()) {
      out().printf("%s: every notebook is as its script makes it.%n", notebooks.folder());
    }
    return differences.isEmpty() ? 0 : 1;
  }

  private int told(Path place, LabNotebooks.Written done) {
    String same = done.same() == 0 ? "" : ", %d as before".formatted(done.same());
    out().printf("%s: %d written%s%n", place, done.written(), same);
    if (!done.kept().isEmpty()) {
      done.kept().forEach(sentence -> err().println(sentence + ": left alone."));
      err().println("--force replaces what was left alone, and what was changed there is lost.");
    }
    return done.kept().isEmpty() ? 0 : 1;
  }
}
