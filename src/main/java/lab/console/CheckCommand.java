package lab.console;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import lab.console.kit.CheckOptions;
import lab.console.kit.LabCommand;
import lab.console.kit.Misuse;
import lab.piece.Assignment;
import lab.practice.PieceStatus;
import lab.practice.PieceStatusLines;
import lab.practice.PracticeRecord;
import lab.practice.Workbench;
import lab.script.Home;
import lab.stepper.Choice;
import lab.terminal.Output;
import lab.terminal.Screen;
import org.jline.utils.AttributedString;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code lab check}: checks a student's pieces and prints what is right and wrong. */
@Command(
    name = "check",
    description = "Checks your pieces, all or those named; exit code 0 if they all pass.")
final class CheckCommand extends LabCommand {
  @Mixin private CheckOptions options;

  @Parameters(
      paramLabel = "EXERCISE",
      description = "An exercise, its piece or its lab: 4.1, Backprop or 4; all unless told.")
  private List<String> words = List.of();

  @Override
  public Integer call() throws IOException {
    List<Assignment> chosen = Misuse.unless(spec, () -> Choice.of(words));
    Home home = Home.here();
    Output output = Output.of(spec);
    PracticeRecord progress = progress(home);
    Consumer<PieceStatus> tell =
        words.isEmpty()
            ? found -> output.line(PieceStatusLines.line(found, output.width()))
            : found -> output.lines(PieceStatusLines.details(found, output.width(), true));
    Map<Assignment, PieceStatus> statuses;
    try (Workbench bench = new Workbench(home, options.limits(), progress)) {
      statuses = bench.check(chosen, bench.sources(), tell);
    }
    if (words.isEmpty()) {
      summary(statuses, progress, output);
    }
    return statuses.values().stream().allMatch(PieceStatus::passed) ? 0 : 1;
  }

  /** What was found, in full for the first exercise that was begun and is not done. */
  private static void summary(
      Map<Assignment, PieceStatus> statuses, PracticeRecord progress, Output output) {
    output.line(AttributedString.EMPTY);
    statuses.values().stream()
        .filter(found -> !found.passed() && !(found instanceof PieceStatus.NotBegun))
        .findFirst()
        .ifPresent(
            found -> {
              output.lines(PieceStatusLines.details(found, output.width(), false));
              output.line(AttributedString.EMPTY);
            });
    output.line(PieceStatusLines.total(statuses), Screen.BOLD);
    String seen =
        statuses.keySet().stream()
            .map(Assignment::id)
            .filter(progress::gaveUp)
            .collect(Collectors.joining(", "));
    if (!seen.isEmpty()) {
      output.line("Given up, the solution looked at: " + seen + ".", Screen.DIM);
    }
    PieceStatusLines.next(statuses)
        .map(
            next ->
                "Next: %s %s in %s. labs/lab watch checks at every save; labs/lab hint %s helps."
                    .formatted(next.id(), next.piece(), Home.shown(next.piece()), next.id()))
        .ifPresent(next -> output.say(next, "", Screen.PLAIN));
  }
}
