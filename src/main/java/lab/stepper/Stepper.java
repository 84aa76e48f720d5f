package lab.stepper;

import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import lab.report.Budget;
import lab.report.Options;
import lab.script.FinishedPieces;
import lab.script.Script;
import lab.script.Script.Step;
import lab.script.ScriptException;
import lab.terminal.JavaLineEditor;
import lab.terminal.Prose;
import lab.terminal.Screen;
import lab.terminal.Screenfuls;
import lab.terminal.Sentence;
import lab.terminal.Width;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal.Signal;
import org.jline.utils.Signals;

/**
 * Steps through a script in a terminal: shows a step, runs it on Enter, and takes Java in between.
 */
final class Stepper {
  private final Lab lab;
  private final Script script;
  private final Screen screen;
  private final Bookmarks bookmarks;
  private final Figures figures;
  private final FileTime begun; // when the last of an earlier visit's figures was saved
  private final FinishedPieces pieces;
  private final StepRunner runner;
  private final Pages pages;
  private final JavaLineEditor typing;
  private final LineReader reader;
  private final Set<Step> done = new HashSet<>();
  private int at; // the step that is shown; behind the last, the questions
  private boolean ran; // whether it was run since it is shown
  private int answered;
  private boolean left;

  /**
   * A stepper, whose session opens in the background.
   *
   * @param history where typed lines are remembered from one start to the next
   */
  Stepper(
      Lab lab,
      Script script,
      Screen screen,
      FinishedPieces pieces,
      Bookmarks bookmarks,
      Figures figures,
      Path history) {
    this.lab = lab;
    this.script = script;
    this.screen = screen;
    this.bookmarks = bookmarks;
    this.figures = figures;
    begun = figures.lastSavedAt();
    this.pieces = pieces;
    runner = new StepRunner(script, pieces, screen, this::again);
    pages = new Pages(script, screen);
    typing =
        new JavaLineEditor(
            runner::analysis,
            screen.terminal()::getSize,
            StepperCommand.all(),
            screen.hasColours());
    reader =
        LineReaderBuilder.builder()
            .terminal(screen.terminal())
            .parser(typing)
            .completer(typing)
            .highlighter(typing)
            .variable(LineReader.HISTORY_FILE, history)
            .variable(LineReader.LIST_MAX, Integer.MAX_VALUE) // so many as fit are offered
            .variable(LineReader.SECONDARY_PROMPT_PATTERN, screen.styled("… ", Screen.DIM))
            .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
            .option(LineReader.Option.HISTORY_IGNORE_DUPS, true)
            .build();
  }

  /**
   * Leads through the script until its end, or until the learner leaves.
   *
   * @throws ScriptException if the script's preamble does not run
   */
  void run() throws ScriptException {
    Width.follow(screen.terminal());
    screen.terminal().handle(Signal.INT, signal -> runner.interrupt());
    Object before = null;
    if (Screen.isDumb(screen.terminal())) { // such a terminal hears of no signal by itself
      before = Signals.register("INT", () -> screen.terminal().raise(Signal.INT));
    }
    try (runner) {
      Runnable opening = pages::opening;
      if (lastVisit() > 0) {
        page(opening, 3);
        goOn(lastVisit());
        opening = () -> {};
      }
      if (!left) {
        show(opening);
      }
      while (!left) {
        listen();
      }
    } catch (StepRunner.NotOpened e) {
      throw e.reason();
    } finally {
      if (before != null) {
        Signals.unregister("INT", before);
      }
    }
  }

  private boolean isAtQuestions() {
    return at == script.steps().size();
  }

  private Step step() {
    return script.steps().get(at);
  }

  private void show() {
    show(() -> {});
  }

  /**
   * Shows the step, or what comes behind the last.
   *
   * @param before writes what stands above it
   */
  private void show(Runnable before) {
    ran = false;
    int guess = isAtQuestions() ? 0 : step().guess().map(asked -> lines(asked).size()).orElse(0);
    page(
        () -> {
          before.run();
          if (!isAtQuestions()) {
            pages.step(at);
          } else if (script.questions().isEmpty()) {
            end();
          } else {
            pages.questions();
          }
        },
        guess + 1);
  }

  private List<String> lines(String text) {
    return Prose.wrap(text, screen.measure());
  }

  /** Shows what may be taller than the screen; keys that end it sooner wait for the next prompt. */
  private void page(Runnable written, int below) {
    Screenfuls shown = new Screenfuls(screen, true);
    shown.show(written, below);
    hold(shown.keys());
  }

  /** Keys wait for the next prompt. */
  private void hold(String keys) {
    if (!keys.isEmpty()) {
      reader.runMacro(keys);
    }
  }

  private void end() {
    bookmarks.finish(lab.name());
    pages.end(lab, nextLab().map(this::command));
    left = true;
  }

  private Optional<Lab> nextLab() {
    try {
      return Lab.all().stream().filter(other -> other.number() > lab.number()).findFirst();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  // ---- What the learner says

  private void listen() {
    boolean guessing = !isAtQuestions() && !ran && step().guess().isPresent();
    if (guessing) {
      screen.say(step().guess().get(), Screen.ASK);
    }
    Optional<String> line = read(guessing ? "your guess › " : prompt(), !guessing);
    if (line.isEmpty()) {
      return;
    }
    try {
      act(line.get(), guessing);
    } catch (UserInterruptException e) {
      screen.warn("interrupted");
    } catch (StepRunner.NotOpened e) {
      throw e;
    } catch (RuntimeException | Error e) { // costs what was asked for, and not the lab
      screen.warn("This cannot be done: " + Sentence.of(e));
    }
  }

  private void act(String line, boolean guessing) {
    String said = line.strip();
    if (isCommand(said)) {
      obey(said);
    } else if (said.isEmpty()) {
      screen.eraseLineAbove(); // an empty prompt says nothing
      enter();
    } else if (guessing) {
      runShown(said, true);
    } else {
      Screenfuls shown = new Screenfuls(screen, true);
      runner.runTyped(line, shown);
      hold(shown.keys());
      forgetEnters();
      screen.gap();
    }
  }

  /** An impatient Enter answers no question that was not yet to be seen; other keys wait. */
  private void forgetEnters() {
    hold(screen.keysWaiting().stripLeading());
  }

  private String prompt() {
    if (isAtQuestions()) {
      return screen.styled("Enter ends the lab", Screen.DIM) + " › ";
    }
    String enter = ran || step().code().isEmpty() ? "goes on" : "runs it";
    String where = "%d/%d Enter %s".formatted(at + 1, script.steps().size(), enter);
    return screen.styled(where, Screen.DIM) + " › ";
  }

  /** A line; nothing if there is none to act on. */
  private Optional<String> read(String prompt, boolean java) {
    typing.expectJava(java);
    try {
      return Optional.of(reader.readLine(prompt));
    } catch (UserInterruptException e) {
      if (e.getPartialLine().isBlank()) {
        screen.say(
            "Ctrl-C ends what runs or is being typed; :quit or Ctrl-D leaves the lab.", Screen.DIM);
      }
      return Optional.empty();
    } catch (EndOfFileException e) {
      quit();
      return Optional.empty();
    }
  }

  /** With a colon; or as other shells have it. */
  private static boolean isCommand(String said) {
    return said.startsWith(":") || said.matches("(?i)/\\w+|help|quit|exit");
  }

  private static String typed(String said) {
    return ":" + said.replaceFirst("^[:/]", "").strip().toLowerCase(Locale.ROOT);
  }

  private static Optional<StepperCommand> stepperCommand(String said) {
    String typed = typed(said);
    return StepperCommand.of(typed.equals(":exit") ? ":quit" : typed);
  }

  private void obey(String said) {
    String typed = typed(said);
    if (typed.matches(":\\d{1,4}")) {
      goTo(Integer.parseInt(typed.substring(1)));
      return;
    }
    Optional<StepperCommand> command = stepperCommand(said);
    if (command.isEmpty()) {
      screen.say(StepperCommand.unknown(typed), Screen.BAD);
      screen.gap();
      return;
    }
    switch (command.get()) {
      case BACK -> back();
      case SKIP -> skip();
      case RUN -> runAll();
      case RESET -> reset();
      case QUIT -> quit();
      default -> {
        tell(command.get());
        screen.gap();
      }
    }
  }

  /** Obeys a command that changes nothing. */
  private void tell(StepperCommand command) {
    switch (command) {
      case LIST -> page(() -> pages.list(done, at), 2);
      case VARS -> variables();
      case FIGURE -> figure();
      case ANSWER -> page(this::answer, 2);
      default -> page(pages::help, 2);
    }
  }

  private void variables() {
    List<String> all = runner.variables();
    if (all.isEmpty()) {
      screen.say("There are no variables yet.", Screen.DIM);
    }
    page(() -> all.forEach(screen::line), 2);
  }

  /** Enter alone: runs what is shown, then goes on. */
  private void enter() {
    if (isAtQuestions()) {
      end();
    } else if (ran || step().code().isEmpty()) {
      next();
    } else {
      runShown("", true);
    }
  }

  private void next() {
    at++;
    show();
  }

  /** Shows the step with what is to be known before. */
  private void showWith(String note) {
    show(
        () -> {
          if (!note.isEmpty()) {
            screen.say(note, Screen.DIM);
          }
          screen.gap();
        });
  }

  private void back() {
    if (at == 0) {
      screen.say("This is the first step.", Screen.DIM);
      screen.gap();
      return;
    }
    at--;
    showWith(
        "Back one step. Nothing is undone: the variables keep the values they have now, and Enter"
            + " runs this step again on them.");
  }

  private void skip() {
    if (isAtQuestions()) {
      end();
      return;
    }
    boolean isDone = done.contains(step());
    at++;
    showWith(
        isDone
            ? ""
            : "Skipped: what this step would have defined is missing from now on; :back returns to it.");
  }

  private void goTo(int number) {
    int steps = script.steps().size();
    if (number < 1 || number > steps) {
      screen.warn("There is no step %d: this lab has 1 to %d.".formatted(number, steps));
      return;
    }
    List<Integer> missing =
        IntStream.rangeClosed(1, number - 1)
            .filter(i -> !done.contains(script.steps().get(i - 1)))
            .boxed()
            .toList();
    String who = missing.size() == 1 ? "it" : "they";
    String sentence = "Not run yet: %s; what %s would have defined is missing.";
    at = number - 1;
    showWith(missing.isEmpty() ? "" : sentence.formatted(steps(missing), who));
  }

  /** Such as: step 2; steps 1, 2; steps 1 to 3, 5. */
  private static String steps(List<Integer> numbers) {
    List<String> runs = new ArrayList<>();
    for (int from = 0, to; from < numbers.size(); from = to) {
      to = from + 1;
      while (to < numbers.size() && numbers.get(to) == numbers.get(to - 1) + 1) {
        to++;
      }
      int first = numbers.get(from);
      int last = numbers.get(to - 1);
      runs.add(
          switch (to - from) {
            case 1 -> "" + first;
            case 2 -> first + ", " + last;
            default -> first + " to " + last;
          });
    }
    return (numbers.size() == 1 ? "step " : "steps ") + String.join(", ", runs);
  }

  private void figure() {
    List<Path> saved = figures.savedSince(begun);
    if (saved.isEmpty()) {
      screen.say("There is no figure yet: a step that saves one says so.", Screen.DIM);
      return;
    }
    try {
      figures.show(saved.get(saved.size() - 1));
    } catch (IOException | RuntimeException e) { // readers of images throw either
      screen.say("The figure cannot be shown: " + Sentence.of(e), Screen.BAD);
    }
  }

  private void answer() {
    int questions = script.questions().size();
    if (questions == 0) {
      screen.say("This script asks no questions.", Screen.DIM);
    } else if (!isAtQuestions()) {
      boolean next = ran && at + 1 == script.steps().size();
      String when = next ? "come next: Enter" : "come at the end; this is step " + pages.place(at);
      screen.say("The questions %s.".formatted(when), Screen.DIM);
    } else {
      if (answered > 0 && answered % questions == 0) {
        screen.say("These were all; from the first again:", Screen.DIM);
      }
      pages.answer(answered++ % questions);
    }
  }

  private void quit() {
    left = true;
    int next = ran ? at + 1 : at;
    if (next > 0) { // who only looked at the beginning keeps the place of the last visit
      remember(next);
    }
    screen.say("You leave at %s. %s".formatted(place(at), again()), Screen.DIM);
  }

  private void remember(int next) {
    boolean last = next == script.steps().size();
    bookmarks.leave(lab.name(), last ? Script.QUESTIONS : script.steps().get(next).title());
  }

  private String place(int number) {
    String step = number == script.steps().size() ? "" : "step ";
    return step + pages.place(number);
  }

  /** How the learner comes back here. */
  private String again() {
    int next = lastVisit();
    return command(lab)
        + (next > 0 ? " goes on with %s.".formatted(place(next)) : " begins again.");
  }

  /** What starts a lab with the options that this visit has. */
  private String command(Lab other) {
    boolean takesBudget = other.equals(lab) || other.hasBudget();
    Optional<Budget> budget = Options.current().budget().filter(given -> takesBudget);
    return "labs/lab "
        + other.number()
        + budget.map(given -> " --budget " + given).orElse("")
        + pieces.option();
  }

  // ---- Running

  /**
   * Runs the step.
   *
   * @param waits for Enter where what it shows is taller than the screen
   */
  private void runShown(String guess, boolean waits) {
    Screenfuls shown = new Screenfuls(screen, waits);
    if (step().hidden()) {
      screen.gap();
      shown.show(() -> pages.code(step()), 1);
    }
    FileTime figureBefore = figures.lastSavedAt();
    boolean fine = runner.run(step().code(), shown);
    if (!fine) {
      hold(shown.keys());
      forgetEnters();
      screen.say("Enter tries this step again, :skip goes on without it.", Screen.DIM);
      screen.gap();
      return;
    }
    shown.show(
        () -> {
          if (!guess.isEmpty()) {
            screen.line("your guess: " + guess, Screen.ASK);
          }
          tellFigures(figures.savedSince(figureBefore));
          screen.gap();
        },
        1);
    if (waits) {
      shown.show(() -> pages.task(at), 1);
    }
    hold(shown.keys());
    forgetEnters();
    ran = true;
    done.add(step());
    remember(at + 1);
  }

  private void tellFigures(List<Path> saved) {
    if (saved.isEmpty()) {
      return;
    }
    Path last = saved.get(saved.size() - 1);
    String names =
        saved.stream().map(file -> file.getFileName().toString()).collect(Collectors.joining(", "));
    screen.say(
        saved.size() == 1
            ? Figures.shortened(last) + " is saved; :figure shows it."
            : "%d figures are saved in %s: %s; :figure shows the last."
                .formatted(saved.size(), Figures.shortened(last.getParent()), names),
        Screen.DIM);
  }

  /** Runs to the end, each step as Enter would, with its title alone. */
  private void runAll() {
    screen.gap();
    while (!isAtQuestions()) {
      if (!ran) {
        pages.title(at);
        runShown("", false);
        if (!ran) {
          return;
        }
      }
      at++;
      ran = false;
    }
    show();
  }

  /** Begins with a new JShell, and brings back what the steps had defined. */
  private void reset() {
    runner.reset();
    List<Step> before = script.steps().stream().filter(done::contains).toList();
    done.clear();
    Optional<String> failure = runner.runQuietly(before, done::add);
    forgetEnters();
    failure.ifPresent(sentence -> screen.say(sentence, Screen.BAD));
    screen.say(
        "JShell is begun anew: what you typed is gone, and %s run again."
            .formatted(done.size() == 1 ? "1 step was" : done.size() + " steps were"),
        Screen.DIM);
    screen.gap();
    ran &= isAtQuestions() || done.contains(step());
  }

  // ---- Going on where the last visit ended

  /** The step at which the last visit ended; 0 if there was none, or it is gone. */
  private int lastVisit() {
    return Math.max(0, bookmarks.next(lab.name()).map(this::indexOf).orElse(0));
  }

  /** Asks whether to go on there, and runs the steps before it without a word. */
  private void goOn(int to) {
    int steps = script.steps().size();
    String where =
        to == steps ? place(to) : "%s, “%s”".formatted(place(to), script.steps().get(to).title());
    screen.say(
        "Last time you came to %s. Enter goes on there and first runs %s again; 1 begins with step 1."
            .formatted(where, to == 1 ? "step 1" : "steps 1 to " + to),
        Screen.ASK);
    at = to;
    if (!wantsToGoOn()) {
      at = left ? to : 0;
      screen.gap();
      return;
    }
    at = 0;
    List<Step> before = script.steps().subList(0, to);
    Set<Step> again = new HashSet<>();
    Optional<String> failure = runner.runQuietly(before, again::add);
    forgetEnters();
    failure.ifPresent(
        sentence -> {
          screen.say(sentence, Screen.BAD);
          screen.say(
              "So it %s with step %d."
                  .formatted(again.isEmpty() ? "begins" : "goes on", again.size() + 1),
              Screen.DIM);
        });
    at = again.size(); // the step that failed, or the one behind all
    done.addAll(again);
    screen.gap();
  }

  /** Asks until it is answered, or the learner leaves. */
  private boolean wantsToGoOn() {
    while (!left) {
      String said = read("Enter or 1 › ", false).map(String::strip).orElse("?");
      if (said.isEmpty()) {
        return true;
      } else if (said.matches("(?i):?1|n|no")) {
        return false;
      } else if (isCommand(said) && stepperCommand(said).equals(Optional.of(StepperCommand.QUIT))) {
        quit();
      } else if (!left) {
        screen.say(
            "Here Enter goes on, 1 begins with step 1, :quit leaves; Java is taken at the prompts that follow.",
            Screen.DIM);
      }
    }
    return false;
  }

  /** The step of this title, since steps may come and go; −1 if there is none. */
  private int indexOf(String title) {
    return title.equals(Script.QUESTIONS)
        ? script.steps().size()
        : script.steps().stream().map(Step::title).toList().indexOf(title);
  }
}
