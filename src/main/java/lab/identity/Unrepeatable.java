package lab.identity;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Lists the calls whose results differ from run to run: chance without a seed, the clock, files,
 * and the arguments of the program. Classes and arguments are written as in compiled code.
 */
final class Unrepeatable {
  private static final Set<String> CHANCE =
      Set.of(
          "java/lang/Math.random",
          "java/lang/StrictMath.random",
          "java/util/UUID.randomUUID",
          "java/util/concurrent/ThreadLocalRandom.current",
          "java/security/SecureRandom.<init>",
          "java/security/SecureRandom.getInstance",
          "java/security/SecureRandom.getInstanceStrong");

  /** Chance only where no argument is a seed or a generator. */
  private static final Pattern UNSEEDED =
      Pattern.compile(
          "java/util/(Random|SplittableRandom)\\.<init>\\(\\)"
              + "|jdk/random/\\w+\\.<init>\\(\\)"
              + "|java/util/random/RandomGenerator(\\$\\w+)?\\.(of|getDefault)\\(.*"
              + "|java/util/random/RandomGeneratorFactory\\.create\\(\\)"
              + "|java/util/Collections\\.shuffle\\(Ljava/util/List;\\)"
              + "|org/nd4j/linalg/factory/Nd4j\\.(rand|shuffle|choice|getDistributions).*"
              + "|org/nd4j/linalg/factory/Nd4j\\.getRandom\\(\\)"
              + "|org/nd4j/linalg/factory/RandomFactory\\.(getRandom|getNewRandomInstance)\\(\\)"
              + "|org/nd4j/linalg/factory/ops/(NDRandom\\.\\w+|NDNN\\.dropout\\w*)\\(.*"
              + "|org/nd4j/linalg/api/ops/random/.*\\.<init>\\(.*"
              + "|org/nd4j/.*/rng/\\w+\\.<init>\\(\\)");

  private static final Pattern SEEDED =
      Pattern.compile(".*(/Random;.*|\\(J\\[[IJ]\\)|\\(\\[IJ\\)|/INDArray;J\\))");

  private static final Pattern ELSEWHERE =
      Pattern.compile(
          "java/lang/System\\.(nanoTime|currentTimeMillis|identityHashCode|getenv|getProperty|getProperties)\\(.*"
              + "|java/lang/(Boolean\\.getBoolean|Integer\\.getInteger|Long\\.getLong)\\(.*"
              + "|java/time/.*\\.(now|system\\w*)\\(.*"
              + "|java/util/(Date\\.<init>\\(\\)|Calendar\\.getInstance\\(.*)"
              + "|java/nio/file/Files\\.(read|lines|newInput|newBufferedReader|newByteChannel|exists|size|list|walk).*"
              + "|java/io/(FileInputStream|FileReader|RandomAccessFile)\\.<init>\\(.*");

  private Unrepeatable() {}

  /**
   * What a piece must do in place of a call, in words; empty if the call can be repeated.
   *
   * @param owner the method's class
   * @param name the method's, {@code <init>} for {@code new}
   * @param type what it takes and gives, such as {@code (J)V}
   */
  static Optional<String> words(String owner, String name, String type) {
    String method = owner + "." + name;
    String call = method + type.substring(0, type.indexOf(')') + 1);
    boolean isChance =
        CHANCE.contains(method)
            || UNSEEDED.matcher(call).matches() && !SEEDED.matcher(call).matches();
    boolean isElsewhere = ELSEWHERE.matcher(call).matches();
    if (!isChance && !isElsewhere) {
      return Optional.empty();
    }
    String simple = owner.substring(owner.lastIndexOf('/') + 1).replace('$', '.');
    String shown = name.equals("<init>") ? "new " + simple : simple + "." + name;
    return Optional.of(
        shown
            + (isChance
                ? ", chance that no seed repeats: draw it from the argument random, or by a seed"
                : ", which may give something else the next time: make what it gives a component"));
  }
}
