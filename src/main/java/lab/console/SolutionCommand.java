package lab.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import lab.console.kit.CheckOptions;
import lab.console.kit.LabCommand;
import lab.console.kit.OneExercise;
import lab.piece.Assignment;
import lab.practice.LineDiff;
import lab.practice.LineDiff.In;
import lab.practice.LineDiff.Line;
import lab.practice.PracticeRecord;
import lab.practice.Sources;
import lab.practice.Stub;
import lab.practice.Workbench;
import lab.script.Home;
import lab.terminal.CodeListing;
import lab.terminal.Output;
import lab.terminal.Printable;
import lab.terminal.Screen;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code lab solution}: prints the reference, the student's piece, and the differences. */
@Command(
    name = "solution",
    description = "Shows the reference's solution, yours, and what differs, once yours is right.")
final class SolutionCommand extends LabCommand {
  @Mixin private OneExercise named;
  @Mixin private CheckOptions options;

  @Option(names = "--give-up", description = "Before it is right, too; that is remembered.")
  private boolean giveUp;

  @Override
  public Integer call() throws IOException {
    Assignment exercise = named.chosen();
    String name = exercise.id() + " " + exercise.piece();
    Home home = Home.here();
    Path reference = home.references().resolve(exercise.piece() + ".java");
    if (!Files.exists(reference)) {
      throw new IOException(
          "This release has no solutions: the references are in it as classes only. Whoever gave it out has them.");
    }
    PracticeRecord progress = progress(home);
    Sources sources = Sources.read(home.mine());
    if (!isSolved(exercise, home, progress, sources)) {
      if (giveUp) {
        progress.keepGivenUp(exercise.id());
      } else if (!progress.gaveUp(exercise.id())) {
        throw new IOException(
            "%s is not solved yet: labs/lab hint %s helps. --give-up shows the solution all the same; that is remembered."
                .formatted(name, exercise.id()));
      }
    }
    Output output = Output.of(spec);
    boolean seen = progress.gaveUp(exercise.id());
    output.line(name + (seen ? " (given up)" : ""), Screen.BOLD);
    List<String> mine =
        sources.has(exercise.piece())
            ? Stub.answer(sources.texts().get(exercise.piece()))
            : List.of();
    show(mine, Stub.answer(Files.readString(reference)), output);
    return 0;
  }

  private boolean isSolved(Assignment exercise, Home home, PracticeRecord progress, Sources sources)
      throws IOException {
    try (Workbench bench = new Workbench(home, options.limits(), progress)) {
      return bench.check(List.of(exercise), sources, found -> {}).get(exercise).passed();
    }
  }

  /**
   * Prints both files whole, since a solution of another kind cannot be understood from the
   * differences.
   */
  private static void show(List<String> mine, List<String> reference, Output output) {
    List<Line> lines = LineDiff.of(mine, reference);
    if (lines.stream().allMatch(line -> line.in() == In.BOTH)) {
      whole("Yours and the reference's are the same:", reference, output);
      return;
    }
    whole("The reference's:", reference, output);
    if (mine.isEmpty()) {
      return;
    }
    whole("Yours:", mine, output);
    if (LineDiff.correspond(mine, reference)) {
      heading("What differs (- yours, + the reference's):", output);
      differences(lines, output);
    } else {
      heading("Line by line the two have too little in common to be compared.", output);
    }
  }

  private static void whole(String heading, List<String> source, Output output) {
    heading(heading, output);
    source.forEach(line -> code("  ", line, Screen.PLAIN, output));
    output.line(AttributedString.EMPTY);
  }

  private static void heading(String text, Output output) {
    output.line(text, Screen.DIM);
  }

  /** What stands in one of them alone, with a line of what is around it. */
  private static void differences(List<Line> lines, Output output) {
    int shown = -1;
    for (int i = 0; i < lines.size(); i++) {
      List<Line> around = lines.subList(Math.max(0, i - 1), Math.min(lines.size(), i + 2));
      if (around.stream().allMatch(line -> line.in() == In.BOTH)) {
        continue;
      }
      if (i > shown + 1) {
        heading("  …", output);
      }
      shown = i;
      String text = lines.get(i).text();
      switch (lines.get(i).in()) {
        case BOTH -> code("  ", text, Screen.PLAIN, output);
        case LEFT -> code("- ", text, Screen.BAD, output);
        case RIGHT -> code("+ ", text, Screen.GOOD, output);
      }
    }
  }

  private static void code(String mark, String line, AttributedStyle style, Output output) {
    CodeListing.of(Printable.of(line), output.width() - mark.length())
        .lines()
        .forEach(part -> output.line((mark + part).stripTrailing(), style));
  }
}
