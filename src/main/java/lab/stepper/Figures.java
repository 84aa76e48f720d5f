package lab.stepper;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import lab.base.Folder;
import lab.terminal.Picture;
import lab.terminal.Screen;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jline.utils.NonBlockingReader;

/** Finds the figures that a lab has saved, and shows them in the terminal and on the desktop. */
final class Figures {
  private static final List<String> FOLDERS = List.of("figures", "report", "record");
  private static final int MAX_WIDTH = 100;
  private static final int BELOW = 4; // lines: its name, perhaps in two, a gap and the prompt
  private static final long REPLY_TIMEOUT_MILLIS = 300;

  private final Path target;
  private final Screen screen;
  private final Map<String, String> environment;

  /** How a terminal draws images. */
  enum Way {
    KITTY,
    ITERM,
    SIXEL,
    BLOCKS
  }

  Figures(Path home, Screen screen, Map<String, String> environment) {
    this.target = home.resolve("target");
    this.screen = screen;
    this.environment = environment;
  }

  /** The one saved last. */
  Optional<Path> last() {
    return all().max(Comparator.comparing(Figures::savedAt));
  }

  /** Those saved later than this, the last one last. */
  List<Path> savedSince(FileTime time) {
    return all()
        .filter(file -> savedAt(file).compareTo(time) > 0)
        .sorted(Comparator.comparing(Figures::savedAt))
        .toList();
  }

  /** What {@code save} and the labs that make a report have left. */
  private Stream<Path> all() {
    return FOLDERS.stream().flatMap(name -> figures(target.resolve(name)).stream());
  }

  private static List<Path> figures(Path folder) {
    try {
      return Folder.list(folder, file -> file.toString().endsWith(".png"));
    } catch (IOException e) {
      return List.of();
    }
  }

  /** When the last one was saved; long ago if there is none. */
  FileTime lastSavedAt() {
    return last().map(Figures::savedAt).orElse(FileTime.fromMillis(0));
  }

  private static FileTime savedAt(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException e) {
      return FileTime.fromMillis(0);
    }
  }

  /** A path as a person would type it: from the current folder, if the file is below it. */
  static String shortened(Path file) {
    Path here = Path.of("").toAbsolutePath();
    Path there = file.toAbsolutePath().normalize();
    return (there.startsWith(here) ? here.relativize(there) : there).toString();
  }

  /** Draws the figure as well as the terminal can, and opens it where there is a desktop. */
  void show(Path file) throws IOException {
    screen.passing("drawing …");
    try {
      draw(file);
    } finally {
      screen.passing("");
    }
  }

  private void draw(Path file) throws IOException {
    byte[] png = Files.readAllBytes(file);
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
    if (image == null) {
      throw new IOException(file + " is not an image");
    }
    int columns = columns(image);
    String drawn =
        switch (way()) {
          case KITTY -> Picture.kitty(png, columns);
          case ITERM -> Picture.iterm(png, columns);
          case SIXEL -> Picture.sixel(image, columns);
          case BLOCKS -> Picture.blocks(image, columns, depth());
        };
    screen.passing("");
    screen.raw(drawn);
    boolean opened = open(file);
    screen.say((opened ? "opened: " : "the figure itself: ") + shortened(file), Screen.DIM);
  }

  /**
   * As wide as there is room for, and no higher than the screen; a column is half as wide as high.
   */
  private int columns(BufferedImage image) {
    int widest = Math.min(screen.columns() - 2, MAX_WIDTH);
    long rows = Math.max(1, (long) screen.rows() - BELOW);
    return (int) Math.max(1, Math.min(widest, rows * 2 * image.getWidth() / image.getHeight()));
  }

  private Picture.Depth depth() {
    return Picture.depth(environment.get("COLORTERM"), screen.hasColours());
  }

  /** By the environment where it is clear, else by asking the terminal. */
  Way way() {
    if (Screen.isDumb(screen.terminal()) || !screen.hasColours()) {
      return Way.BLOCKS;
    }
    String program = environment.getOrDefault("TERM_PROGRAM", "").toLowerCase(Locale.ROOT);
    boolean direct = !environment.containsKey("TMUX") && !environment.containsKey("STY");
    if (direct
        && (environment.containsKey("KITTY_WINDOW_ID")
            || environment.getOrDefault("TERM", "").matches("xterm-(kitty|ghostty)")
            || program.equals("ghostty"))) {
      return Way.KITTY;
    }
    if (direct
        && (program.matches("iterm\\.app|wezterm|mintty")
            || "iTerm2".equals(environment.get("LC_TERMINAL")))) {
      return Way.ITERM;
    }
    return answersSixel(screen.terminal()) ? Way.SIXEL : Way.BLOCKS;
  }

  /** Device attributes, as every terminal since the VT100 tells them: 4 among them is sixel. */
  private static boolean answersSixel(Terminal terminal) {
    Attributes before = terminal.enterRawMode();
    try {
      terminal.writer().print("\u001b[c");
      terminal.writer().flush();
      StringBuilder answer = new StringBuilder();
      NonBlockingReader reader = terminal.reader();
      for (int c = reader.read(REPLY_TIMEOUT_MILLIS);
          c > 0;
          c = reader.read(REPLY_TIMEOUT_MILLIS)) {
        answer.append((char) c);
        if (c == 'c') {
          break;
        }
      }
      return answer.toString().matches("\u001b\\[\\?[\\d;]*;4(;[\\d;]*)?c");
    } catch (IOException e) {
      return false;
    } finally {
      terminal.setAttributes(before);
    }
  }

  /** Hands it to the desktop, if there is one here. */
  private boolean open(Path file) {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    boolean remote = environment.containsKey("SSH_CONNECTION");
    boolean desktop =
        environment.containsKey("DISPLAY") || environment.containsKey("WAYLAND_DISPLAY");
    ProcessBuilder opener;
    if (remote) {
      return false;
    } else if (system.startsWith("mac")) {
      opener = new ProcessBuilder("open", file.toString());
    } else if (system.startsWith("windows")) {
      opener = new ProcessBuilder("cmd", "/c", "start", "", file.toString());
    } else if (desktop) {
      opener = new ProcessBuilder("xdg-open", file.toString());
    } else {
      return false;
    }
    try {
      opener
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
      return true;
    } catch (IOException e) {
      return false; // no opener: the path is shown all the same
    }
  }
}
