package lab.stepper;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import lab.base.Nearest;

/** The commands of the stepper, which are typed after a colon. */
enum StepperCommand {
  BACK("shows the step before once more; Enter runs it on the values as they are now"),
  SKIP("goes on without running this step"),
  RUN("runs this step and all that follow"),
  RESET("starts JShell anew, and runs again the steps that were run, without a word"),
  LIST("lists the steps; :7 goes to step 7"),
  VARS("lists the variables and their values"),
  FIGURE("draws the last figure"),
  ANSWER("answers the questions at the end, one at a time"),
  HELP("shows this"),
  QUIT("leaves the lab; the next start goes on from here (Ctrl-D does the same)");

  private final String help;

  StepperCommand(String help) {
    this.help = help;
  }

  String help() {
    return help;
  }

  /** As it is typed. */
  String typed() {
    return ":" + name().toLowerCase(Locale.ROOT);
  }

  static List<String> all() {
    return Arrays.stream(values()).map(StepperCommand::typed).toList();
  }

  /** The command of this name, or the only one that begins so. */
  static Optional<StepperCommand> of(String typed) {
    List<StepperCommand> found =
        Arrays.stream(values()).filter(command -> command.typed().startsWith(typed)).toList();
    return found.size() == 1 && typed.length() > 1 ? Optional.of(found.get(0)) : Optional.empty();
  }

  /** What to say to one that does not exist. */
  static String unknown(String typed) {
    return Nearest.of(typed, all())
        .map(
            near -> "There is no %s; did you mean %s? :help lists them all.".formatted(typed, near))
        .orElse("There is no %s; :help lists what there is.".formatted(typed));
  }
}
