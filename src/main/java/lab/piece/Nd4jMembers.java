package lab.piece;

import java.util.Set;
import java.util.regex.Pattern;
import lab.piece.ClassFile.Member;

/**
 * The names of the ND4J members that pieces may use: arrays, how they are made, and what is
 * computed with them. Left out is all that takes an array apart from its memory, by which a piece
 * could see and change what is not its own: buffers, strides, offsets, shapes set by hand, accesses
 * that ask nothing, closing, raw BLAS. ND4J itself does not always look where it writes (what is
 * assigned may be larger than what it is assigned to), so that this is no wall between a piece and
 * its process.
 */
final class Nd4jMembers {
  private static final String HOME = "org.nd4j.";

  private static final Set<String> ARRAY =
      words(
          """
          add addColumnVector addRowVector addi addiColumnVector addiRowVector all amax amaxNumber amean ameanNumber amin
          aminNumber any argMax assign assignIf broadcast castTo columns cond cumsum cumsumi data dataType dimShuffle
          distance1 distance2 div divColumnVector divRowVector divi diviColumnVector diviRowVector dup element entropy
          entropyNumber eps eq equalShapes equals equalsWithEps fmod fmodi get getColumn getColumns getDouble getFloat getInt
          getLong getNumber getRow getRows getScalar getWhere gt gte hashCode isB isColumnVector isColumnVectorOrScalar
          isEmpty isInfinite isMatrix isNaN isR isRowVector isRowVectorOrScalar isS isScalar isSquare isVector
          isVectorOrScalar isView isZ length like logEntropy logEntropyNumber lt lte match max maxNumber mean meanNumber median
          medianNumber min minNumber mmul mmuli mul mulColumnVector mulRowVector muli muliColumnVector muliRowVector neg negi
          neq none norm1 norm1Number norm2 norm2Number normmax normmaxNumber ordering percentile percentileNumber permute
          permutei prod prodNumber put putColumn putRow putScalar putSlice putWhere putWhereWithMask putiColumnVector
          putiRowVector rank ravel rdiv rdivColumnVector rdivRowVector rdivi rdiviColumnVector rdiviRowVector remainder
          remainderi repeat replaceWhere repmat reshape rows rsub rsubColumnVector rsubRowVector rsubi rsubiColumnVector
          rsubiRowVector scan shannonEntropy shannonEntropyNumber shape shapeInfoToString size slice sliceVectors slices
          squaredDistance std stdNumber sub subColumnVector subRowVector subi subiColumnVector subiRowVector sum sumNumber
          swapAxes tensorAlongDimension tensorsAlongDimension toDoubleMatrix toDoubleVector toFloatMatrix toFloatVector
          toIntMatrix toIntVector toLongMatrix toLongVector toString toStringFull transpose transposei ulike var varNumber
          vectorAlongDimension vectorsAlongDimension
          """);

  private static final Set<String> FACTORY =
      words(
          """
          EPS_THRESHOLD accumulate appendBias arange argMax argMin averageAndPropagate base bitwise choice clearNans concat
          copy create createFromArray createUninitialized cumsum dataType defaultFloatingPointType diag dot empty exec
          expandDims eye gemm getDistributions getExecutioner getRandom hstack image linalg linspace loss math matmul max mean
          meshgrid min nn norm1 norm2 normmax ones onesLike order pad pile prepend prod rand randn random randomBernoulli
          randomBinomial randomExponential repeat reverse rollAxis rot90 scalar shape shuffle sort sortColumns sortRows
          sortWithIndices squeeze stack std stripOnes sum tear tensorMmul tile toFlattened tri triu valueArrayOf var vstack
          where zeros zerosLike
          """);

  /** What reads an array's buffer within its bounds, and so gives nothing of it away. */
  private static final Set<String> BUFFER =
      words(
          "asDouble asFloat asInt asLong dataType getDouble getFloat getInt getLong getNumber length");

  private static final Set<String> INDEX = words("all point interval newAxis indices");
  private static final Set<String> EXECUTIONER = words("exec execAndReturn commit");

  /** Classes of which everything may be used. */
  private static final Pattern WHOLE =
      Pattern.compile(
          "org\\.nd4j\\.(linalg\\.(ops\\.transforms\\.Transforms|api\\.buffer\\.DataType|exception\\.\\w+"
              + "|factory\\.ops\\.ND\\w+|indexing\\.(SpecifiedIndex|BooleanIndexing|conditions\\.\\w+)"
              + "|api\\.iter\\.\\w+|api\\.rng\\.(Random|distribution\\..+)"
              + "|api\\.ops\\.(impl\\.(transforms|reduce|reduce3|scalar|indexaccum|broadcast|summarystats)|random\\.impl)\\..+"
              + "|util\\.(ArrayUtil|LinAlgExceptions|NDArrayMath))"
              + "|enums\\.\\w+|common\\.(primitives\\..+|base\\.\\w+|util\\.(ArrayUtil|MathUtils)))(\\$\\w+)*");

  /** Classes that stand in the descriptors of these. */
  private static final Pattern NAMED =
      Pattern.compile(
          "org\\.nd4j\\.linalg\\.(api\\.ndarray\\.INDArray|factory\\.Nd4j|indexing\\.(NDArrayIndex|INDArrayIndex)"
              + "|api\\.buffer\\.DataBuffer|api\\.ops\\.\\w+|api\\.ops\\.executioner\\.OpExecutioner)");

  /** Memory by itself. */
  private static final Pattern MEMORY =
      Pattern.compile("\\(.*L[\\w/]*(DataBuffer|Pointer|MemoryWorkspace|OpContext);.*\\).*");

  /**
   * A shape and strides, or a shape and an offset; two arrays and a type are numbers and a shape.
   */
  private static final Pattern STRIDES =
      Pattern.compile("\\((?!\\[[IJ]\\[JLorg).*\\[[IJ](.*\\[[IJ]|J).*\\).*");

  private Nd4jMembers() {}

  private static Set<String> words(String text) {
    return Set.of(text.strip().split("\\s+"));
  }

  static boolean isNd4j(String type) {
    return type.startsWith(HOME);
  }

  /** Whether a piece may name a class of ND4J. */
  static boolean names(String type) {
    return WHOLE.matcher(type).matches() || NAMED.matcher(type).matches();
  }

  /** Whether a piece may use it. */
  static boolean holds(Member member) {
    return isNd4j(member.owner())
        && !MEMORY.matcher(member.descriptor()).matches()
        && !isStrided(member)
        && (WHOLE.matcher(member.owner()).matches()
            || listed(member.owner()).contains(member.name()));
  }

  private static Set<String> listed(String owner) {
    return switch (owner) {
      case "org.nd4j.linalg.api.ndarray.INDArray" -> ARRAY;
      case "org.nd4j.linalg.factory.Nd4j" -> FACTORY;
      case "org.nd4j.linalg.api.buffer.DataBuffer" -> BUFFER;
      case "org.nd4j.linalg.indexing.NDArrayIndex" -> INDEX;
      case "org.nd4j.linalg.api.ops.executioner.OpExecutioner" -> EXECUTIONER;
      default -> Set.of();
    };
  }

  private static boolean isStrided(Member member) {
    return member.owner().equals("org.nd4j.linalg.factory.Nd4j")
        && member.name().matches("create.*|zeros|ones|empty")
        && STRIDES.matcher(member.descriptor()).matches();
  }

  /** What makes a use of ND4J one that is not allowed, where the name alone does not say it. */
  static String how(Member member) {
    if (!isNd4j(member.owner())) {
      return "";
    }
    return isStrided(member) ? " with strides or an offset" : "";
  }
}
