package lab.console;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.utils.AttributedString;
import org.jline.utils.Display;
import org.jline.utils.InfoCmp.Capability;
import org.jline.utils.NonBlockingReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code lab watch}: a verdict at every save. */
@Command(
    name = "watch",
    description =
        "Checks a piece whenever it is saved in labs/mine, and shows what is right and what is not.")
final class WatchCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
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
    try {
      watch(
          view -> {
            display.resize(terminal.getHeight(), terminal.getWidth());
            display.update(
                WatchPage.of(view, terminal.getWidth(), terminal.getHeight()).stream()
                    .map(line -> colours() ? line : new AttributedString(line.toString()))
                    .collect(Collectors.toCollection(ArrayList::new)), // it scrolls the list, too
                0);
            last[0] = Telling.total(view.findings());
          },
          line -> {},
          watch -> {
            terminal.handle(Signal.WINCH, signal -> watch.redraw());
            terminal.handle(Signal.INT, signal -> watch.end());
            readKeys(terminal.reader(), watch);
          });
    } finally {
      terminal.puts(Capability.cursor_normal);
      terminal.puts(Capability.exit_ca_mode);
      terminal.setAttributes(before);
      terminal.flush();
    }
    spec.commandLine().getOut().println(last[0]);
  }

  private boolean colours() {
    return spec.commandLine().getColorScheme().ansi().enabled();
  }

  /** Each key is taken as it is pressed, without Enter. */
  private static void readKeys(NonBlockingReader reader, Watch watch) {
    Thread keys =
        new Thread(
            () -> {
              try {
                for (int key = reader.read(); key >= 0; key = reader.read()) {
                  watch.key(key);
                }
              } catch (IOException e) {
                // The terminal is gone.
              }
              watch.end();
            },
            "keys");
    keys.setDaemon(true);
    keys.start();
  }

  /** Without a terminal: what is found is said once, line by line, until the program is ended. */
  private void plain() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    Output output = Output.of(spec);
    out.println("Watching labs/mine: save a file, and its verdict appears here. Ctrl-C ends it.");
    Finding[] said = new Finding[1];
    watch(
        view -> {
          Finding finding = view.finding().orElse(null);
          boolean current = view.running().filter(view.current()::equals).isEmpty();
          if (finding != null && finding != said[0] && current) {
            said[0] = finding;
            output.lines(Telling.details(finding, output.width(), false));
            out.println(Telling.total(view.findings()));
            out.flush();
          }
        },
        spec.commandLine().getErr()::println,
        watch -> {});
  }

  private void watch(Consumer<View> screen, Consumer<String> complaint, Consumer<Watch> begun)
      throws IOException {
    Home home = Home.here();
    Progress progress = home.progress(complaint);
    try (SaveWatcher watcher = new SaveWatcher(home.mine());
        Workbench bench = new Workbench(home, options.limit(), progress);
        Watch watch = new Watch(bench, progress, screen)) {
      begun.accept(watch);
      watch.run(watcher);
    }
  }
}
