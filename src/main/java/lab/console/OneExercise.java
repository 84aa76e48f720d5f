package lab.console;

import lab.piece.Assignment;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command-line argument that names the one exercise a command is about. */
final class OneExercise {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Parameters(paramLabel = "EXERCISE", description = "An exercise or its piece: 4.1 or Backprop.")
  private String word;

  Assignment chosen() {
    return Misuse.unless(spec, () -> Choice.one(word));
  }
}
