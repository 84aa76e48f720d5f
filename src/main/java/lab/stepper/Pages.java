package lab.stepper;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import lab.piece.Assignment;
import lab.script.Script;
import lab.script.Script.Step;
import lab.terminal.Prose;
import lab.terminal.Screen;

/**
 * Writes the stepper's pages to the screen; a page of the script leaves an empty line behind it.
 */
final class Pages {
  private final Script script;
  private final Screen screen;

  /** Makes the pages of a script, shown on a screen. */
  Pages(Script script, Screen screen) {
    this.script = script;
    this.screen = screen;
  }

  /** Shows the title and the introduction of the script. */
  void opening() {
    screen.gap();
    screen.line(script.title(), Screen.TITLE);
    screen.gap();
    screen.prose(script.intro());
  }

  /** A step as it is before it runs; code that gives away what is asked is not shown yet. */
  void step(int number) {
    Step step = script.steps().get(number);
    title(number);
    screen.prose(step.lead());
    if (!step.hidden()) {
      code(step);
    }
    if (step.code().isEmpty()) {
      task(number);
    }
  }

  /** Shows what the learner is to do in a step: its paragraphs from "Your turn:" on. */
  void task(int number) {
    screen.prose(script.steps().get(number).task());
  }

  /** A step's code alone. */
  void code(Step step) {
    if (!step.code().isEmpty()) {
      screen.code(step.code().withoutExpectations());
      screen.gap();
    }
  }

  /** A step's title alone. */
  void title(int number) {
    screen.rule(place(number), script.steps().get(number).title());
    screen.gap();
  }

  /** Where a step stands, such as 3 of 9; behind the last stand the questions. */
  String place(int number) {
    int steps = script.steps().size();
    return number == steps ? "the questions" : "%d of %d".formatted(number + 1, steps);
  }

  /** Shows the questions at the end of the script. */
  void questions() {
    screen.rule("the end", "Questions");
    screen.gap();
    for (int i = 0; i < script.questions().size(); i++) {
      numbered(i, script.questions().get(i).question());
      screen.gap();
    }
    screen.say(
        "Think about each, then let :answer show what can be said to it, one after another.",
        Screen.DIM);
    screen.gap();
  }

  /** Shows the answer to one question, counted from 0. */
  void answer(int number) {
    numbered(number, script.questions().get(number).answer());
  }

  private void numbered(int number, List<String> paragraphs) {
    screen.say(number + 1 + ". " + String.join("\n", paragraphs), Screen.PLAIN);
  }

  /**
   * What to do with what was learnt.
   *
   * @param next the command that starts the next lab; empty behind the last
   */
  void end(Lab lab, Optional<String> next) {
    screen.rule("done", script.title());
    screen.gap();
    List<Assignment> tasks = lab.exercises();
    if (!tasks.isEmpty()) {
      screen.line("Now write it yourself:");
      for (Assignment task : tasks) {
        screen.line("  %-5s labs/mine/%s.java".formatted(task.id(), task.piece()));
      }
      String ids = tasks.stream().map(Assignment::id).collect(Collectors.joining(" "));
      screen.say(
          "labs/lab check %s says what is right and what is not yet, labs/lab hint %s helps."
              .formatted(ids, tasks.get(0).id()),
          Screen.DIM);
      screen.gap();
    }
    screen.line(next.map("And then: "::concat).orElse("That was the last lab."));
    screen.gap();
  }

  /** All steps, with marks on those that were run and on the one that is shown. */
  void list(Set<Step> done, int at) {
    for (int i = 0; i < script.steps().size(); i++) {
      Step step = script.steps().get(i);
      String mark = i == at ? "▸" : done.contains(step) ? "✓" : " ";
      String line = "%s %2d  %s".formatted(mark, i + 1, step.title());
      screen.line(line, i == at ? Screen.BOLD : Screen.PLAIN);
    }
    if (!script.questions().isEmpty()) {
      screen.line((at == script.steps().size() ? "▸" : " ") + "     Questions");
    }
  }

  /** Shows the commands of the stepper. */
  void help() {
    screen.say(
        "Enter runs the step that is shown, then goes on to the next. Java that you type is run"
            + " where you are, on the same variables: Tab completes it, arrow up brings it back,"
            + " Ctrl-C ends what runs for too long. Where your guess is asked for, what you type is"
            + " your guess.",
        Screen.PLAIN);
    screen.gap();
    for (StepperCommand command : StepperCommand.values()) {
      String name = "  %-8s ".formatted(command.typed());
      for (String line : Prose.wrap(command.help(), screen.measure() - name.length())) {
        screen.line(screen.styled(name, Screen.BOLD) + line);
        name = " ".repeat(name.length());
      }
    }
    screen.gap();
    screen.say("The script: " + Figures.shortened(script.file()), Screen.DIM);
  }
}
