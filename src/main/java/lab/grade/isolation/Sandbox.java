package lab.grade.isolation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import lab.compile.CompileError;
import lab.compile.PackageLine;
import lab.grade.Assignment;
import lab.grade.Checker;
import lab.grade.Outcome;
import lab.grade.PieceException;
import lab.grade.Subject;
import lab.grade.Verdict;

/**
 * Grades one submission after another, each in a process of its own that is kept from piece to
 * piece and replaced after any trouble. For one thread.
 */
public final class Sandbox implements AutoCloseable {
  /** A piece has some 5000 characters. */
  private static final int LONGEST_SOURCE = 200_000;

  /** Times the limit of one file, for all of a submission that have to be compiled one by one. */
  private static final int MOST_COMPILING = 3;

  private static final int LONGEST_MESSAGE = 4000;

  private final Isolation isolation;
  private final boolean strict;
  private Child compiler;
  private Child pieces;
  private int run;

  Sandbox(Isolation isolation, boolean strict) {
    this.isolation = isolation;
    this.strict = strict;
  }

  /**
   * Compiles a submission, and begins with it: nothing of the one before is left.
   *
   * @param sources by the names of their files, without {@code .java}; a byte-order mark, any line
   *     ends and any package are taken
   * @return what came of each
   * @throws UncheckedIOException if no process can be started
   */
  public Map<String, Compiled> compile(Map<String, String> sources) {
    if (pieces == null || run > 0) {
      renew();
    }
    Map<String, Compiled> results = new TreeMap<>();
    Map<String, String> fit = new TreeMap<>();
    sources.forEach(
        (piece, source) -> {
          if (source.length() > LONGEST_SOURCE) {
            results.put(piece, Compiled.refused(tooLong(piece, source.length())));
          } else {
            fit.put(piece, inMine(source));
          }
        });
    Duration most = isolation.limits().compiling().multipliedBy(MOST_COMPILING);
    results.putAll(compile(fit, fit.keySet(), System.nanoTime() + most.toNanos()));
    return results;
  }

  private static String tooLong(String piece, int length) {
    return "%s.java has %,d characters; no piece needs more than %,d"
        .formatted(piece, length, LONGEST_SOURCE);
  }

  /** In package mine, whatever it says, and on the same lines. */
  private static String inMine(String source) {
    return PackageLine.mine(source.startsWith("\uFEFF") ? source.substring(1) : source);
  }

  private Map<String, Compiled> compile(Map<String, String> sources, Set<String> wanted, long end) {
    if (wanted.isEmpty()) {
      return Map.of();
    }
    if (System.nanoTime() > end) {
      return refused(wanted, "the files before it took all the time that there is");
    }
    ValueWriter request = new ValueWriter().letter(Request.COMPILE).number(sources.size());
    sources.forEach((piece, source) -> request.text(piece).text(source));
    request.number(wanted.size());
    wanted.forEach(request::text);
    try {
      return compiled(
          new ValueReader(compiler().ask(request, isolation.limits().compiling(), asked -> asked)));
    } catch (Trouble | IllegalArgumentException e) {
      compiler.close();
      compiler = null;
      if (wanted.size() > 1) {
        Map<String, Compiled> each = new TreeMap<>();
        wanted.forEach(piece -> each.putAll(compile(sources, Set.of(piece), end)));
        return each;
      }
      return refused(
          wanted,
          e instanceof Trouble trouble ? trouble.sentence("the compiler") : "it breaks down");
    }
  }

  private static Map<String, Compiled> refused(Set<String> pieces, String why) {
    Map<String, Compiled> all = new TreeMap<>();
    pieces.forEach(
        piece ->
            all.put(
                piece, Compiled.refused("%s.java cannot be compiled: %s".formatted(piece, why))));
    return all;
  }

  /** What the compiler's process says; it is believed as little as the others. */
  private Map<String, Compiled> compiled(ValueReader reply) throws Trouble {
    if (reply.letter() != Reply.RETURNED) {
      throw Trouble.garbled("the compiler broke down");
    }
    List<Map<String, byte[]>> classes = new ArrayList<>();
    List<List<CompileError>> errors = new ArrayList<>();
    for (int count = reply.number(); count > 0; count--) {
      classes.add(reply.blocks());
      List<CompileError> found = new ArrayList<>();
      for (int left = reply.number(); left > 0; left--) {
        found.add(error(reply));
      }
      errors.add(found);
    }
    Map<String, Compiled> results = new TreeMap<>();
    for (int count = reply.number(); count > 0; count--) {
      String piece = reply.text();
      int which = reply.number();
      if (which < 0 || which >= classes.size()) {
        throw Trouble.garbled("the compiler broke down");
      }
      results.put(piece, compiled(piece, classes.get(which), errors.get(which)));
    }
    return results;
  }

  private static CompileError error(ValueReader reply) {
    String piece = reply.text();
    int line = reply.number();
    int column = reply.number();
    String message = reply.text();
    String source = reply.text();
    Optional<String> why = Optional.of(reply.text()).filter(text -> !text.isEmpty());
    return new CompileError(piece, line, column, message, source, why);
  }

  private Compiled compiled(String piece, Map<String, byte[]> all, List<CompileError> errors) {
    if (!errors.isEmpty()) {
      return new Compiled(Map.of(), errors, Optional.empty());
    }
    Map<String, byte[]> needed = AllowList.needed(all, piece);
    Optional<String> problem = strict ? AllowList.problem(needed) : Optional.empty();
    return problem.map(Compiled::refused).orElse(new Compiled(needed, errors, problem));
  }

  /**
   * Checks a piece. Whatever a student's code does ends in a verdict: nothing is thrown for it.
   *
   * @param exercise which exercise
   * @param compiled what came of the submission
   * @param seed of the random cases; with another than {@link Checker#PUBLIC_SEED} no word of the
   *     student's gets into a message, since it could tell the cases
   * @throws UncheckedIOException if no process can be started
   */
  public Verdict check(Assignment exercise, Map<String, Compiled> compiled, long seed) {
    Compiled piece = compiled.get(exercise.piece());
    if (piece == null) {
      return failed(exercise, "there is no %s.java".formatted(exercise.piece()), seed);
    }
    if (piece.failed()) {
      return failed(exercise, piece.problem(), seed);
    }
    boolean fresh = run == 0;
    Verdict verdict = run(exercise, piece, seed);
    if (!fresh && !verdict.passed() && !verdict.untouched()) {
      renew(); // others ran there before: it may be their fault
      verdict = run(exercise, piece, seed);
    }
    return shortened(verdict);
  }

  private Verdict run(Assignment exercise, Compiled piece, long seed) {
    boolean silent = seed != Checker.PUBLIC_SEED;
    RemoteSubject subject =
        new RemoteSubject(pieces(), piece.classes(), isolation.limits(), silent);
    run++;
    Verdict verdict = Checker.check(exercise, subject, seed);
    if (subject.trouble() != null || !isClean()) {
      renew();
    }
    return verdict;
  }

  /** Whether the process is as it was before the piece ran. */
  private boolean isClean() {
    try {
      ValueReader reply =
          new ValueReader(
              pieces.ask(
                  new ValueWriter().letter(Request.END), Duration.ofSeconds(5), asked -> asked));
      return reply.letter() == Reply.RETURNED && reply.text().isEmpty();
    } catch (Trouble | IllegalArgumentException e) {
      return false;
    }
  }

  /** Each check of an exercise fails with the same sentence. */
  private static Verdict failed(Assignment exercise, String sentence, long seed) {
    Subject nobody =
        Subject.of(
            "nobody",
            settings -> {
              throw PieceException.error(sentence);
            });
    return Checker.check(exercise, nobody, seed);
  }

  private static Verdict shortened(Verdict verdict) {
    return new Verdict(
        verdict.exercise(),
        verdict.outcomes().stream()
            .map(
                one ->
                    one.message().length() <= LONGEST_MESSAGE
                        ? one
                        : new Outcome(
                            one.check(),
                            one.points(),
                            one.status(),
                            one.message().substring(0, LONGEST_MESSAGE) + " …",
                            one.mistake()))
            .toList());
  }

  /** A process in which nothing has run, started now and waited for when it is needed. */
  private void renew() {
    if (pieces != null) {
      pieces.close();
    }
    pieces = start("pieces");
    run = 0;
  }

  private Child pieces() {
    pieces = ready(pieces, "pieces");
    return pieces;
  }

  private Child compiler() {
    compiler = ready(compiler, "compiler");
    return compiler;
  }

  private Child start(String role) {
    try {
      return isolation.child(role);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A process that runs; a second one if the first does not start. */
  private Child ready(Child started, String role) {
    Child child = started == null ? start(role) : started;
    try {
      child.awaitReady();
      return child;
    } catch (Trouble first) {
      child.close();
    }
    Child second = start(role);
    try {
      second.awaitReady();
      return second;
    } catch (Trouble e) {
      second.close();
      throw new UncheckedIOException(
          new IOException("No process for students' code can be started: " + e.detail()));
    }
  }

  @Override
  public void close() {
    if (pieces != null) {
      pieces.close();
    }
    if (compiler != null) {
      compiler.close();
    }
  }
}
