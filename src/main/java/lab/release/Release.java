package lab.release;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import lab.base.Digests;
import lab.base.Folder;
import lab.base.Program;
import lab.base.Versions;
import lab.course.Course;
import lab.piece.Assignment;
import lab.practice.Sources;
import lab.practice.Stub;
import lab.script.BareClasses;
import lab.script.Home;

/**
 * Makes the zip that a student gets: the project without {@code solutions} and without the source
 * of the checks. References and checks are in it as classes, in a jar that Maven finds in the
 * project's own folder {@code lib}; its pom is the project's, its README lies in {@code
 * src/release}. The same project gives the same bytes.
 */
public final class Release {
  private static final String TOP = "two-layer-lab/";

  /** What is the instructor's: classes only, so that a student's project is the lab alone. */
  private static final List<String> CLASSES_ONLY =
      List.of("lab/course", "lab/diagnose", "lab/gradebook", "lab/likeness", "lab/piece/process");

  private static final String ARTIFACT = "two-layer-lab-course";

  /** Stands in pom.xml for the version of that jar. */
  private static final String VERSION = "@COURSE_VERSION@";

  /** What a release has in place of the project's own files, such as its README. */
  private static final String INSTEAD = "src/release";

  /** Copied as they are: files, and folders with all that is in them. */
  private static final List<String> AS_THEY_ARE =
      List.of(
          ".editorconfig",
          ".gitattributes",
          ".gitignore",
          ".mvn",
          "data/README.md",
          "data/checksums.txt",
          "labs/jvm.options",
          "labs/lab",
          "labs/lab.cmd",
          "src/EXPERIMENTS.md",
          "src/main/java",
          "src/main/resources");

  /** By path from the top. */
  private final SortedMap<String, byte[]> files = new TreeMap<>();

  private Release() {}

  /**
   * Gathers the files of a release.
   *
   * @param home a project with its solutions
   */
  public static Release of(Home home) throws IOException {
    Path instead = home.root().resolve(INSTEAD);
    for (Path folder : List.of(home.references(), instead)) {
      if (!Files.isDirectory(folder)) {
        throw new IOException(
            "A release is made from a whole project, but %s is not there.".formatted(folder));
      }
    }
    Release release = new Release();
    for (String name : AS_THEY_ARE) {
      release.copy(home.root(), home.root().resolve(name));
    }
    Path labs = home.root().resolve("labs");
    for (Path script : Folder.list(labs, file -> file.toString().endsWith(".jsh"))) {
      release.copy(home.root(), script);
    }
    for (String folder : CLASSES_ONLY) {
      release.files.keySet().removeIf(name -> name.startsWith("src/main/java/" + folder + "/"));
    }
    SortedMap<String, String> stubs = stubs(home);
    byte[] jar = jar(home, stubs);
    String version = Versions.lab() + "-" + Digests.hex("SHA-256", jar).substring(0, 12);
    release.addLibrary(version, jar);
    for (Map.Entry<String, String> stub : stubs.entrySet()) {
      release.add(Home.shown(stub.getKey()), stub.getValue());
    }
    release.add("pom.xml", pom(Files.readString(home.root().resolve("pom.xml")), version));
    release.copy(instead, instead);
    return release;
  }

  /**
   * The lab's version, and a digest of what decides a grade: the classes that stand in one file
   * with the checks, and the stubs, by which a piece is not begun. Of a reference its stub alone
   * does: checks compute what is right without it, and the page is made anew by each run.
   */
  public static String version(Home home) throws IOException {
    SortedMap<String, byte[]> all = new TreeMap<>(deciding());
    for (Assignment exercise : Course.all()) {
      String stub = Pristine.stub(home, exercise.piece()).orElse("");
      all.put(Pristine.resource(exercise.piece()), stub.getBytes(StandardCharsets.UTF_8));
    }
    return Versions.lab() + "-" + Digests.shortly(all);
  }

  static Map<String, byte[]> deciding() throws IOException {
    return classes(List.of("lab"));
  }

  /** How many files there are. */
  public int size() {
    return files.size();
  }

  private void copy(Path root, Path from) throws IOException {
    if (!Files.exists(from)) {
      return;
    }
    for (Path file : Folder.files(from, file -> true)) {
      String name = root.relativize(file).toString().replace('\\', '/');
      boolean left = name.matches(".*(~|\\.swp|\\.iml|\\.class|/\\.DS_Store)");
      if (!left) {
        files.put(name, Files.readAllBytes(file));
      }
    }
  }

  private void add(String name, String text) {
    files.put(name, text.getBytes(StandardCharsets.UTF_8));
  }

  /** By the piece's name. */
  private static SortedMap<String, String> stubs(Home home) throws IOException {
    SortedMap<String, String> stubs = new TreeMap<>();
    for (Map.Entry<String, String> reference : Sources.read(home.references()).texts().entrySet()) {
      stubs.put(reference.getKey(), Stub.of(reference.getValue()));
    }
    return stubs;
  }

  /**
   * As Maven lays out a repository; the version changes with the content, as Maven keeps copies.
   */
  private void addLibrary(String version, byte[] jar) {
    String pom =
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <project xmlns="http://maven.apache.org/POM/4.0.0">
          <modelVersion>4.0.0</modelVersion>
          <groupId>lab</groupId>
          <artifactId>%s</artifactId>
          <version>%s</version>
        </project>
        """
            .formatted(ARTIFACT, version);
    String base = "lib/lab/%s/%s/%s-%s".formatted(ARTIFACT, version, ARTIFACT, version);
    files.put(base + ".jar", jar);
    add(base + ".pom", pom);
    for (String name : List.of(base + ".jar", base + ".pom")) {
      add(name + ".sha1", Digests.hex("SHA-1", files.get(name)));
    }
  }

  /** The classes of checks and references, and the stubs for {@code lab reset}. */
  private static byte[] jar(Home home, SortedMap<String, String> stubs) throws IOException {
    SortedMap<String, byte[]> content = new TreeMap<>(classes(CLASSES_ONLY));
    content.putAll(BareClasses.of(home.references()));
    for (Map.Entry<String, String> stub : stubs.entrySet()) {
      String name = Pristine.resource(stub.getKey()).substring(1);
      content.put(name, stub.getValue().getBytes(StandardCharsets.UTF_8));
    }
    return Zip.of(content);
  }

  private static Map<String, byte[]> classes(List<String> folders) throws IOException {
    Program program = new Program(Home.program());
    Map<String, byte[]> classes = new TreeMap<>();
    for (String folder : folders) {
      classes.putAll(program.classes(folder));
    }
    return classes;
  }

  /** The project's own, whose profile {@code release} needs to know the jar's version. */
  static String pom(String pom, String version) throws IOException {
    if (!pom.contains(VERSION)) {
      throw new IOException(
          "pom.xml has no %s, in whose place a release has its jar's version: let %s's version in the profile release be that."
              .formatted(VERSION, ARTIFACT));
    }
    return pom.replace(VERSION, version);
  }

  /** Writes it as a zip archive; may be called again. */
  public void writeTo(OutputStream out) throws IOException {
    Zip zip = new Zip(out);
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      String name = TOP + file.getKey();
      if (file.getKey().equals("labs/lab")) {
        zip.addRunnable(name, file.getValue());
      } else {
        zip.add(name, file.getValue());
      }
    }
    zip.finish();
  }
}
