package lab.console;

import java.io.IOException;
import java.util.List;
import lab.author.CommonFiles;
import lab.author.CoursePages;
import lab.author.Inspection;
import lab.author.Project;
import lab.console.kit.LabCommand;
import lab.console.kit.Misuse;
import lab.piece.Assignment;
import lab.script.Home;
import lab.script.ScriptException;
import lab.stepper.Choice;
import lab.terminal.Output;
import lab.terminal.Screen;
import org.jline.utils.AttributedStringBuilder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lab course check}: prints what exercises and pages lack. */
@Command(
    name = "check",
    description = "Says what each exercise and the pages lack; exit code 0 if nothing does.")
final class CourseCheckCommand extends LabCommand {
  @Parameters(
      paramLabel = "EXERCISE",
      description = "An exercise, its piece or its lab: 4.1, Backprop or 4; all unless told.")
  private List<String> words = List.of();

  @Option(
      names = "--table",
      description = "Prints the READMEs' table of exercises, and what pages must say of how many.")
  private boolean table;

  @Override
  public Integer call() throws IOException, ScriptException {
    Project project = Project.in(Home.here());
    CoursePages pages = CoursePages.of(project);
    if (table) {
      out().print(pages.printed());
      out().flush();
      return 0;
    }
    CommonFiles common = CommonFiles.of(project);
    int lacking = 0;
    for (Assignment exercise : Misuse.unless(spec, () -> Choice.of(words))) {
      Inspection found = Inspection.of(exercise, common);
      tell(
          "%-5s %-18s".formatted(exercise.id(), exercise.piece()),
          found.summary(),
          found.lacking());
      lacking += found.lacking().size();
    }
    if (words.isEmpty()) {
      List<String> wrong = pages.wrong(project);
      tell("%-24s".formatted("pages"), pages.counts().toString(), wrong);
      lacking += wrong.size();
    }
    Output.of(spec).line(total(lacking), Screen.BOLD);
    return lacking == 0 ? 0 : 1;
  }

  private static String total(int lacking) {
    if (lacking == 0) {
      return "Nothing lacks.";
    }
    return lacking == 1 ? "1 thing lacks." : lacking + " things lack.";
  }

  /**
   * Prints a line that sums an exercise up, and below it a sentence for each thing that is missing.
   */
  private void tell(String name, String summary, List<String> lacking) {
    Output output = Output.of(spec);
    boolean whole = lacking.isEmpty();
    output.line(
        new AttributedStringBuilder()
            .append(whole ? "✓ " : "✗ ", whole ? Screen.GOOD : Screen.BAD)
            .append(name + " ", Screen.PLAIN)
            .append(summary, Screen.DIM)
            .toAttributedString());
    lacking.forEach(sentence -> output.say(sentence, "    ", Screen.PLAIN));
  }
}
