package lab.console;

import java.io.IOException;
import java.util.List;
import lab.console.kit.LabCommand;
import lab.console.kit.OneExercise;
import lab.piece.Assignment;
import lab.practice.Hints;
import lab.practice.PracticeRecord;
import lab.script.Home;
import lab.terminal.Output;
import lab.terminal.Wrap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code lab hint}: prints an exercise's next hint. */
@Command(
    name = "hint",
    description = "Shows the next of an exercise's hints, from a nudge to nearly the answer.")
final class HintCommand extends LabCommand {
  private static final int MAX_WIDTH = 88;

  @Mixin private OneExercise named;

  @Option(names = "--all", description = "All hints at once.")
  private boolean all;

  @Option(names = "--again", description = "Begin with the first hint again.")
  private boolean again;

  @Override
  public Integer call() throws IOException {
    Assignment exercise = named.chosen();
    PracticeRecord progress = progress(Home.here());
    List<String> hints = Hints.of(exercise.id());
    int shown = again ? 0 : progress.hints(exercise.id());
    int first = all ? 1 : Math.min(shown + 1, hints.size());
    int last = all ? hints.size() : first;
    int width = Math.min(Output.of(spec).width() - 1, MAX_WIDTH);
    for (int i = first; i <= last; i++) {
      out().printf("%s %s, hint %d of %d:%n", exercise.id(), exercise.piece(), i, hints.size());
      Wrap.lines(hints.get(i - 1), width, "  ").forEach(out()::println);
    }
    if (!all && shown >= hints.size()) {
      out().printf("That is the last hint; labs/lab hint %s --all shows all.%n", exercise.id());
    }
    progress.keepHints(exercise.id(), last);
    return 0;
  }
}
