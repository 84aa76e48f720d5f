package lab.stepper;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import lab.base.Natives;
import lab.script.FinishedPieces;
import lab.script.Home;
import lab.script.Script;
import lab.script.ScriptException;
import lab.script.ScriptRunner;
import lab.terminal.Screen;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/**
 * Runs {@code lab} and {@code lab N}: shows the overview of the course, and leads through a lab, in
 * a terminal or not.
 */
public final class Lesson {
  private static final Logger LOG = Logger.getLogger("org.jline");

  private final FinishedPieces pieces;
  private final PrintWriter out;

  /** Makes lessons that use the student's finished pieces and print to {@code out}. */
  public Lesson(FinishedPieces pieces, PrintWriter out) {
    this.pieces = pieces;
    this.out = out;
  }

  /** Runs a lab's script strictly, from the first line to the last. */
  public void runStrictly(Lab lab) throws ScriptException {
    Natives.require();
    FinishedPieces.Found found = pieces.find();
    if (!found.names().isEmpty()) {
      out.println("Your own pieces are used here: " + String.join(", ", found.names()));
      out.flush();
    }
    ScriptRunner.run(lab.file(), found);
  }

  /** Steps through a lab. */
  public void step(Lab lab) throws IOException, ScriptException {
    try (Terminal terminal = terminal()) {
      step(lab, terminal);
    }
  }

  /** Steps through a lab in this terminal. */
  public void step(Lab lab, Terminal terminal) throws ScriptException {
    step(lab, screen(terminal));
  }

  private void step(Lab lab, Screen screen) throws ScriptException {
    Script script = Script.read(lab.file());
    Path home = Home.here().root();
    new Stepper(
            lab,
            script,
            screen,
            pieces,
            new Bookmarks(Home.here().remembered(screen::warn)),
            new Figures(home, screen, System.getenv()),
            home.resolve("target").resolve("launcher").resolve("history"))
        .run();
  }

  /** Shows the way, and goes on with the lab that is chosen there. */
  public void showWay() throws IOException, ScriptException {
    List<Lab> labs = Lab.all();
    if (labs.isEmpty()) {
      throw new IOException(
          "There are no labs in %s: is the lab complete?"
              .formatted(Home.here().root().resolve("labs")));
    }
    try (Terminal terminal = terminal()) {
      Screen screen = screen(terminal);
      List<String> notes = new ArrayList<>();
      CourseOverview way =
          new CourseOverview(labs, new Bookmarks(Home.here().remembered(notes::add)));
      way.show(screen, pieces.known());
      notes.forEach(screen::warn);
      if (!Screen.isTerminal() || way.next().isEmpty()) {
        screen.line(way.advice());
        return;
      }
      Optional<Lab> chosen = choose(way, screen);
      if (chosen.isPresent()) {
        step(chosen.get(), screen);
      }
    }
  }

  private static Optional<Lab> choose(CourseOverview way, Screen screen) throws IOException {
    var reader = LineReaderBuilder.builder().terminal(screen.terminal()).build();
    String prompt =
        screen.styled(
                "Enter starts lab %d, a number another; q leaves"
                    .formatted(way.next().orElseThrow().number()),
                Screen.DIM)
            + " › ";
    while (true) {
      try {
        String answer = reader.readLine(prompt);
        if (answer.strip().matches(":?(q|quit|exit)")) {
          return Optional.empty();
        }
        Optional<Lab> chosen = way.chosen(answer);
        if (chosen.isPresent()) {
          return chosen;
        }
        screen.say(
            "There is no lab \"%s\"%s; labs/lab --help lists the commands."
                .formatted(answer.strip(), Lab.range()),
            Screen.BAD);
      } catch (EndOfFileException | UserInterruptException e) {
        return Optional.empty();
      }
    }
  }

  /** The terminal, if there is one; a dumb one otherwise. */
  public static Terminal terminal() throws IOException {
    LOG.setLevel(Level.OFF); // what it has to say is for programmers
    return TerminalBuilder.builder().system(true).dumb(true).build();
  }

  private static Screen screen(Terminal terminal) {
    String noColour = System.getenv("NO_COLOR");
    return new Screen(terminal, noColour == null || noColour.isEmpty());
  }
}
