package lab.console;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import lab.base.Natives;
import lab.console.kit.LabCommand;
import lab.console.kit.Misuse;
import lab.notebook.LabNotebooks;
import lab.practice.CheckedPieces;
import lab.report.Options;
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
      names = "--execute",
      description =
          "Runs each from the first cell to the last, and writes it with all that it shows; the"
              + " first cell that is not as the script says ends it.")
  private boolean execute;

  @Option(
      names = "--lab",
      paramLabel = "LAB",
      description = "Of this lab alone: 5, 05 or 05-gradient-check; may be given more than once.")
  private List<String> words = List.of();

  @Option(
      names = "--budget",
      paramLabel = "tiny|quick|full",
      description = "How much labs that make a report run where they are executed.")
  private String budget;

  @Option(names = "--reference", description = "Uses none of your own pieces where it executes.")
  private boolean reference;

  @Option(
      names = "--nbgrader",
      paramLabel = "DIR",
      description =
          "Writes a course for nbgrader in place of the labs' notebooks: its source and settings.")
  private Path course;

  @Override
  public Integer call() throws IOException, ScriptException {
    if (check && (force || execute)) {
      throw misuse("notebooks: --check writes nothing and runs nothing, so it stands alone");
    }
    if (!execute && (budget != null || reference)) {
      throw misuse("notebooks: --budget and --reference are for --execute");
    }
    if (course != null && (check || execute || folder != null)) {
      throw misuse("notebooks: --nbgrader writes a course in its own folder, and nothing else");
    }
    Home home = Home.here();
    List<Lab> labs = labs();
    if (course != null) {
      return told(course, new LabNotebooks(labs, course).writeCourse(home.references(), force));
    }
    Path place = folder == null ? home.root().resolve("labs/notebooks") : folder;
    LabNotebooks notebooks = new LabNotebooks(labs, place);
    if (check) {
      return check(notebooks);
    }
    return told(place, execute ? execute(notebooks, home) : notebooks.write(force));
  }

  private List<Lab> labs() throws IOException {
    if (words.isEmpty()) {
      return Lab.all();
    }
    List<Lab> chosen = new ArrayList<>();
    for (String word : words) {
      chosen.add(
          Lab.find(word)
              .orElseThrow(() -> misuse("there is no lab \"%s\"%s".formatted(word, Lab.range()))));
    }
    return chosen;
  }

  private LabNotebooks.Written execute(LabNotebooks notebooks, Home home)
      throws IOException, ScriptException {
    Natives.require();
    if (budget != null) {
      Options.tell(Misuse.unless(spec, () -> Options.parse(budget, null, null, null, false, null)));
    }
    return notebooks.execute(
        home,
        CheckedPieces.of(reference),
        force,
        file -> {
          out().println(file);
          out().flush();
        });
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
