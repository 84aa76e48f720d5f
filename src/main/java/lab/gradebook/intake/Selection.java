package lab.gradebook.intake;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import lab.base.EnglishList;
import lab.course.Course;
import lab.gradebook.intake.Intake.Found;
import lab.gradebook.platform.Entry;
import lab.likeness.Likeness;
import lab.piece.Assignment;
import lab.piece.Declared;
import lab.piece.Declared.Type;
import lab.piece.PackageLine;
import lab.piece.SourceText;

/** Chooses the files of a submission that are graded, and notes those that are left out. */
public final class Selection {
  private static final String MINE = "mine";
  private static final int MAX_MISSING = 5;
  private static final int MAX_NAMED = 20;
  private static final Pattern NAME = Pattern.compile("[\\p{L}_$][\\p{L}\\d_$]*");

  /** Packages of the lab itself, which come with whole projects. */
  private static final Pattern OURS = Pattern.compile("(lab|bench|reference)(\\..*)?");

  private static final List<String> PIECES = Course.all().stream().map(Assignment::piece).toList();

  /** A file that may be taken, or one type of a file that declares several. */
  private record Candidate(Found found, String name, SourceText source, boolean written) {
    String text() {
      return source.text();
    }

    boolean inMine() {
      return found.folder().equals(MINE);
    }
  }

  /** The submission of all that came in. */
  public Submission of(String name, Entry student, Intake intake, List<Submission> others) {
    SortedMap<String, List<Candidate>> byName = new TreeMap<>();
    List<Found> rest = new ArrayList<>();
    for (Found found : intake.files()) {
      if (isPassedOver(found, intake)) {
        continue;
      }
      List<Candidate> pieces = pieces(found, intake);
      pieces.forEach(one -> put(one, byName));
      if (pieces.isEmpty() && !isOurs(found)) {
        rest.add(found);
      }
    }
    SortedMap<String, Candidate> taken = new TreeMap<>();
    byName.forEach((piece, candidates) -> taken.put(piece, best(piece, candidates, intake)));
    noteOutside(taken, intake);
    takeHelpers(rest, taken, intake);
    SortedMap<String, String> sources = new TreeMap<>();
    taken.forEach(
        (piece, one) ->
            sources.put(piece, SourceRepair.mended(one.found, piece, one.source, intake)));
    Share.apply(sources, intake);
    noteLong(sources, intake);
    if (student.attempts() > 0) {
      noteMissing(sources, intake);
    }
    Submission one =
        new Submission(name, student, sources, intake.notes(), intake.mentions(), List.of());
    return others.isEmpty() ? one : one.withOthers(others);
  }

  private static void put(Candidate one, SortedMap<String, List<Candidate>> byName) {
    byName.computeIfAbsent(one.name, any -> new ArrayList<>()).add(one);
  }

  /** What systems and people hide, and the references. */
  private static boolean isPassedOver(Found found, Intake intake) {
    if (found.name().startsWith(".") && !found.name().startsWith("._")) {
      intake.noteOf(found.path(), "%s is not taken, since its name begins with a dot.");
    }
    return found.name().startsWith(".") || found.folder().equals("reference");
  }

  private static boolean isOurs(Found found) {
    String text = SourceText.of("", found.bytes()).text();
    return PackageLine.of(text).filter(name -> OURS.matcher(name).matches()).isPresent();
  }

  /** The pieces of a file: those that it declares, or else the one that it is named after. */
  private List<Candidate> pieces(Found found, Intake intake) {
    Optional<String> named = PIECES.stream().filter(found.stem()::equalsIgnoreCase).findFirst();
    SourceText source = SourceText.of(Intake.shown(found.path()), found.bytes());
    Set<String> maybe = new TreeSet<>(Declared.maybe(source.text()));
    maybe.retainAll(PIECES);
    named.ifPresent(maybe::remove);
    List<Type> types = maybe.isEmpty() ? List.of() : Declared.in(source.text());
    List<String> declared =
        types.stream().map(Type::name).filter(PIECES::contains).distinct().toList();
    if (declared.isEmpty()) {
      return named.stream().map(piece -> candidate(piece, found, source)).toList();
    }
    if (declared.size() == 1) {
      return List.of(candidate(declared.get(0), found, source));
    }
    intake.mention(
        "%s declares %s: each is taken."
            .formatted(Intake.shown(found.path()), EnglishList.and(declared)));
    return types.stream()
        .takeWhile(type -> intake.mayKeep(source.text().length()))
        .map(type -> candidate(type.name(), found, only(source, types, type)))
        .toList();
  }

  /** Each type is compiled alone, as if it stood in a file of its own, on the same lines. */
  private static SourceText only(SourceText source, List<Type> types, Type kept) {
    String text = Declared.only(source.text(), types, List.of(kept.name()));
    return new SourceText(text, source.returns(), source.notes());
  }

  private Candidate candidate(String piece, Found found, SourceText source) {
    return new Candidate(found, piece, source, !SourceText.isUntouched(source.text()));
  }

  /** Classes of a student's own, in a folder mine or beside a piece; all others are named. */
  private void takeHelpers(List<Found> rest, SortedMap<String, Candidate> taken, Intake intake) {
    Set<String> folders = new TreeSet<>();
    taken.values().forEach(one -> folders.add(one.found.above()));
    SortedMap<String, List<Candidate>> byName = new TreeMap<>();
    List<String> left = new ArrayList<>();
    for (Found found : rest) {
      SourceText source = SourceText.of(Intake.shown(found.path()), found.bytes());
      String name = helper(found, source.text());
      boolean near = found.folder().equals(MINE) || folders.contains(found.above());
      if (near && NAME.matcher(name).matches()) {
        put(candidate(name, found, source), byName);
      } else {
        left.add(Intake.shown(found.path()));
      }
    }
    byName.forEach((name, candidates) -> taken.putIfAbsent(name, best(name, candidates, intake)));
    noteLeft(left, intake);
  }

  /** The class that a file is of, whatever the file is called. */
  private static String helper(Found found, String text) {
    if (Declared.maybe(text).contains(found.stem())) {
      return found.stem();
    }
    return Declared.in(text).stream().map(Type::name).findFirst().orElse(found.stem());
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
      String said =
          "%s.java is there more than once: %s is taken, since %s; not %s."
              .formatted(
                  piece,
                  Intake.shown(taken.found.path()),
                  reason(taken, others.get(0)),
                  EnglishList.or(others.stream().map(c -> Intake.shown(c.found.path())).toList()));
      boolean isStub = taken.written && others.stream().noneMatch(Candidate::written);
      if (isStub) {
        intake.mention(said);
      } else {
        intake.note(said);
      }
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
    if (taken.found.name().equals(taken.name + ".java")
        && !taken.found.name().equals(other.found.name())) {
      return "its name is spelt as it should be";
    }
    if (taken.found.depth() != other.found.depth()) {
      return "it lies nearer to the top";
    }
    return taken.found.path().equals(other.found.path())
        ? "it comes first in the archive"
        : "its path comes first in the alphabet";
  }

  private static void noteOutside(SortedMap<String, Candidate> taken, Intake intake) {
    List<String> outside =
        taken.values().stream()
            .filter(one -> !one.inMine())
            .map(one -> Intake.shown(one.found.path()))
            .distinct()
            .toList();
    if (!outside.isEmpty()) {
      intake.mention(
          "Not in a folder mine, but taken by name: %s.".formatted(String.join(", ", outside)));
    }
  }

  private static void noteLeft(List<String> left, Intake intake) {
    if (!left.isEmpty()) {
      intake.note(
          "Not taken, since no piece is declared there and no folder mine holds it: %s."
              .formatted(EnglishList.first(left, MAX_NAMED)));
    }
  }

  private static void noteLong(SortedMap<String, String> sources, Intake intake) {
    sources.forEach(
        (piece, source) -> {
          if (source.length() > Likeness.MAX_LENGTH) {
            intake.note(
                "%s.java has %,d characters, and a piece some 5,000: it is not compared with others'."
                    .formatted(Intake.shown(piece), source.length()));
          }
        });
    int all =
        sources.values().stream()
            .mapToInt(String::length)
            .filter(length -> length <= Likeness.MAX_LENGTH)
            .sum();
    if (all > Likeness.MAX_TOTAL_LENGTH) {
      intake.note(
          "The files that can be compared with others' have %,d characters together, and all pieces some 40,000: the longest are not compared."
              .formatted(all));
    }
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
      List<String> others = intake.others();
      if (!others.isEmpty()) {
        int more = others.size() - MAX_NAMED;
        intake.note(
            "Neither Java nor an archive, so not looked at: %s%s."
                .formatted(
                    String.join(", ", others.subList(0, Math.min(MAX_NAMED, others.size()))),
                    more > 0 ? " and more" : ""));
      }
      intake.note(
          "No piece is in it: expected is a folder mine with Backprop.java and the others.");
    } else if (missing.size() > MAX_MISSING) {
      intake.note("%d of %d pieces are missing.".formatted(missing.size(), all));
    } else {
      intake.note(
          "Missing: %s."
              .formatted(EnglishList.and(missing.stream().map(piece -> piece + ".java").toList())));
    }
  }
}
