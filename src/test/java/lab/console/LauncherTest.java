package lab.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs labs/lab itself, on a copy, with the real program but a Maven that only pretends. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "labs/lab is a shell script")
@Tag("slow")
class LauncherTest {
  private static final FileTime LONG_AGO = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));
  private static final FileTime AGO = FileTime.from(Instant.parse("2021-01-01T00:00:00Z"));

  @TempDir Path folder;
  private Path home;
  private Path lab;
  private Path tools;
  private final Map<String, String> environment = new HashMap<>();

  /** What a start printed, and how it ended. */
  private record Ended(int exitCode, String out, String err) {}

  @BeforeEach
  void copyTheLauncher() throws IOException {
    home = Files.createDirectories(folder.resolve("a lab")).toRealPath();
    for (String file :
        List.of("labs/lab", "labs/jvm.options", "src/main/java/lab/console/LauncherBuild.java")) {
      Files.createDirectories(home.resolve(file).getParent());
      Files.copy(Path.of(file), home.resolve(file));
    }
    for (String file :
        List.of(
            "pom.xml",
            "src/main/java/lab/A.java",
            "labs/mine/A.java",
            "labs/01.jsh",
            "solutions/reference/A.java")) {
      Files.createDirectories(home.resolve(file).getParent());
      Files.createFile(home.resolve(file));
    }
    lab = home.resolve("labs/lab");
    tools = Files.createDirectories(folder.resolve("tools"));
    executable(
        tools.resolve("mvn"),
        """
        #!/bin/sh
        echo "$@" >>mvn.log
        [ ! -e broken ] || { cat broken; exit 1; }
        for argument; do
          case $argument in
            -Dmdep.outputFile=*) echo "$CLASS_PATH" >"${argument#*=}"; mkdir -p target/launcher/build; cp ../program.jar target/launcher/build/two-layer-lab.jar ;;
          esac
        done
        """);
    new JarOutputStream(Files.newOutputStream(folder.resolve("program.jar")), new Manifest())
        .close();
    environment.put("CLASS_PATH", System.getProperty("java.class.path"));
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    environment.put("PATH", tools + ":" + System.getenv("PATH"));
  }

  @Test
  void buildsOnceAndRunsFromAnyFolder() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("link"), lab);

    Ended first = start(lab, "--version");
    assertThat(first.exitCode()).isZero();
    assertThat(first.out()).startsWith("Two-Layer Lab");
    assertThat(first.err()).startsWith("lab: building; the first time");
    assertThat(builds()).isEqualTo(1);

    assertThat(start(link, "--version")).isEqualTo(new Ended(0, first.out(), ""));
    assertThat(builds()).isEqualTo(1);
  }

  @Test
  void namesOutsideAsciiAreFoundWhateverTheLocale() throws Exception {
    buildLongAgo();
    environment.put("LC_ALL", "C");
    Path start = folder.resolve("start");
    executable(
        start,
        """
        #!/bin/sh
        folder=$(printf '\\303\\234bung') script=$(printf 'm\\303\\244sk.jsh')
        mkdir "$folder"
        cd "$folder"
        echo 'System.out.println("found")' >"$script"
        exec "%s" run "$script"
        """
            .formatted(lab));
    assertThat(start(start)).isEqualTo(new Ended(0, "found\n", ""));
  }

  /** The classes that a start loads, each with where it is from; it says nothing of an archive. */
  private String classesOf(String argument) throws Exception {
    Path log = folder.resolve("classes.log");
    environment.put("LAB_JAVA_OPTIONS", "-Xlog:class+load:file=" + log);
    Ended ended = start(lab, argument);
    environment.remove("LAB_JAVA_OPTIONS");
    assertThat(ended.exitCode()).isZero();
    assertThat(ended.out()).matches("(Usage|Two-Layer Lab)(?s:.*)");
    assertThat(ended.err()).isEmpty();
    return Files.readString(log);
  }

  @Test
  void classesComeOutOfAnArchiveWhileItFits() throws Exception {
    // JDK 17 takes no classes of the lab's own jar from it here, where the folder has a space.
    String archived = "picocli.CommandLine source: shared objects file";
    Path jar = home.resolve("target/launcher/lab.jar");
    Path archive = home.resolve("target/launcher/classes.jsa");
    runFromJars();
    start(lab, "--help");
    FileTime built = Files.getLastModifiedTime(jar);
    assertThat(classesOf("--help")).contains(archived).doesNotContain("lab.blas.OneDnn");
    assertThat(classesOf("--version")).contains(archived, "lab.blas.OneDnn ");

    Files.setLastModifiedTime(jar, LONG_AGO);
    assertThat(classesOf("--help")).contains("picocli.CommandLine ").doesNotContain(archived);
    Files.setLastModifiedTime(jar, built);
    assertThat(classesOf("--help")).contains(archived);

    Path classPath = home.resolve("target/launcher/classpath");
    String made = Files.readString(classPath);
    Path other = Files.copy(folder.resolve("program.jar"), folder.resolve("other.jar"));
    Files.writeString(classPath, other + ":" + made);
    assertThat(classesOf("--help")).contains("picocli.CommandLine ").doesNotContain(archived);
    Files.writeString(classPath, made);
    assertThat(classesOf("--help")).contains(archived);

    Files.delete(archive);
    Files.writeString(archive, "damaged");
    assertThat(classesOf("--help")).contains("picocli.CommandLine ").doesNotContain(archived);
  }

  @Test
  void whatCannotBeArchivedStartsAsWell() throws Exception {
    start(lab, "--help"); // the class path holds a folder
    assertThat(home.resolve("target/launcher/classes.jsa")).doesNotExist();
    assertThat(classesOf("--help")).contains("lab.console.Main source: file:");
  }

  @Test
  void exitCodesAreTheProgrammes() throws Exception {
    assertThat(start(lab, "nonsense").exitCode()).isEqualTo(2);
    assertThat(start(lab, "run", "nowhere.jsh").exitCode()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pom.xml",
        "src/main/java/lab/A.java",
        "solutions/reference/A.java",
        "src/main/new.txt"
      })
  void buildsAgainWhenASourceIsNewer(String source) throws Exception {
    buildLongAgo();
    Files.writeString(home.resolve(source), "// changed");
    start(lab, "--help");
    assertThat(builds()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"src/main/java/lab/A.java", "solutions/reference/A.java"})
  void buildsAgainWhenASourceIsGone(String source) throws Exception {
    buildLongAgo();
    Files.delete(home.resolve(source));
    start(lab, "--help");
    assertThat(builds()).isEqualTo(1);
  }

  @Test
  void buildsAgainWhenTheSolutionsAreGone() throws Exception {
    buildLongAgo();
    Files.move(home.resolve("solutions"), folder.resolve("elsewhere"));
    start(lab, "--help");
    assertThat(builds()).isEqualTo(1);
  }

  @Test
  void doesNotBuildForAScriptOrAStub() throws Exception {
    buildLongAgo();
    Files.writeString(home.resolve("labs/mine/A.java"), "broken");
    Files.writeString(home.resolve("labs/01.jsh"), "// changed");
    Files.createFile(home.resolve("labs/02.jsh"));
    start(lab, "--help");
    assertThat(builds()).isZero();
  }

  /** What Maven says of two errors in a file: each twice, in colours, with advice around them. */
  private String compileErrors() {
    String error = "[ERROR] %s/src/main/java/lab/A.java:[%d,7] %s\n";
    String first = error.formatted(home, 3, "cannot find symbol") + "  symbol: variable x\n";
    String second = error.formatted(home, 12, "\u001b[1mincompatible types: a[0]\u001b[m");
    return "[INFO] Scanning for projects...\n[ERROR] COMPILATION ERROR : \n"
        + first
        + second
        + "[INFO] 2 errors\n[ERROR] Failed to execute goal compile: Compilation failure:\n"
        + first
        + second
        + "[ERROR] -> [Help 1]\n[ERROR] \n[ERROR] To see the full stack trace, use -e.\n";
  }

  @Test
  void aFailedBuildShowsEachErrorOnceAndIsTriedAgain() throws Exception {
    buildLongAgo();
    Files.writeString(home.resolve("src/main/java/lab/A.java"), "// changed");
    Path broken = Files.writeString(home.resolve("broken"), compileErrors());
    for (int i = 0; i < 2; i++) {
      assertThat(start(lab, "--version"))
          .isEqualTo(
              new Ended(
                  1,
                  "",
                  """
                  lab: building …
                  src/main/java/lab/A.java:3: cannot find symbol
                  src/main/java/lab/A.java:12: incompatible types: a[0]
                  lab: the build failed; all that Maven said is in %s/target/launcher/build.log
                  """
                      .formatted(home)));
    }
    Files.delete(broken);
    assertThat(start(lab, "--version").exitCode()).isZero();
  }

  @Test
  void whatElseStopsABuildIsToldWithoutAdvice() throws Exception {
    Files.writeString(
        home.resolve("broken"),
        """
        [INFO] Rule 1 passed
        [ERROR] Failed to execute goal enforce:\s
        [ERROR] Rule 2 failed with message:
        There is no library for this machine.
        [ERROR] -> [Help 1]
        [ERROR]\s
        [ERROR] Re-run Maven using the -X switch to enable full debug logging.
        """);
    assertThat(start(lab, "--version").err())
        .containsSubsequence(
            "…\nFailed to execute goal enforce: \nRule 2 failed with message:\n",
            "There is no library for this machine.\nlab: the build failed; ")
        .doesNotContain("[", "Re-run");
  }

  @Test
  void startsAtTheSameTimeBuildOnce() throws Exception {
    List<Process> processes = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      processes.add(
          process(folder.resolve("out" + i), folder.resolve("err" + i), lab, "--version"));
    }
    for (Process process : processes) {
      assertThat(process.waitFor()).isZero();
    }
    assertThat(builds()).isEqualTo(1);
  }

  @Test
  void aLockWithoutItsBuildIsTakenOver() throws Exception {
    Process gone = new ProcessBuilder("true").start();
    gone.waitFor();
    Files.createDirectories(home.resolve("target/launcher"));
    Files.writeString(home.resolve("target/launcher/lock"), gone.pid() + "\n");
    assertThat(start(lab, "--version").exitCode()).isZero();
    assertThat(home.resolve("target/launcher/lock")).doesNotExist();
  }

  @Test
  void setsWhatMustBeSetBeforeJavaStarts() throws Exception {
    environment.put("OMP_NUM_THREADS", "8");
    environment.put("LAB_JAVA_OPTIONS", "-Dextra=yes -Xmx300m");
    Path script = folder.resolve("a.jsh");
    Files.writeString(
        script,
        """
        System.out.println(System.getProperty("lab.threads"));
        System.out.println(System.getenv("OMP_NUM_THREADS"));
        System.out.println(System.getProperty("lab.home"));
        System.out.println(System.getProperty("extra"));
        System.out.println(Runtime.getRuntime().maxMemory() >> 20 < 400);
        System.out.println(System.getProperty("org.bytedeco.javacpp.maxbytes"));
        System.out.println("m×n");
        """);
    Ended ended = start(lab, "run", script.toString());
    assertThat(ended.err()).startsWith("lab: building").hasLineCount(1);
    assertThat(ended.out().lines())
        .containsExactly("null", "1", home.toString(), "yes", "true", "2100m", "m×n");

    environment.put("LAB_THREADS", "2");
    assertThat(start(lab, "run", script.toString()))
        .extracting(Ended::out)
        .asString()
        .startsWith("2\n1\n");
  }

  @Test
  void withoutJavaOrMavenItSaysSo() throws Exception {
    Files.delete(tools.resolve("mvn"));
    for (String tool : "sh dirname readlink find head cat sed grep mkdir rm mv sleep".split(" ")) {
      Path real = Path.of(Files.exists(Path.of("/bin", tool)) ? "/bin" : "/usr/bin", tool);
      executable(tools.resolve(tool), "#!/bin/sh\nexec " + real + " \"$@\"\n");
    }
    environment.put("PATH", tools.toString());
    assertThat(start(lab, "--version"))
        .isEqualTo(
            new Ended(
                1,
                "",
                "lab: there is no Maven: install it, 3.8 or newer, and put its mvn on the PATH.\n"));
    environment.put("JAVA_HOME", "/nowhere");
    assertThat(start(lab, "--version").err())
        .isEqualTo(
            "lab: JAVA_HOME is /nowhere, but there is no bin/java in it: let it name the folder of a JDK, 17 or newer.\n");
    environment.remove("JAVA_HOME");
    assertThat(start(lab, "--version").err())
        .isEqualTo(
            "lab: there is no Java: install a JDK, 17 or newer, and put its java on the PATH, or let JAVA_HOME name its folder.\n");
  }

  @Test
  void inATerminalItsSentencesBreakBetweenWords() throws Exception {
    String start = "JAVA_HOME=/nowhere '%s'; echo ended: $?; sleep 600".formatted(lab);
    try (Tmux terminal = new Tmux(60, 12, start)) {
      assertThat(terminal.until("ended: 1"))
          .startsWith(
              "lab: JAVA_HOME is /nowhere, but there is no bin/java in it:\nlet it name the");
    }
  }

  /** src/test/windows/run.sh runs it; here it is held to the same words, between the values. */
  @Test
  void theLauncherForWindowsSaysTheSame() throws IOException {
    String cmd =
        Files.readString(Path.of("labs/lab.cmd"))
            .replace("bin\\java.exe", "bin/java")
            .replace("\\", "/")
            .replace("...", "…");
    List<String> words =
        Pattern.compile("(?:say|fail) \"(.*?)\"")
            .matcher(Files.readString(Path.of("labs/lab")))
            .results()
            .flatMap(sentence -> Stream.of(sentence.group(1).split("\\$(\\{.*?}|\\w+|\\*)")))
            .map(String::strip)
            .filter(part -> !part.isEmpty())
            .toList();
    assertThat(words).hasSizeGreaterThan(10).allSatisfy(part -> assertThat(cmd).contains(part));
    assertThat(cmd).contains("-B -ntp", "-Plauncher", "-Dlab.threads=");
    assertThat(Files.readString(Path.of("labs/lab.cmd")).replace("\r\n", "")).doesNotContain("\n");
  }

  @ParameterizedTest
  @CsvSource({
    "1.8.0_402, jdk.compiler, 'is Java 8, but the lab needs 17 or newer'",
    "11.0.2, jdk.compiler, 'is Java 11, but the lab needs 17 or newer'",
    "21, java.base, is a Java without a compiler: install a JDK",
  })
  void anUnfitJavaIsASentence(String version, String module, String sentence) throws Exception {
    Path java = folder.resolve("bin/java");
    Files.createDirectories(java.getParent());
    executable(
        java,
        """
        #!/bin/sh
        case $1 in
          -version) echo 'openjdk version "%s" 2024-01-16' >&2 ;;
          *) echo '%s@%s' ;;
        esac
        """
            .formatted(version, module, version));
    environment.put("JAVA_HOME", folder.toString());
    Ended ended = start(lab, "--version");
    assertThat(ended.exitCode()).isEqualTo(1);
    assertThat(ended.err()).startsWith("lab: " + java + " " + sentence).hasLineCount(1);
  }

  /**
   * As outside of tests: the program is in the launcher's jar, and the class path has no folder.
   */
  private void runFromJars() {
    String jar = folder.resolve("program.jar").toString();
    ToolProvider tool = ToolProvider.findFirst("jar").orElseThrow();
    assertThat(tool.run(System.out, System.err, "-cf", jar, "-C", "target/classes", ".")).isZero();
    environment.computeIfPresent(
        "CLASS_PATH",
        (name, all) ->
            Stream.of(all.split(":"))
                .filter(entry -> !Files.isDirectory(Path.of(entry)))
                .collect(Collectors.joining(":")));
  }

  /** As if built in 2021 from sources of 2020. */
  private void buildLongAgo() throws Exception {
    start(lab, "--version");
    try (Stream<Path> all = Files.walk(home)) {
      for (Path file : all.toList()) {
        Files.setLastModifiedTime(file, LONG_AGO);
      }
    }
    Files.setLastModifiedTime(home.resolve("target/launcher/stamp"), AGO);
    Files.delete(home.resolve("mvn.log"));
  }

  private long builds() throws IOException {
    Path log = home.resolve("mvn.log");
    return Files.exists(log)
        ? Files.readAllLines(log).stream().filter(line -> line.contains(" compile ")).count()
        : 0;
  }

  private Ended start(Path program, String... args) throws Exception {
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    int exitCode = process(out, err, program, args).waitFor();
    return new Ended(exitCode, Files.readString(out), Files.readString(err));
  }

  private Process process(Path out, Path err, Path program, String... args) throws IOException {
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(List.of(args));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    return builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
  }

  private static void executable(Path file, String text) throws IOException {
    Files.write(file, text.getBytes(UTF_8));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
