package lab.piece.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.Loader;

/** Builds the command line that starts a Java with {@link PieceProcess}. */
final class PieceProcessCommand {
  /**
   * The same wherever pieces run, so that a verdict does not depend on where that is, nor on how
   * often an exception has come: it keeps its message. The size of the whole process is the jail's
   * to limit: JavaCPP would ask for it at every array.
   */
  private static final List<String> OPTIONS =
      List.of(
          "-XX:+IgnoreUnrecognizedVMOptions",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow",
          "-Xmx256m",
          "-XX:ActiveProcessorCount=2",
          "-XX:MaxDirectMemorySize=64m",
          "-XX:ReservedCodeCacheSize=64m",
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-XX:-OmitStackTraceInFastThrow",
          "-XX:-UsePerfData",
          "-XX:+DisableAttachMechanism",
          "-XX:-CreateCoredumpOnCrash",
          "-Dorg.bytedeco.javacpp.maxbytes=512m",
          "-Dorg.bytedeco.javacpp.maxphysicalbytes=0",
          "-Djava.awt.headless=true",
          "-Dfile.encoding=UTF-8");

  private PieceProcessCommand() {}

  /**
   * The command.
   *
   * @param java its home
   * @param temporary where it may write
   * @param more options
   * @param classPath what it sees
   * @param role {@code pieces} or {@code compiler}
   */
  static List<String> command(
      Path java, String temporary, List<String> more, String classPath, String role) {
    List<String> command = new ArrayList<>();
    command.add(java.resolve("bin/java").toString());
    command.addAll(OPTIONS);
    command.add("-XX:ErrorFile=" + temporary + File.separator + "lab-crash-%p.log");
    command.add("-Djava.io.tmpdir=" + temporary);
    command.addAll(more);
    if (role.equals("compiler")) {
      command.add("-XX:+ExitOnOutOfMemoryError");
    }
    command.addAll(List.of("-cp", classPath, PieceProcess.class.getName(), role));
    return command;
  }

  /** A process with the class path, the rights and the surroundings of this one. */
  static ProcessBuilder here(String role) throws IOException {
    String natives = "-Dorg.bytedeco.javacpp.cachedir=" + Loader.getCacheDir();
    ProcessBuilder builder =
        new ProcessBuilder(
            command(
                Path.of(System.getProperty("java.home")),
                System.getProperty("java.io.tmpdir"),
                List.of(natives),
                System.getProperty("java.class.path"),
                role));
    builder.environment().put("OMP_NUM_THREADS", "1");
    return builder;
  }
}
