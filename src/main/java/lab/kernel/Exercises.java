package lab.kernel;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import lab.piece.Assignment;
import lab.piece.process.Limits;
import lab.practice.Hints;
import lab.practice.PieceStatus;
import lab.practice.PieceStatusLines;
import lab.practice.PracticeRecord;
import lab.practice.Sources;
import lab.practice.Workbench;
import lab.script.Home;
import org.jline.utils.AttributedString;

/** Checks a student's pieces from a notebook; the process that runs them is kept warm. */
final class Exercises implements AutoCloseable {
  private static final int WIDTH = 100;

  private final Home home;
  private PracticeRecord progress;
  private Workbench bench;

  /** Checks the pieces of a project. */
  Exercises(Home home) {
    this.home = home;
  }

  /**
   * Checks pieces and shows what comes of it, in the words of {@code labs/lab check}.
   *
   * @param all whether all is told of each, or else a line
   * @param written sources that stand in for files, by the names of their classes
   * @return the classes of those that are done
   */
  List<String> check(
      List<Assignment> chosen, boolean all, Map<String, String> written, CellOutput output)
      throws IOException {
    if (bench == null) {
      bench = new Workbench(home, Limits.GENEROUS, progress());
    }
    List<AttributedString> lines = new ArrayList<>();
    Sources files = bench.sources();
    SortedMap<String, String> texts = new TreeMap<>(files.texts());
    texts.putAll(written);
    Map<Assignment, PieceStatus> found =
        bench.check(chosen, new Sources(texts, files.notes()), status -> {});
    for (PieceStatus status : found.values()) {
      if (all) {
        lines.addAll(PieceStatusLines.details(status, WIDTH, true));
      } else {
        lines.add(PieceStatusLines.line(status, WIDTH));
      }
    }
    if (!all) {
      lines.add(new AttributedString(PieceStatusLines.total(found)));
    }
    String text = lines.stream().map(AttributedString::toString).collect(Collectors.joining("\n"));
    output.display(MimeBundle.of(text).html(StyledHtml.of(lines)));
    return found.entrySet().stream()
        .filter(one -> one.getValue().passed())
        .map(one -> one.getKey().piece())
        .toList();
  }

  /** Shows the next hint of an exercise; {@code labs/lab hint} goes on behind it. */
  void hint(Assignment exercise, CellOutput output) throws IOException {
    List<String> hints = Hints.of(exercise.id());
    int next = Math.min(progress().hints(exercise.id()) + 1, hints.size());
    output.tell("%s, hint %d of %d:".formatted(exercise, next, hints.size()));
    output.tell(hints.get(next - 1));
    progress().keepHints(exercise.id(), next);
  }

  private PracticeRecord progress() {
    if (progress == null) {
      progress = new PracticeRecord(home.remembered(System.err::println));
    }
    return progress;
  }

  @Override
  public void close() {
    if (bench != null) {
      bench.close();
    }
  }
}
