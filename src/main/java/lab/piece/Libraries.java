package lab.piece;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lab.Network;
import lab.base.Program;

/** Finds the jars that pieces are compiled against and run with. */
public final class Libraries {
  /** What ND4J needs, by the names of its jars. */
  private static final Pattern OF_ND4J =
      Pattern.compile(
          "(nd4j|javacpp|openblas|guava-1\\.0\\.0-M|jackson-1\\.0\\.0-M|protobuf|flatbuffers|neoitertools"
              + "|byteunits|slf4j|commons-(io|lang3|math3|collections4|compress|codec)).*\\.jar");

  private Libraries() {}

  /** The jars of ND4J and of what it needs. */
  public static List<Path> ofNd4j() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(Path::of)
        .filter(jar -> jar.getFileName() != null)
        .filter(jar -> OF_ND4J.matcher(jar.getFileName().toString()).matches())
        .toList();
  }

  /** ND4J, and where the contracts are; more may lie there. */
  static List<Path> ofPieces() {
    Path contracts = Program.of(Network.class).home();
    return Stream.concat(Stream.of(contracts), ofNd4j().stream()).toList();
  }
}
