package lab.practice;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lab.course.Course;
import lab.course.Total;
import lab.piece.Assignment;
import lab.terminal.Screen;
import lab.terminal.Wrap;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/** Lays out the screen of {@code lab watch}, for a terminal of a given size. */
public final class WatchPage {
  private static final List<String> HELP =
      List.of(
          "Save a file in labs/mine, and its verdict appears here.",
          "",
          "  n   the next exercise that is not done",
          "  h   a hint for this exercise; once more, the next hint",
          "  l   the list of all exercises, and back",
          "  c   check all exercises",
          "  q   quit",
          "  ↓ ↑ scroll what is longer than the screen; so do j k,",
          "      by pages space and b",
          "  ?   this help, and back; so does any other key",
          "",
          "labs/lab check 4.1 shows all about an exercise,",
          "labs/lab reset 4.1 brings its stub back and keeps your file.");

  private final WatchState view;
  private final int width;
  private final int height;
  private final int top;

  private WatchPage(WatchState view, int width, int height, int top) {
    this.view = view;
    this.top = top;
    this.width = Math.max(20, width);
    this.height = Math.max(6, height);
  }

  /**
   * As many lines as the terminal has, none longer than it is wide.
   *
   * @param top how many lines it is scrolled down; see {@link #furthest}
   */
  public static List<AttributedString> of(WatchState view, int width, int height, int top) {
    return new WatchPage(view, width, height, top).lines();
  }

  /** How far it can be scrolled down, in lines. */
  public static int furthest(WatchState view, int width, int height) {
    WatchPage page = new WatchPage(view, width, height, 0);
    boolean scrolls = view.panel() != WatchState.Panel.LIST;
    return scrolls ? Math.max(0, page.body().size() - page.room()) : 0;
  }

  private int room() {
    return height - 4;
  }

  private List<AttributedString> lines() {
    int room = room();
    List<AttributedString> body = new ArrayList<>(body());
    if (body.size() > room) {
      body =
          new ArrayList<>(
              view.panel() == WatchState.Panel.LIST ? window(body, room) : cut(body, room));
    }
    while (body.size() < room) {
      body.add(AttributedString.EMPTY);
    }
    List<AttributedString> page = new ArrayList<>();
    page.add(header());
    page.add(AttributedString.EMPTY);
    page.addAll(body);
    page.add(AttributedString.EMPTY);
    page.add(footer());
    return page.stream().map(line -> PieceStatusLines.cut(line, width)).toList();
  }

  /** The part of the list that holds the current exercise. */
  private List<AttributedString> window(List<AttributedString> list, int room) {
    int here = Course.all().indexOf(view.current());
    int first = Math.max(0, Math.min(here - room / 2, list.size() - room));
    return list.subList(first, first + room);
  }

  private List<AttributedString> cut(List<AttributedString> body, int room) {
    int below = body.size() - room - top;
    List<AttributedString> cut = new ArrayList<>(body.subList(top, top + room));
    if (top > 0) {
      cut.set(0, more("  ↑ %d lines above".formatted(top + 1)));
    }
    if (below > 0) {
      String all = view.current().id();
      cut.set(room - 1, more("  ↓ %d lines more, or labs/lab check %s".formatted(below + 1, all)));
    }
    return cut;
  }

  private static AttributedString more(String sentence) {
    return new AttributedString(sentence, Screen.DIM);
  }

  private AttributedString header() {
    long done = view.statuses().values().stream().filter(PieceStatus::passed).count();
    int earned = view.statuses().values().stream().mapToInt(PieceStatus::points).sum();
    int points = Total.of(earned, Course.points());
    int all = Course.all().size();
    String bar = "▓".repeat((int) done) + "░".repeat(all - (int) done);
    return new AttributedStringBuilder()
        .append(width < 72 ? " Lab  " : " Two-Layer Lab  ", Screen.BOLD)
        .append("%d/%d ".formatted(done, all), Screen.PLAIN)
        .append(bar, Screen.GOOD)
        .append("  %s".formatted(PieceStatusLines.points(points)), Screen.DIM)
        .append(running(), Screen.ASK)
        .toAttributedString();
  }

  private String running() {
    return view.running().map(exercise -> "  checking " + exercise.id() + " …").orElse("");
  }

  private AttributedString footer() {
    AttributedStringBuilder keys = new AttributedStringBuilder().append(" ");
    for (String key : List.of("n next", "h hint", "l list", "c check all", "? help", "q quit")) {
      keys.append(key.substring(0, 1), Screen.BOLD);
      keys.append(key.substring(1) + "   ", Screen.DIM);
    }
    return keys.toAttributedString();
  }

  private List<AttributedString> body() {
    return switch (view.panel()) {
      case VERDICT -> verdict();
      case LIST -> Course.all().stream().map(this::row).toList();
      case HELP -> HELP.stream().map(line -> new AttributedString(" " + line)).toList();
      case HINT -> hint();
    };
  }

  private AttributedString row(Assignment exercise) {
    AttributedStyle pointer = exercise.equals(view.current()) ? Screen.BOLD : Screen.PLAIN;
    AttributedString rest =
        Optional.ofNullable(view.statuses().get(exercise))
            .map(status -> PieceStatusLines.line(status, width - 1))
            .orElseGet(() -> unknown(exercise));
    return new AttributedStringBuilder()
        .append(exercise.equals(view.current()) ? ">" : " ", pointer)
        .append(rest)
        .toAttributedString();
  }

  private AttributedString unknown(Assignment exercise) {
    boolean now = view.running().filter(exercise::equals).isPresent();
    return new AttributedString(
        "   %5s %-18s        %s"
            .formatted(exercise.id(), exercise.piece(), now ? "is being checked" : "waits"),
        Screen.DIM);
  }

  private List<AttributedString> hint() {
    String name = " %s %s. ".formatted(view.current().id(), view.current().piece());
    List<AttributedString> lines = new ArrayList<>();
    lines.add(new AttributedString(name + view.hint().get(0), Screen.BOLD));
    lines.add(AttributedString.EMPTY);
    Wrap.lines(view.hint().get(1), width - 1, "  ")
        .forEach(line -> lines.add(new AttributedString(line)));
    lines.add(AttributedString.EMPTY);
    lines.add(
        new AttributedString(
            "  h once more shows the next hint, any other key goes back", Screen.DIM));
    return lines;
  }

  private List<AttributedString> verdict() {
    List<AttributedString> lines = new ArrayList<>();
    view.status()
        .ifPresent(
            status ->
                PieceStatusLines.details(status, width - 2, false)
                    .forEach(line -> lines.add(indented(line))));
    view.before().ifPresent(checked -> lines.addAll(before(checked)));
    if (view.status().filter(PieceStatus::passed).isPresent()) {
      lines.add(AttributedString.EMPTY);
      lines.add(new AttributedString(onward()));
    }
    return lines;
  }

  private List<AttributedString> before(PieceStatus.Checked checked) {
    String sentence =
        " The last verdict: %d of %s."
            .formatted(checked.points(), PieceStatusLines.points(checked.exercise().points()));
    return List.of(AttributedString.EMPTY, new AttributedString(sentence, Screen.DIM));
  }

  private String onward() {
    return PieceStatusLines.next(view.statuses())
        .map(next -> " n goes on with %s %s.".formatted(next.id(), next.piece()))
        .orElse(" That was the last: all exercises are done. labs/lab report runs it all.");
  }

  private static AttributedString indented(AttributedString line) {
    return new AttributedStringBuilder().append(" ").append(line).toAttributedString();
  }
}
