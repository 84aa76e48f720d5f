package lab.piece;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Compiles a piece for every checker and grader: reads its source as one of package mine, compiles
 * it against the contracts and ND4J, and holds the classes against the list of what pieces may use.
 */
public final class PieceCompiler {
  /** A piece has some 5000 characters. */
  private static final int MAX_LENGTH = 200_000;

  /** Runs the Java compiler, in this process or in another. */
  @FunctionalInterface
  public interface Javac {
    /**
     * Compiles some pieces, each as if it stood alone.
     *
     * @param sources all that stand in the folder, in package mine, by the names of their classes
     * @param wanted the pieces to compile
     * @return what came of each; one that compiles may come with the classes of others
     */
    Map<String, Compiled> compile(Map<String, String> sources, Set<String> wanted);
  }

  private final Javac javac;
  private final boolean listed;

  /** A compiler that holds classes against the list of what pieces may use. */
  public PieceCompiler(Javac javac) {
    this(javac, true);
  }

  /**
   * A compiler that may skip the list of what pieces may use.
   *
   * @param listed whether it is asked
   */
  public PieceCompiler(Javac javac, boolean listed) {
    this.javac = javac;
    this.listed = listed;
  }

  /**
   * Compiles some pieces.
   *
   * @param sources all that stand in the folder, by the names of their classes, whatever package
   *     they say they are of
   * @param wanted the pieces to compile
   * @return what came of each: its classes and those it uses, or why it is not run
   */
  public Map<String, Compiled> compile(Map<String, String> sources, Set<String> wanted) {
    Map<String, Compiled> results = new TreeMap<>();
    Map<String, String> fit = new TreeMap<>();
    sources.forEach(
        (piece, source) -> {
          if (source.length() <= MAX_LENGTH) {
            fit.put(piece, PackageLine.mine(source));
          } else if (wanted.contains(piece)) {
            results.put(piece, Compiled.refused(tooLong(piece, source.length())));
          }
        });
    Set<String> open = new TreeSet<>(wanted);
    open.retainAll(fit.keySet());
    javac.compile(fit, open).forEach((piece, raw) -> results.put(piece, admitted(piece, raw)));
    return results;
  }

  private static String tooLong(String piece, int length) {
    return "%s.java has %,d characters; no piece needs more than %,d"
        .formatted(piece, length, MAX_LENGTH);
  }

  private Compiled admitted(String piece, Compiled raw) {
    if (raw.failed()) {
      Optional<String> borrowed = Borrowed.in(raw.errors());
      return borrowed
          .map(Compiled::refused)
          .orElse(new Compiled(Map.of(), raw.errors(), raw.refusal()));
    }
    Map<String, byte[]> needed = AllowList.needed(raw.classes(), piece);
    Optional<String> problem = listed ? AllowList.problem(needed) : Optional.empty();
    return problem.map(Compiled::refused).orElse(Compiled.of(needed, raw.errors()));
  }
}
