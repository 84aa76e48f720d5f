package lab.grade.book;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import lab.compile.SourceText;
import lab.grade.Assignment;
import lab.grade.Course;
import lab.grade.Words;
import lab.grade.book.Intake.Found;

/** Chooses among all that came in what is graded. */
final class Selection {
  private static final String MINE = "mine";
  private static final int MOST_MISSING = 5;
  private static final Pattern NAME = Pattern.compile("[\\p{L}_$][\\p{L}\\d_$]*\\.java");

  private final Stubs stubs;

  Selection(Stubs stubs) {
    this.stubs = stubs;
  }

  /** A file that may be taken. */
  private record Candidate(Found found, String name, SourceText source, boolean written) {
    String text() {
      return source.text();
    }

    boolean inMine() {
      return found.folder().equals(MINE);
    }
  }

  /** The submission of all that came in. */
  Submission of(String name, Intake intake) {
    SortedMap<String, List<Candidate>> byName = new TreeMap<>();
    for (Found found : intake.files()) {
      nameOf(found)
          .ifPresent(
              piece ->
                  byName
                      .computeIfAbsent(piece, any -> new ArrayList<>())
                      .add(candidate(piece, found)));
    }
    SortedMap<String, String> sources = new TreeMap<>();
    List<String> outside = new ArrayList<>();
    byName.forEach(
        (piece, candidates) -> {
          Candidate taken = best(piece, candidates, intake);
          if (!taken.inMine()) {
            outside.add(taken.found.path());
          }
          sources.put(piece, Mending.mended(taken.found, piece, taken.source, intake));
        });
    Share.apply(sources, intake);
    noteOutside(outside, intake);
    noteLong(sources, intake);
    noteMissing(sources, intake);
    return new Submission(name, sources, intake.notes());
  }

  /** The class that a file is taken for, if it is. */
  private static Optional<String> nameOf(Found found) {
    String file = found.name();
    if (file.startsWith(".") || found.folder().equals("reference")) {
      return Optional.empty();
    }
    String simple = file.substring(0, file.length() - ".java".length());
    Optional<String> piece =
        Course.all().stream().map(Assignment::piece).filter(simple::equalsIgnoreCase).findFirst();
    boolean helper = found.folder().equals(MINE) && NAME.matcher(file).matches();
    return piece.isPresent() || !helper ? piece : Optional.of(simple);
  }

  private Candidate candidate(String piece, Found found) {
    SourceText source = SourceText.of(Intake.shown(found.path()), found.bytes());
    return new Candidate(found, piece, source, !stubs.isUntouched(piece, source.text()));
  }

  private static final Comparator<Candidate> ORDER =
      Comparator.comparing((Candidate c) -> !c.written)
          .thenComparing(c -> !c.inMine())
          .thenComparing(c -> !c.found.name().equals(c.name + ".java"))
          .thenComparing(c -> c.found.depth())
          .thenComparing(c -> c.found.path());

  private static Candidate best(String piece, List<Candidate> candidates, Intake intake) {
    List<Candidate> sorted = candidates.stream().sorted(ORDER).toList();
    Candidate taken = sorted.get(0);
    List<Candidate> others =
        sorted.stream().skip(1).filter(c -> !c.text().equals(taken.text())).toList();
    if (!others.isEmpty()) {
      intake.note(
          "%s.java is there more than once: %s is taken, since %s; not %s."
              .formatted(
                  piece,
                  Intake.shown(taken.found.path()),
                  reason(taken, others.get(0)),
                  Words.or(others.stream().map(c -> Intake.shown(c.found.path())).toList())));
    }
    return taken;
  }

  private static String reason(Candidate taken, Candidate other) {
    if (taken.written != other.written) {
      return "the other is still the stub";
    }
    if (taken.inMine() != other.inMine()) {
      return "it lies in a folder mine";
    }
    if (!taken.found.name().equals(other.found.name())) {
      return "its name is spelt as it should be";
    }
    if (taken.found.depth() != other.found.depth()) {
      return "it lies nearer to the top";
    }
    return taken.found.path().equals(other.found.path())
        ? "it comes first in the archive"
        : "its path comes first in the alphabet";
  }

  private static void noteOutside(List<String> outside, Intake intake) {
    if (!outside.isEmpty()) {
      intake.note(
          "Not in a folder mine, but taken by name: %s."
              .formatted(outside.stream().map(Intake::shown).collect(Collectors.joining(", "))));
    }
  }

  private static void noteLong(SortedMap<String, String> sources, Intake intake) {
    sources.forEach(
        (piece, source) -> {
          if (source.length() > Likeness.LONGEST) {
            intake.note(
                "%s.java has %,d characters, and a piece some 5,000: it is not compared with others'."
                    .formatted(Intake.shown(piece), source.length()));
          }
        });
  }

  private static void noteMissing(SortedMap<String, String> sources, Intake intake) {
    List<String> missing =
        Course.all().stream()
            .map(Assignment::piece)
            .filter(piece -> !sources.containsKey(piece))
            .toList();
    if (missing.isEmpty()) {
      return;
    }
    int all = Course.all().size();
    if (missing.size() == all) {
      intake.note(
          "No piece is in it: expected is a folder mine with Backprop.java and the others.");
    } else if (missing.size() > MOST_MISSING) {
      intake.note("%d of %d pieces are missing.".formatted(missing.size(), all));
    } else {
      intake.note(
          "Missing: %s."
              .formatted(Words.and(missing.stream().map(piece -> piece + ".java").toList())));
    }
  }
}
