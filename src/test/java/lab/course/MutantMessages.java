package lab.course;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import lab.piece.Assignment;
import lab.piece.Outcome;
import lab.piece.Outcome.Status;
import lab.piece.Subject;

/**
 * What {@code mvn -Ppit} tells of the mutants that fail: {@link ReferenceTest} notes the best
 * message of each in a file, and {@link #main} prints how many of them say why.
 */
final class MutantMessages {
  /** The property that names the file; without it nothing is noted. */
  private static final String FILE = "lab.mutants";

  /** What a message tells, the best first. */
  private enum Kind {
    /** A known mistake, whose results are the same. */
    NAMED,
    /** What the results have in common with the right ones. */
    COMPUTED,
    /** What the piece throws, and at which line. */
    THROWN,
    /** Not why: only what was seen and what was expected. */
    SEEN
  }

  private record Message(Kind kind, String line) {}

  private MutantMessages() {}

  /** Notes what a changed reference is told, if the file is named; what passes is not noted. */
  static void note(Assignment exercise, Subject subject, long seed, Verdict verdict) {
    String file = System.getProperty(FILE);
    if (file == null || verdict.passed()) {
      return;
    }
    List<Outcome> bare = Checker.check(exercise, subject, seed, check -> false).outcomes();
    Message best =
        IntStream.range(0, bare.size())
            .filter(i -> bare.get(i).status() != Status.PASSED)
            .mapToObj(i -> message(verdict.outcomes().get(i), bare.get(i)))
            .min(Comparator.comparing(Message::kind))
            .orElseThrow();
    try {
      Files.writeString(
          Path.of(file),
          best.kind() + "\t" + exercise.id() + "\t" + best.line() + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Message message(Outcome explained, Outcome bare) {
    String line = line(explained);
    Kind kind =
        !explained.mistake().isEmpty()
            ? Kind.NAMED
            : !line.equals(line(bare))
                ? Kind.COMPUTED
                : line.contains(" throws ") ? Kind.THROWN : Kind.SEEN;
    return new Message(kind, line);
  }

  private static String line(Outcome outcome) {
    return outcome.message().seen();
  }

  /**
   * Prints the shares.
   *
   * @param args the file; it is renamed to {@code messages.tsv}, so that the next run begins anew
   */
  public static void main(String[] args) throws IOException {
    Path file = Path.of(args[0]);
    Map<Kind, Integer> count = new EnumMap<>(Kind.class);
    for (String line : Files.readAllLines(file)) {
      count.merge(Kind.valueOf(line.substring(0, line.indexOf('\t'))), 1, Integer::sum);
    }
    int all = count.values().stream().mapToInt(Integer::intValue).sum();
    int seen = count.getOrDefault(Kind.SEEN, 0);
    System.out.printf(
        "%d failed mutants, %d (%d %%) told why: %d by a known mistake, %d by what is computed, %d by"
            + " what is thrown and where; of %d only what was seen%n",
        all,
        all - seen,
        100 * (all - seen) / all,
        count.getOrDefault(Kind.NAMED, 0),
        count.getOrDefault(Kind.COMPUTED, 0),
        count.getOrDefault(Kind.THROWN, 0),
        seen);
    Files.move(file, file.resolveSibling("messages.tsv"), StandardCopyOption.REPLACE_EXISTING);
  }
}
