package lab.console;

import java.io.IOError;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import lab.console.kit.CheckOptions;
import lab.console.kit.LabCommand;
import lab.practice.PieceStatus;
import lab.practice.PieceStatusLines;
import lab.practice.PracticeRecord;
import lab.practice.SaveWatcher;
import lab.practice.Watch;
import lab.practice.WatchPage;
import lab.practice.WatchState;
import lab.practice.Workbench;
import lab.script.Home;
import lab.stepper.Lesson;
import lab.terminal.Output;
import lab.terminal.Screen;
import org.jline.keymap.BindingReader;
import org.jline.keymap.KeyMap;
import org.jline.terminal.Attributes;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.utils.AttributedString;
import org.jline.utils.Display;
import org.jline.utils.InfoCmp.Capability;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code lab watch}: checks a piece each time it is saved. */
@Command(
    name = "watch",
    description =
        "Checks a piece whenever it is saved in labs/mine, and shows what is right and what is not.")
final class WatchCommand extends LabCommand {
  private static final int PAGE = 10; // lines
  private static final int NO_SCROLL = 0;

  @Mixin private CheckOptions options;

  @Override
  public Integer call() throws IOException {
    try (Terminal terminal = Lesson.terminal()) {
      if (Screen.isDumb(terminal)) {
        plain();
      } else {
        onScreen(terminal);
      }
    }
    return 0;
  }

  private void onScreen(Terminal terminal) throws IOException {
    Display display = new Display(terminal, true);
    Attributes before = terminal.enterRawMode();
    terminal.puts(Capability.enter_ca_mode);
    terminal.puts(Capability.cursor_invisible);
    String[] last = {""};
    Scroll scroll = new Scroll();
    Size[] size = {new Size()};
    try {
      watch(
          view -> {
            Size now = terminal.getSize();
            if (!now.equals(size[0])) {
              size[0] = now;
              display.resize(now.getRows(), now.getColumns());
              display.clear(); // what a terminal makes of its old content is anybody's guess
            }
            display.update(
                page(view, now, scroll).stream()
                    .map(line -> colours() ? line : new AttributedString(line.toString()))
                    .collect(Collectors.toCollection(ArrayList::new)), // it scrolls the list, too
                0);
            last[0] = PieceStatusLines.total(view.statuses());
          },
          line -> {},
          watch -> {
            terminal.handle(Signal.WINCH, signal -> watch.redraw());
            terminal.handle(Signal.INT, signal -> watch.end());
            readKeys(terminal, watch, scroll);
          });
    } finally {
      terminal.puts(Capability.cursor_normal);
      terminal.puts(Capability.exit_ca_mode);
      terminal.setAttributes(before);
      terminal.flush();
    }
    out().println(last[0]);
  }

  private static List<AttributedString> page(WatchState view, Size size, Scroll scroll) {
    int furthest = WatchPage.furthest(view, size.getColumns(), size.getRows());
    int top = scroll.top(view, furthest);
    return WatchPage.of(view, size.getColumns(), size.getRows(), top);
  }

  /** How far a page is scrolled; one with something else on it begins at its top. */
  private static final class Scroll {
    private List<Object> content = List.of();
    private int top;

    synchronized void by(int lines) {
      top = Math.max(0, top + lines);
    }

    synchronized int top(WatchState view, int furthest) {
      List<Object> now = List.of(view.current(), view.panel(), view.status(), view.hint());
      top = now.equals(content) ? Math.min(top, furthest) : 0;
      content = now;
      return top;
    }
  }

  private boolean colours() {
    return spec.commandLine().getColorScheme().ansi().enabled();
  }

  /** Each key is taken as it is pressed, without Enter. */
  private static void readKeys(Terminal terminal, Watch watch, Scroll scroll) {
    BindingReader reader = new BindingReader(terminal.reader());
    KeyMap<Integer> scrolling = scrolling(terminal);
    Thread keys =
        new Thread(
            () -> {
              try {
                for (Integer lines = reader.readBinding(scrolling);
                    lines != null;
                    lines = reader.readBinding(scrolling)) {
                  if (lines == NO_SCROLL) {
                    watch.key(reader.getLastBinding().charAt(0));
                  } else {
                    scroll.by(lines);
                    watch.redraw();
                  }
                }
              } catch (IOError e) {
                // The terminal is gone.
              }
              watch.end();
            },
            "keys");
    keys.setDaemon(true);
    keys.start();
  }

  /** The keys that scroll, and by how many lines; all others stand for themselves. */
  private static KeyMap<Integer> scrolling(Terminal terminal) {
    KeyMap<Integer> keys = new KeyMap<>();
    keys.setAmbiguousTimeout(200); // Escape alone, or the first part of an arrow
    keys.setNomatch(NO_SCROLL);
    keys.setUnicode(NO_SCROLL);
    keys.bind(1, "j", "\033[B", "\033OB", KeyMap.key(terminal, Capability.key_down));
    keys.bind(-1, "k", "\033[A", "\033OA", KeyMap.key(terminal, Capability.key_up));
    keys.bind(PAGE, " ", "\033[6~", KeyMap.key(terminal, Capability.key_npage));
    keys.bind(-PAGE, "b", "\033[5~", KeyMap.key(terminal, Capability.key_ppage));
    return keys;
  }

  /** Without a terminal: what is found is said once, line by line, until the program is ended. */
  private void plain() throws IOException {
    Output output = Output.of(spec);
    out().println("Watching labs/mine: save a file, and its verdict appears here. Ctrl-C ends it.");
    PieceStatus[] said = new PieceStatus[1];
    watch(
        view -> {
          PieceStatus status = view.status().orElse(null);
          boolean current = view.running().filter(view.current()::equals).isEmpty();
          if (status != null && status != said[0] && current) {
            said[0] = status;
            output.lines(PieceStatusLines.details(status, output.width(), false));
            out().println(PieceStatusLines.total(view.statuses()));
            out().flush();
          }
        },
        err()::println,
        watch -> {});
  }

  private void watch(Consumer<WatchState> screen, Consumer<String> complaint, Consumer<Watch> begun)
      throws IOException {
    Home home = Home.here();
    PracticeRecord progress = new PracticeRecord(home.remembered(complaint));
    try (SaveWatcher watcher = new SaveWatcher(home.mine());
        Workbench bench = new Workbench(home, options.limits(), progress);
        Watch watch = new Watch(bench, progress, screen)) {
      begun.accept(watch);
      watch.run(watcher);
    }
  }
}
