package lab.piece;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import lab.base.Shown;
import lab.piece.ClassFile.Member;

/**
 * The list of what pieces may use: numbers, texts, collections, streams, the lab and ND4J's arrays.
 * A piece that uses anything else is not run, wherever it is checked or graded, so that a verdict
 * is the same for every grader and on every machine.
 *
 * <p>Where others' pieces are graded it is the second layer, not the first: whoever finds a way
 * around it is still in a jail of the operating system, where there is one.
 */
final class AllowList {
  /** Classes of which everything may be used, but what the next list names. */
  private static final Pattern TYPES =
      anyOf(
          "mine\\..+",
          "lab\\.[A-Z]\\w*(\\$\\w+)*",
          "java\\.lang\\.(Object|String|StringBuilder|StringBuffer|CharSequence|Appendable|Math|StrictMath)",
          "java\\.lang\\.(Number|Integer|Long|Double|Float|Short|Byte|Character|Boolean|Void)",
          "java\\.lang\\.(Iterable|Comparable|Record|Enum|Throwable|Cloneable|AutoCloseable|Runnable)",
          "java\\.lang\\.(StackTraceElement|FunctionalInterface|Override|Deprecated|SafeVarargs)",
          "java\\.lang\\.\\w+(Exception|Error)",
          "java\\.(lang\\.Exception|lang\\.Error|io\\.\\w+Exception)",
          "java\\.util\\.(function|stream|random|regex|concurrent\\.atomic)\\..+",
          "java\\.util\\.concurrent\\.(Concurrent|CopyOnWrite)\\w+(\\$\\w+)*",
          "java\\.util\\.concurrent\\.(ThreadLocalRandom|Callable|TimeUnit)",
          "java\\.util\\.(?!Formatter|Timer|ServiceLoader|ResourceBundle|PropertyPermission)\\w+(\\$\\w+)*",
          "java\\.(math|text|time)\\..+",
          "java\\.nio\\.(\\w*Buffer|ByteOrder|charset\\.\\w+)");

  /**
   * What may not be used of them. Who could extend them could call it by another name; that takes
   * their constructor.
   */
  private static final Pattern NOT =
      anyOf(
          "java\\.util\\.\\w+\\.setDefault",
          "java\\.lang\\.Object\\.(wait|notify|notifyAll)",
          "java\\.util\\.concurrent\\.TimeUnit\\.(sleep|timedJoin|timedWait)",
          "java\\.util\\.(Simple)?TimeZone\\.<init>",
          "java\\.lang\\.(Integer|Long|Boolean)\\.get(Integer|Long|Boolean)");

  /** Of other classes, what may be used. */
  private static final Pattern MEMBERS =
      anyOf(
          "java\\.lang\\.System\\.(out|err|nanoTime|currentTimeMillis|arraycopy|identityHashCode|lineSeparator)",
          "java\\.io\\.PrintStream\\.(print|println|printf|format|append|flush)",
          "java\\.lang\\.Class\\.(getSimpleName|getName|desiredAssertionStatus|isInstance|cast|isArray)",
          "java\\.lang\\.Class\\.(hashCode|equals|toString|getTypeName|getComponentType)",
          "java\\.lang\\.invoke\\.LambdaMetafactory\\.(metafactory|altMetafactory)",
          "java\\.lang\\.invoke\\.StringConcatFactory\\.(makeConcat|makeConcatWithConstants)",
          "java\\.lang\\.runtime\\.ObjectMethods\\.bootstrap");

  /** Classes that may be named. */
  private static final Pattern NAMED =
      anyOf(
          "java\\.lang\\.(System|Class)",
          "java\\.io\\.(PrintStream|Serializable)",
          "java\\.lang\\.invoke\\.(MethodHandles(\\$Lookup)?|MethodHandle|MethodType|CallSite|TypeDescriptor)",
          "java\\.lang\\.invoke\\.(LambdaMetafactory|StringConcatFactory)",
          "java\\.lang\\.runtime\\.ObjectMethods");

  private static final int MAX_NAME_LENGTH = 200;

  private AllowList() {}

  private static Pattern anyOf(String... patterns) {
    return Pattern.compile(String.join("|", patterns));
  }

  /**
   * A piece's class and all of mine that it uses, directly or not.
   *
   * @param all compiled classes, by binary name
   * @param piece simple name
   * @throws IllegalArgumentException if one cannot be read
   */
  static Map<String, byte[]> needed(Map<String, byte[]> all, String piece) {
    Map<String, byte[]> needed = new LinkedHashMap<>();
    Deque<String> open = new ArrayDeque<>();
    open.add("mine." + piece);
    while (!open.isEmpty()) {
      String name = open.remove();
      byte[] bytes = all.get(name);
      if (bytes != null && needed.putIfAbsent(name, bytes) == null) {
        open.addAll(ClassFile.read(bytes).types());
      }
    }
    return needed;
  }

  /**
   * Says in a sentence what a piece uses without being allowed to; empty if nothing.
   *
   * @param classes the piece's and those it uses
   */
  static Optional<String> problem(Map<String, byte[]> classes) {
    for (Map.Entry<String, byte[]> each : classes.entrySet()) {
      Optional<String> found = foreign(ClassFile.read(each.getValue()));
      if (found.isPresent()) {
        return Optional.of(
            ("%s uses %s, which no piece needs: numbers, texts, collections, streams, lab and"
                    + " ND4J's arrays are enough, so take it out")
                .formatted(shown(source(each.getKey())), shown(found.get())));
      }
    }
    return Optional.empty();
  }

  /** A class may have a name of 65,535 letters. */
  private static String shown(String name) {
    return Shown.line(name, MAX_NAME_LENGTH);
  }

  private static String source(String name) {
    return name.replaceAll("^mine\\.|\\$.*", "");
  }

  private static Optional<String> foreign(ClassFile file) {
    for (Member member : file.members()) {
      String name = member.owner() + "." + member.name();
      boolean may = TYPES.matcher(member.owner()).matches() && !NOT.matcher(name).matches();
      if (!may && !MEMBERS.matcher(name).matches() && !Nd4jMembers.holds(member)) {
        return Optional.of(name.replace(".<init>", "") + Nd4jMembers.how(member));
      }
    }
    return file.types().stream()
        .filter(type -> !TYPES.matcher(type).matches() && !NAMED.matcher(type).matches())
        .filter(type -> !Nd4jMembers.names(type))
        .findFirst()
        .or(() -> file.parents().stream().filter(Nd4jMembers::isNd4j).findFirst());
  }
}
