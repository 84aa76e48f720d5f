package lab.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import lab.console.TemporaryProject;
import lab.console.TemporaryProject.Ended;
import lab.course.Course;
import lab.practice.Stub;
import lab.stepper.Lab;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReleaseTest {
  private static final Path REFERENCES = Path.of("solutions/reference");

  @TempDir Path folder;
  private Path zip;

  @BeforeEach
  void write() {
    assumeTrue(Files.isDirectory(REFERENCES), "a release is made from the references");
    zip = folder.resolve("student.zip");
    Ended ended = new TemporaryProject(Path.of("").toAbsolutePath()).lab("release", zip.toString());
    assertThat(ended).extracting(Ended::exitCode, Ended::err).containsExactly(0, "");
    assertThat(ended.out()).matches(".*student\\.zip: \\d+ files, \\d+ kB\\. Unpack it, .*\n");
  }

  private static Map<String, byte[]> entries(Path zip) throws IOException {
    Map<String, byte[]> entries = new TreeMap<>();
    try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        assertThat(entry.getName()).startsWith("two-layer-lab/");
        entries.put(entry.getName().substring("two-layer-lab/".length()), in.readAllBytes());
      }
    }
    return entries;
  }

  @Test
  void itHoldsWhatAStudentNeedsAndNothingElse() throws IOException {
    Set<String> names = entries(zip).keySet();
    assertThat(names)
        .contains(
            "pom.xml",
            "README.md",
            "labs/lab",
            "labs/lab.cmd",
            "labs/jvm.options",
            "labs/12-report.jsh",
            "labs/13-record.jsh",
            "labs/mine/Backprop.java",
            "src/main/java/lab/Network.java",
            "src/main/resources/lab/hints/4.1.txt",
            "src/EXPERIMENTS.md",
            "data/README.md");
    assertThat(names)
        .noneMatch(
            name ->
                name.startsWith("solutions")
                    || name.startsWith("target")
                    || name.startsWith("src/test")
                    || name.matches(
                        "src/main/java/lab/(course|diagnose|gradebook|likeness|piece/process)/.*")
                    || name.startsWith("labs/.")
                    || name.startsWith("data/cifar"));
    assertThat(names.stream().filter(name -> name.startsWith("lib/")))
        .hasSize(4)
        .allMatch(
            name ->
                name.matches(
                    "lib/lab/two-layer-lab-course/(.+)/two-layer-lab-course-\\1\\.(jar|pom)(\\.sha1)?"));
    try (ZipFile file = ZipFile.builder().setPath(zip).get()) {
      for (ZipArchiveEntry entry : Collections.list(file.getEntries())) {
        boolean runnable = entry.getName().endsWith("labs/lab");
        assertThat(entry.getUnixMode() & 0777).isEqualTo(runnable ? 0755 : 0644);
      }
    }
  }

  @Test
  void noSolutionIsInIt() throws IOException {
    Map<String, byte[]> entries = entries(zip);
    Set<String> given = new TreeSet<>();
    Set<String> answers = new TreeSet<>();
    try (Stream<Path> references = Files.list(REFERENCES)) {
      for (Path reference : references.toList()) {
        String source = Files.readString(reference);
        Stub.of(source).lines().map(ReleaseTest::bare).forEach(given::add);
        Stub.answer(source).stream()
            .map(ReleaseTest::bare)
            .filter(line -> line.length() > 20 && line.endsWith(";"))
            .filter(line -> !line.matches("(Shape|Range)\\.require.*")) // doors, no answers
            .filter(line -> !line.equals("Randomrandom=newRandom(seed);")) // the task says so
            .forEach(answers::add);
        String stub =
            new String(entries.get("labs/mine/" + reference.getFileName()), StandardCharsets.UTF_8);
        assertThat(stub).isEqualTo(Stub.of(source));
      }
    }
    answers.removeAll(given);
    assertThat(answers).hasSizeGreaterThan(50);
    entries.forEach(
        (name, bytes) -> {
          if (!name.endsWith(".jar") && !name.endsWith(".png")) {
            List<String> givenAway =
                new String(bytes, StandardCharsets.UTF_8)
                    .lines()
                    .map(ReleaseTest::bare)
                    .filter(answers::contains)
                    .toList();
            assertThat(givenAway).as(name).isEmpty();
          }
        });
    List<String> sources = new ArrayList<>();
    List<String> classes = new ArrayList<>();
    for (Map.Entry<String, byte[]> jar : entries.entrySet()) {
      if (jar.getKey().endsWith(".jar")) {
        Path file = Files.write(folder.resolve("course.jar"), jar.getValue());
        try (ZipFile content = ZipFile.builder().setPath(file).get()) {
          Collections.list(content.getEntries()).stream()
              .map(ZipArchiveEntry::getName)
              .forEach(name -> (name.endsWith(".java") ? sources : classes).add(name));
          for (ZipArchiveEntry entry : Collections.list(content.getEntries())) {
            if (entry.getName().matches("reference/.*\\.class")) {
              byte[] bytes = content.getInputStream(entry).readAllBytes();
              assertThat(new String(bytes, StandardCharsets.ISO_8859_1))
                  .as(entry.getName())
                  .doesNotContain("LineNumberTable", "LocalVariableTable", "SourceFile");
            }
          }
        }
      }
    }
    assertThat(sources)
        .allMatch(name -> name.startsWith("lab/stubs/"))
        .hasSize(Course.all().size());
    assertThat(classes)
        .allMatch(
            name ->
                name.matches(
                    "(lab/(course|diagnose|gradebook|likeness|piece/process)|reference)/.*\\.class"))
        .contains("reference/Backprop.class", "lab/course/Checker.class");
  }

  @Test
  void versionIsOfAllThatDecidesVerdicts() throws IOException {
    assertThat(Release.deciding())
        .containsKeys(
            "lab/Network.class",
            "lab/check/Problem.class",
            "lab/piece/PieceCompiler.class",
            "lab/diagnose/Explainer.class",
            "lab/course/backprop/BackpropChecks.class");
  }

  /** By its stub a piece is not begun; how a reference computes decides no grade. */
  @Test
  void versionIsOfTheStubsToo() throws IOException {
    TemporaryProject project = TemporaryProject.in(folder.resolve("project")).withReferences();
    String before = Release.version(project.home());
    Path adam = project.root().resolve("solutions/reference/Adam.java");
    String reference = Files.readString(adam);
    Files.writeString(adam, reference.replace("Task:", "Your task:"));
    assertThat(Release.version(project.home())).isNotEqualTo(before);
    Files.writeString(adam, reference);
    assertThat(Release.version(project.home())).isEqualTo(before);
  }

  private static String bare(String line) {
    return line.replaceAll("//.*|\\s+", "");
  }

  private static String text(Map<String, byte[]> entries, String name) {
    return new String(entries.get(name), StandardCharsets.UTF_8);
  }

  @Test
  void itsPageIsAStudents() throws IOException {
    String page = text(entries(zip), "README.md");
    assertThat(page)
        .contains("labs/lab ", "labs/lab watch", "labs/lab check", "labs/lab hint", ":back")
        .doesNotContain("solution", "nstructor", "Changelog", "mvn test", "labs/lab grade");
    assertThat(page.split("Two commands ")).hasSize(2);
    assertThat(blocks(page.substring(page.indexOf("Two commands "))).get(0).lines())
        .as("the two commands between their fences")
        .hasSize(4);
  }

  @Test
  void whatItsPagesLinkToIsInIt() throws IOException {
    Map<String, byte[]> entries = entries(zip);
    assertThat(links(entries, "README.md"))
        .contains("labs/mine", "src/EXPERIMENTS.md")
        .hasSizeGreaterThan(3);
    assertThat(links(entries, "src/EXPERIMENTS.md")).contains("README.md");
    for (String page : List.of("README.md", "src/EXPERIMENTS.md")) {
      assertThat(links(entries, page))
          .allMatch(link -> entries.keySet().stream().anyMatch(n -> (n + "/").startsWith(link)));
    }
  }

  /** What a page links to, from the top of the release. */
  private static List<String> links(Map<String, byte[]> entries, String page) {
    return Pattern.compile("\\]\\(([^)]+)\\)")
        .matcher(text(entries, page))
        .results()
        .map(link -> Path.of(page).resolveSibling(link.group(1)).normalize().toString())
        .toList();
  }

  /** What README shows is run by other tests, and its table is the course's. */
  @Test
  void itsPagesCodeAndTableAreThoseOfReadme() throws IOException {
    String readme = Files.readString(Path.of("README.md"));
    String page = text(entries(zip), "README.md");
    assertThat(blocks(page)).filteredOn(block -> !block.startsWith("```sh")).hasSize(2);
    assertThat(blocks(page))
        .filteredOn(block -> !block.startsWith("```sh"))
        .allMatch(readme::contains);
    assertThat(page.lines().filter(line -> line.startsWith("|")))
        .hasSize(15)
        .allMatch(readme::contains);
  }

  private static List<String> blocks(String page) {
    return Pattern.compile("(?s)```\\w+\n.*?```")
        .matcher(page)
        .results()
        .map(MatchResult::group)
        .toList();
  }

  @Test
  void itsPomIsTheProjectsWithTheVersionOfItsJar() throws IOException {
    Map<String, byte[]> entries = entries(zip);
    String version =
        entries.keySet().stream()
            .filter(name -> name.endsWith(".jar"))
            .map(jar -> jar.split("/")[3])
            .findFirst()
            .orElseThrow();
    assertThat(text(entries, "pom.xml"))
        .isEqualTo(Files.readString(Path.of("pom.xml")).replace("@COURSE_VERSION@", version))
        .contains("<version>" + version + "</version>");
  }

  @Test
  void aPomWithoutAPlaceForTheVersionIsASentence() {
    assertThatIOException()
        .isThrownBy(() -> Release.pom("<project/>", "1.0-abc"))
        .withMessage(
            "pom.xml has no @COURSE_VERSION@, in whose place a release has its jar's version: let two-layer-lab-course's version in the profile release be that.");
  }

  @Test
  void theSameProjectGivesTheSameBytesAndNothingIsOverwritten() throws IOException {
    byte[] first = Files.readAllBytes(zip);
    TemporaryProject here = new TemporaryProject(Path.of("").toAbsolutePath());
    Ended refused = here.lab("release", zip.toString());
    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.err()).isEqualTo(zip + " is there already; --force replaces it.\n");
    assertThat(here.lab("release", "--force", zip.toString()).exitCode()).isZero();
    assertThat(zip).hasBinaryContent(first);
    assertThat(folder).isDirectoryNotContaining("glob:**.tmp");
  }

  @Test
  void aPlaceThatCannotBeWrittenToIsNoticed() throws IOException {
    TemporaryProject here = new TemporaryProject(Path.of("").toAbsolutePath());
    Path below = Files.createFile(folder.resolve("afile")).resolve("student.zip");
    Ended ended = here.lab("release", below.toString());
    assertThat(ended.exitCode()).isEqualTo(1);
    assertThat(ended.err())
        .isEqualTo(
            "%s cannot be written to: %s is a file and no folder; name another place\n"
                .formatted(below, below.getParent()));
  }

  @Test
  void withoutSolutionsThereIsNothingToReleaseFrom() throws IOException {
    TemporaryProject project = TemporaryProject.in(folder.resolve("project"));
    Ended ended = project.lab("release", folder.resolve("other.zip").toString());
    assertThat(ended.exitCode()).isEqualTo(1);
    assertThat(ended.err())
        .isEqualTo(
            "A release is made from a whole project, but %s is not there.\n"
                .formatted(project.home().references()));
    assertThat(folder.resolve("other.zip")).doesNotExist();
  }

  /** Builds it as a student does, but from libraries that are here already. */
  @Test
  @Tag("release")
  void aStudentCanBuildItAndWorkInIt() throws Exception {
    Path home = folder.resolve("two-layer-lab");
    for (Map.Entry<String, byte[]> entry : entries(zip).entrySet()) {
      Path file = home.resolve(entry.getKey());
      Files.createDirectories(file.getParent());
      Files.write(file, entry.getValue());
    }
    Files.writeString(
        home.resolve(".mvn/maven.config"), "--offline\n-Daether.offline.protocols=file\n");
    Path launcher = home.resolve("labs/lab");
    assertThat(launcher.toFile().setExecutable(true)).isTrue();

    String listed = lab(1, launcher, "check");
    assertThat(listed).contains("0 of %d exercises done.".formatted(Course.all().size()));
    Files.writeString(home.resolve("labs/mine/Backprop.java"), TemporaryProject.right("Backprop"));
    assertThat(lab(0, launcher, "check", "4.1")).contains("✓ 4.1 Backprop is done");
    Path script = home.resolve("labs/own.jsh");
    Files.writeString(
        script,
        """
        import lab.*;
        import reference.*;
        import mine.Backprop;
        System.out.println("peak " + new CyclicalSchedule(0.1, 1.1, 2).eta(2));
        System.out.println("from " + new Backprop().getClass().getPackageName());
        """);
    assertThat(lab(0, launcher, "run", script.toString())).contains("peak 1.1\nfrom mine\n");
    for (Lab one : Lab.all()) {
      List<String> words = new ArrayList<>(List.of(Integer.toString(one.number()), "--run"));
      if (one.hasBudget()) {
        words.addAll(List.of("--budget", "tiny"));
      }
      assertThat(lab(0, launcher, words.toArray(String[]::new)))
          .contains("Your own pieces are used here: Backprop");
    }
    assertThat(lab(0, launcher, "reset", "4.1")).contains("is the stub again");
    assertThat(lab(1, launcher, "solution", "4.1")).contains("This release has no solutions");
  }

  private String lab(int exitCode, Path launcher, String... args) throws Exception {
    List<String> command = new ArrayList<>(List.of(launcher.toString()));
    command.addAll(Arrays.asList(args));
    Path out = folder.resolve("out.txt");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out.toFile()).start();
    assertThat(process.waitFor(10, TimeUnit.MINUTES)).isTrue();
    String text = Files.readString(out);
    assertThat(process.exitValue()).as("%s: %s", command, text).isEqualTo(exitCode);
    return text;
  }
}
