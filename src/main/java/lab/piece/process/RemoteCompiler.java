package lab.piece.process;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import lab.piece.CompileError;
import lab.piece.Compiled;
import lab.piece.PieceCompiler;

/**
 * Compiles submissions in a process of its own, whose replies are trusted as little as those of
 * pieces.
 */
final class RemoteCompiler implements PieceCompiler.Javac, AutoCloseable {
  /** Times the limit of one file, for all of a submission that have to be compiled one by one. */
  private static final int MAX_COMPILING = 3;

  private static final int MAX_ERRORS = 1000;

  private final Place place;
  private final Duration limit;
  private Child child;
  private long left; // of the time of a submission, in nanoseconds

  /**
   * @param limit of a submission, or of one file by itself
   */
  RemoteCompiler(Place place, Duration limit) {
    this.place = place;
    this.limit = limit;
  }

  @Override
  public Map<String, Compiled> compile(Map<String, String> sources, Set<String> wanted) {
    left = limit.multipliedBy(MAX_COMPILING).toNanos();
    return within(sources, wanted);
  }

  private Map<String, Compiled> within(Map<String, String> sources, Set<String> wanted) {
    if (wanted.isEmpty()) {
      return Map.of();
    }
    if (left <= 0) {
      return refused(wanted, "the files before it took all the time that there is");
    }
    ValueWriter request = new ValueWriter().letter(Request.COMPILE).number(sources.size());
    sources.forEach((piece, source) -> request.text(piece).text(source));
    request.number(wanted.size());
    wanted.forEach(request::text);
    try {
      return compiled(new ValueReader(ask(request)), wanted.size());
    } catch (ProcessFailure | IllegalArgumentException e) {
      child.close();
      child = null;
      if (wanted.size() > 1) {
        Map<String, Compiled> each = new TreeMap<>();
        wanted.forEach(piece -> each.putAll(within(sources, Set.of(piece))));
        return each;
      }
      return refused(
          wanted, e instanceof ProcessFailure trouble ? sentence(trouble) : "it breaks down");
    }
  }

  /** What takes a compiler's time or memory is no loop and no list. */
  private static String sentence(ProcessFailure trouble) {
    return trouble
        .sentence("the compiler")
        .replaceFirst(
            ": look for .*",
            ": look for what is nested deeply, or written or joined thousands of times");
  }

  /** Sends a request; the time that a process takes to start does not count. */
  private byte[] ask(ValueWriter request) throws ProcessFailure {
    child = place.ready(child, "compiler");
    long begin = System.nanoTime();
    try {
      return child.ask(request, limit, asked -> asked);
    } finally {
      left -= System.nanoTime() - begin;
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

  private static Map<String, Compiled> compiled(ValueReader reply, int wanted)
      throws ProcessFailure {
    if (reply.letter() != Reply.RETURNED) {
      throw ProcessFailure.garbled("the compiler broke down");
    }
    List<Compiled> distinct = new ArrayList<>();
    for (int count = reply.number(wanted); count > 0; count--) {
      Map<String, byte[]> classes = reply.blocks();
      List<CompileError> errors = new ArrayList<>();
      for (int left = reply.number(MAX_ERRORS); left > 0; left--) {
        errors.add(error(reply));
      }
      distinct.add(new Compiled(classes, errors, Optional.empty()));
    }
    Map<String, Compiled> results = new TreeMap<>();
    for (int count = reply.number(wanted); count > 0; count--) {
      String piece = reply.text();
      int which = reply.number();
      if (which < 0 || which >= distinct.size()) {
        throw ProcessFailure.garbled("the compiler broke down");
      }
      results.put(piece, distinct.get(which));
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

  @Override
  public void close() {
    if (child != null) {
      child.close();
    }
  }
}
