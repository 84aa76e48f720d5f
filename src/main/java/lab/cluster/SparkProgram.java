package lab.cluster;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import lab.base.SideProject;
import lab.script.Home;

/**
 * Builds and starts programs with Spark on their class path: {@code src/cluster}, a Maven project
 * of its own. Nothing of it is fetched before it is needed.
 *
 * @param project where it is
 */
record SparkProgram(SideProject project) {
  private static final String LOOPBACK = "127.0.0.1";

  /** What Spark needs of Java 17, as its own scripts say. */
  private static final List<String> OPENED =
      List.of(
          "java.base/java.lang",
          "java.base/java.lang.invoke",
          "java.base/java.lang.reflect",
          "java.base/java.io",
          "java.base/java.net",
          "java.base/java.nio",
          "java.base/java.util",
          "java.base/java.util.concurrent",
          "java.base/java.util.concurrent.atomic",
          "java.base/jdk.internal.ref",
          "java.base/sun.nio.ch",
          "java.base/sun.nio.cs",
          "java.base/sun.security.action",
          "java.base/sun.util.calendar");

  static SparkProgram ofThisLab() {
    SideProject project =
        new SideProject("cluster", Home.here().root().toAbsolutePath(), Home.program());
    if (!project.exists()) {
      throw new IllegalStateException(
          "cluster: there is no %s, which a student's copy of the lab comes without; the whole project has it"
              .formatted(project.source().normalize()));
    }
    return new SparkProgram(project);
  }

  Path folder() {
    return project.folder();
  }

  /** Compiles it; Maven fetches Spark the first time, which is told. */
  void build() throws IOException {
    if (isBuilt()) {
      return;
    }
    if (!Files.exists(folder().resolve("classpath"))) {
      System.err.println(
          "cluster: building; the first time this fetches Apache Spark, about 220 MB …");
    }
    project.build("package");
    Files.setLastModifiedTime(
        jar(), FileTime.from(Instant.now())); // Maven leaves one that is equal
    Path jars = Files.createDirectories(folder().resolve("spark/jars"));
    String classpath = Files.readString(folder().resolve("classpath")).strip();
    for (String jar : classpath.split(File.pathSeparator)) {
      link(jars.resolve(Path.of(jar).getFileName()), Path.of(jar));
    }
  }

  /** Whether the last build was made of what is here now. */
  private boolean isBuilt() throws IOException {
    if (!Files.exists(jar())) {
      return false;
    }
    FileTime built = Files.getLastModifiedTime(jar());
    List<Path> sources = new ArrayList<>(List.of(project.lab()));
    try (Stream<Path> all = Files.walk(project.source())) {
      all.forEach(sources::add);
    }
    for (Path source : sources) {
      if (Files.getLastModifiedTime(source).compareTo(built) > 0) {
        return false;
      }
    }
    return true;
  }

  /** Spark wants its jars in one folder. */
  private static void link(Path link, Path jar) throws IOException {
    if (Files.exists(link)) {
      return;
    }
    try {
      Files.deleteIfExists(link); // to a jar that is gone
      Files.createSymbolicLink(link, jar);
    } catch (UnsupportedOperationException | SecurityException e) {
      Files.copy(jar, link);
    }
  }

  /**
   * A driver, which ends when its input does.
   *
   * @param master as Spark names it
   * @param properties Spark's own, empty if there are none
   */
  ProcessBuilder driver(String master, String properties) throws IOException {
    String jars = jar() + "," + project.lab().toAbsolutePath();
    ProcessBuilder driver =
        program(
            "driver",
            "cluster.Driver",
            List.of(master, jars, project.home().toString(), properties));
    if (master.contains("//" + LOOPBACK)) {
      driver.environment().put("SPARK_LOCAL_IP", LOOPBACK);
    }
    return driver;
  }

  /** A program with Spark, in a folder of its own, that says what it does in a file there. */
  ProcessBuilder program(String name, String main, List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>();
    Path java = Path.of(System.getProperty("java.home"));
    command.add(java.resolve("bin/java").toString());
    OPENED.forEach(opened -> command.add("--add-opens=" + opened + "=ALL-UNNAMED"));
    String classes =
        String.join(
            File.pathSeparator,
            jar().toString(),
            project.lab().toAbsolutePath().toString(),
            folder().resolve("spark/jars") + File.separator + "*");
    command.addAll(List.of("-cp", classes, main));
    command.addAll(arguments);
    Path own = Files.createDirectories(folder().resolve(name));
    ProcessBuilder builder = new ProcessBuilder(command).directory(own.toFile());
    builder
        .environment()
        .putAll(
            Map.of(
                "LAB_HOME", project.home().toString(),
                "JAVA_HOME", java.toString(),
                "SPARK_HOME", folder().resolve("spark").toString(),
                "SPARK_SCALA_VERSION", "2.13"));
    return builder.redirectError(log(name).toFile());
  }

  /** Where a program says what it does. */
  Path log(String name) {
    return folder().resolve(name + ".log");
  }

  private Path jar() {
    return folder().resolve("build/two-layer-cluster.jar");
  }
}
