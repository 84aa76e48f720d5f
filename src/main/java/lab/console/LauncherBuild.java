package lab.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The part of {@code labs/lab} and {@code labs/lab.cmd} that is written in Java: it finds the
 * errors in Maven's log after a failed build and, on Windows, says whether a build is needed and
 * where its class path is.
 *
 * <p>After a failed build this file is run as it is, so that it uses nothing but the JDK. The
 * working folder is the project's: Windows' own names of folders would not all survive as
 * arguments.
 */
final class LauncherBuild {
  private static final List<String> ROOTS =
      List.of("pom.xml", ".mvn", "src/main", "solutions/reference");
  private static final Pattern COMPILER =
      Pattern.compile("\\[(?:ERROR|WARNING)\\] (.*\\.java):\\[(\\d+),\\d+\\] (.*)");
  private static final Pattern ADVICE =
      Pattern.compile(
          "\\[ERROR\\] *(-> \\[Help|\\[Help|To see the full|Re-run Maven|For more information|$).*");
  private static final Pattern LEVEL = Pattern.compile("\\[[A-Z]+\\]");
  private static final Pattern COLOURS = Pattern.compile("\u001b\\[[0-9;]*m");

  private final Path home;
  private final Path out;

  /**
   * Looks at a project.
   *
   * @param home its folder
   */
  LauncherBuild(Path home) {
    this.home = home;
    this.out = home.resolve("target").resolve("launcher");
  }

  /**
   * Does one thing and ends the program.
   *
   * @param args {@code fresh}: exit code 0 if no source is newer than the build, else 1; {@code
   *     built JAR}: writes down what the build of this jar was made of, and its class path; {@code
   *     errors}: prints what Maven's log says
   */
  public static void main(String[] args) throws IOException {
    LauncherBuild build = new LauncherBuild(Path.of("").toAbsolutePath());
    switch (args[0]) {
      case "fresh" -> System.exit(build.isFresh() ? 0 : 1);
      case "built" -> {
        try {
          build.built(args[1], Charset.forName(System.getProperty("sun.jnu.encoding")));
        } catch (IOException e) {
          System.out.println("[ERROR] " + e.getMessage()); // into Maven's log, like its own errors
          System.exit(1);
        }
      }
      case "errors" -> {
        Charset console = Charset.forName(System.getProperty("native.encoding"));
        String log = new String(Files.readAllBytes(build.out.resolve("build.log")), console);
        new PrintStream(System.out, true, UTF_8)
            .print(
                errors(log.lines().toList(), build.home).stream()
                    .map(line -> line + "\n")
                    .collect(Collectors.joining()));
      }
      default ->
          throw new IllegalArgumentException(
              "%s is none of fresh, built and errors".formatted(args[0]));
    }
  }

  /** Whether the last build was made of what is there now; a folder is newer when a file went. */
  boolean isFresh() throws IOException {
    Path stamp = out.resolve("stamp");
    if (!Files.exists(stamp) || !Files.readString(stamp).equals(madeOf())) {
      return false;
    }
    FileTime built = Files.getLastModifiedTime(stamp);
    for (String root : roots()) {
      try (Stream<Path> all = Files.walk(home.resolve(root))) {
        for (Path file : (Iterable<Path>) all::iterator) {
          if (Files.getLastModifiedTime(file).compareTo(built) > 0) {
            return false;
          }
        }
      }
    }
    return true;
  }

  /**
   * Writes {@code classpath.args}, the options that name the class path, and the stamp, as old as
   * the file {@code started}: what is saved during a build counts as newer.
   *
   * @param jar the name of the program's jar beside them
   * @param arguments what Java takes the text of such a file for
   */
  void built(String jar, Charset arguments) throws IOException {
    String libraries = Files.readString(out.resolve("classpath")).strip();
    String path = out.resolve(jar) + ";" + libraries;
    if (!arguments.newEncoder().canEncode(path)) {
      throw new IOException(
          "Java on this Windows knows file names in %s only, but the lab or Maven's libraries are in a folder with other letters: move them. The class path is %s"
              .formatted(arguments, path));
    }
    Files.writeString(
        out.resolve("classpath.args"), "-cp\n\"" + path.replace('\\', '/') + "\"\n", arguments);
    Path stamp = Files.writeString(out.resolve("stamp"), madeOf());
    Files.setLastModifiedTime(stamp, Files.getLastModifiedTime(out.resolve("started")));
  }

  /**
   * What a build depends on: the project's folder, its sources and the Java; where it has changed,
   * a build is needed.
   */
  private String madeOf() {
    return "%s %s %s"
        .formatted(home, String.join(" ", roots()), Path.of(System.getProperty("java.home")));
  }

  private List<String> roots() {
    return ROOTS.stream().filter(root -> Files.exists(home.resolve(root))).toList();
  }

  /**
   * What the compiler found, each once, as FILE:LINE: MESSAGE; or else Maven's own errors, without
   * its advice.
   */
  static Collection<String> errors(List<String> log, Path home) {
    String top = home.toString().replace('\\', '/') + "/";
    Set<String> found = new LinkedHashSet<>();
    Set<String> others = new LinkedHashSet<>();
    boolean told = false;
    for (String coloured : log) {
      String line = COLOURS.matcher(coloured).replaceAll("");
      Matcher compiler = COMPILER.matcher(line);
      if (compiler.matches()) {
        String file = compiler.group(1).replace('\\', '/');
        if (file.startsWith("/" + top)) { // Maven's way with C:/
          file = file.substring(1);
        }
        file = file.startsWith(top) ? file.substring(top.length()) : file;
        found.add("%s:%s: %s".formatted(file, compiler.group(2), compiler.group(3)));
      } else if (ADVICE.matcher(line).matches()) {
        told = false;
      } else if (LEVEL.matcher(line).lookingAt()) {
        told = line.startsWith("[ERROR]");
        if (told) {
          others.add(line.substring("[ERROR]".length()).stripLeading());
        }
      } else if (told && !line.isBlank()) {
        others.add(line);
      }
    }
    return found.isEmpty() ? others : found;
  }
}
