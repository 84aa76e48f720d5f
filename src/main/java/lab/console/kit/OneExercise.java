package lab.console.kit;

import lab.piece.Assignment;
import lab.stepper.Choice;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command-line argument that names the one exercise a command is about. */
public final class OneExercise {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Parameters(paramLabel = "EXERCISE", description = "An exercise or its piece: 4.1 or Backprop.")
  private String word;

  /**
   * The exercise that was named.
   *
   * @throws picocli.CommandLine.ParameterException if there is none of this name, or several
   */
  public Assignment chosen() {
    return Misuse.unless(spec, () -> Choice.one(word));
  }
}
