package lab.cluster;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import lab.base.Folder;
import lab.base.SideProject;
import lab.script.Home;

/**
 * Builds and starts programs with Spark on their class path: {@code src/cluster}, a Maven project
 * of its own. Nothing of it is fetched before it is needed.
 *
 * @param project where it is
 */
record SparkProgram(SideProject project) {
  /** The profiles of src/cluster/pom.xml, by how the masters that need them begin. */
  private static final Map<String, String> MORE = Map.of("k8s:", "kubernetes", "yarn", "yarn");

  /** The driver's name. */
  static final String DRIVER = "driver";

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

  /** Compiles it for masters of Spark's own kind; see {@link #build(String)}. */
  void build() throws IOException {
    build("");
  }

  /**
   * Compiles it; Maven fetches Spark the first time, which is told.
   *
   * @param master as Spark names it: some kinds need more
   */
  void build(String master) throws IOException {
    Optional<String> more =
        MORE.entrySet().stream()
            .filter(kind -> master.startsWith(kind.getKey()))
            .map(Map.Entry::getValue)
            .findFirst();
    if (isBuilt() && more.stream().allMatch(this::isFetched)) {
      return;
    }
    if (!Files.exists(folder().resolve("classpath"))) {
      System.err.println(
          "cluster: building; the first time this fetches Apache Spark, about 220 MB …");
    }
    project.build("package", more.map(profile -> "-P" + profile).stream().toArray(String[]::new));
    Files.setLastModifiedTime(
        jar(), FileTime.from(Instant.now())); // Maven leaves one that is equal
    Path jars = Files.createDirectories(jars());
    String classpath = Files.readString(folder().resolve("classpath")).strip();
    Set<Path> wanted = new HashSet<>();
    for (String jar : classpath.split(File.pathSeparator)) {
      Path link = jars.resolve(Path.of(jar).getFileName());
      link(link, Path.of(jar));
      wanted.add(link);
    }
    for (Path other : Folder.list(jars, file -> !wanted.contains(file))) {
      Files.delete(other); // of an earlier build
    }
  }

  private boolean isFetched(String more) {
    String[] names = jars().toFile().list((folder, name) -> name.startsWith("spark-" + more));
    return names != null && names.length > 0;
  }

  private Path jars() {
    return folder().resolve("spark/jars");
  }

  /** Whether the last build was made of what is here now. */
  private boolean isBuilt() throws IOException {
    if (!Files.exists(jar())) {
      return false;
    }
    FileTime built = Files.getLastModifiedTime(jar());
    List<Path> sources = new ArrayList<>(List.of(project.lab()));
    try (Stream<Path> all = Files.walk(project.source())) {
      all.filter(file -> file.endsWith("pom.xml") || file.toString().endsWith(".java"))
          .forEach(sources::add);
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
   * @param properties a file of Spark's own, if there is one
   */
  ProcessBuilder driver(String master, Optional<Path> properties) throws IOException {
    String own = properties.map(file -> file.toAbsolutePath().toString()).orElse("");
    String jars = jar() + "," + project.lab().toAbsolutePath();
    ProcessBuilder driver =
        program(DRIVER, "cluster.Driver", List.of(master, jars, project.home().toString(), own));
    if (new Master(master).isLoopback()) {
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
            jars() + File.separator + "*");
    command.addAll(List.of("-cp", classes, main));
    command.addAll(arguments);
    Path own = Files.createDirectories(folder().resolve(name));
    ProcessBuilder builder = new ProcessBuilder(command).directory(own.toFile());
    builder
        .environment()
        .putAll(
            Map.of(
                "LAB_HOME", project.home().toString(),
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
