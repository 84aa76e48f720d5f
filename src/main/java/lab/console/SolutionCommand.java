package lab.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Function;
import lab.console.LineDiff.Pair;
import lab.grade.Assignment;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code lab solution}: the reference beside the student's piece. */
@Command(
    name = "solution",
    description = "Shows the reference's solution beside yours, once yours is right.")
final class SolutionCommand implements Callable<Integer> {
  private static final String BETWEEN = " │ ";

  @Spec private CommandSpec spec;
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
    Progress progress = home.progress(spec.commandLine().getErr()::println);
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
    output.line(new AttributedString(name + (seen ? " (given up)" : ""), Screen.BOLD));
    List<String> mine =
        sources.has(exercise.piece())
            ? Stub.answer(sources.texts().get(exercise.piece()))
            : List.of();
    show(LineDiff.of(mine, Stub.answer(Files.readString(reference))), output);
    return 0;
  }

  private boolean isSolved(Assignment exercise, Home home, Progress progress, Sources sources)
      throws IOException {
    try (Workbench bench = new Workbench(home, options.limit(), progress)) {
      return bench.check(List.of(exercise), sources, found -> {}).get(exercise).passed();
    }
  }

  private static void show(List<Pair> pairs, Output output) {
    if (pairs.stream().allMatch(Pair::same)) {
      output.line(new AttributedString("Yours and the reference's are the same:"));
      pairs.forEach(pair -> output.line(new AttributedString("  " + pair.right())));
      return;
    }
    int left = Math.max("yours".length(), longest(pairs, Pair::left));
    int right = longest(pairs, Pair::right);
    if (left + BETWEEN.length() + right <= output.width()) {
      output.line(new AttributedString(row("yours", left) + "the reference's", Screen.DIM));
      pairs.forEach(pair -> output.line(sideBySide(pair, left)));
    } else {
      output.line(new AttributedString("- yours, + the reference's", Screen.DIM));
      pairs.forEach(pair -> below(pair, output));
    }
  }

  private static int longest(List<Pair> pairs, Function<Pair, String> side) {
    return pairs.stream()
        .map(side)
        .filter(Objects::nonNull)
        .mapToInt(String::length)
        .max()
        .orElse(0);
  }

  private static String row(String left, int width) {
    return left + " ".repeat(width - left.length()) + BETWEEN;
  }

  private static AttributedString sideBySide(Pair pair, int width) {
    AttributedStyle style = pair.same() ? Screen.PLAIN : Screen.ASK;
    return new AttributedStringBuilder()
        .append(row(Objects.requireNonNullElse(pair.left(), ""), width))
        .append(Objects.requireNonNullElse(pair.right(), ""), style)
        .toAttributedString();
  }

  private static void below(Pair pair, Output output) {
    if (pair.same()) {
      output.line(new AttributedString("  " + pair.right()));
      return;
    }
    if (pair.left() != null) {
      output.line(new AttributedString("- " + pair.left(), Screen.BAD));
    }
    if (pair.right() != null) {
      output.line(new AttributedString("+ " + pair.right(), Screen.GOOD));
    }
  }
}
