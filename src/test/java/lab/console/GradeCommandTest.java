package lab.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import lab.console.TemporaryProject.Ended;
import lab.course.Course;
import lab.piece.Assignment;
import lab.release.Release;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Grades real pieces, here and as Gradescope does. */
@Tag("slow")
class GradeCommandTest {
  @TempDir Path folder;
  private TemporaryProject project;
  private Path submissions;
  private Path out;

  @BeforeAll
  static void references() {
    assumeTrue(Files.isDirectory(Path.of("solutions/reference")), "no references to hand in");
  }

  @BeforeEach
  void places() throws IOException {
    project = TemporaryProject.in(folder.resolve("project")).withReferences();
    submissions = Files.createDirectories(folder.resolve("in"));
    out = folder.resolve("grades");
  }

  private static void hand(Path folder, Map<String, String> changed) throws IOException {
    Path mine = Files.createDirectories(folder.resolve("labs/mine"));
    for (Assignment one : Course.all()) {
      String right = TemporaryProject.right(one.piece());
      Files.writeString(
          mine.resolve(one.piece() + ".java"), changed.getOrDefault(one.piece(), right));
    }
  }

  /** Missing 1/n, and a piece that does not compile. */
  private static Map<String, String> wrong() throws IOException {
    Map<String, String> wrong = new TreeMap<>();
    wrong.put("Backprop", TemporaryProject.right("Backprop").replace(".divi(n);", ";"));
    wrong.put("Adam", TemporaryProject.right("Adam") + "}");
    return wrong;
  }

  private Ended grade(String... more) {
    List<String> args =
        new ArrayList<>(List.of("grade", submissions.toString(), "--out", out.toString()));
    args.add("--allow-portable");
    args.addAll(List.of(more));
    return project.lab(args.toArray(String[]::new));
  }

  private static JsonObject json(Path file) throws IOException {
    return JsonParser.parseString(Files.readString(file)).getAsJsonObject();
  }

  @Test
  void aClassIsGradedToTheSameBytesEachTime() throws IOException {
    hand(submissions.resolve("anna"), Map.of());
    hand(submissions.resolve("bo"), wrong());
    Ended first = grade("--seed", "7");
    assertThat(first.exitCode()).as(first.err()).isZero();
    assertThat(first.out())
        .startsWith("Folders, 2 students.\nIsolation: ")
        .contains("2 handed in; seed 7, version ")
        .contains("2 graded, 0 known from before, 0 not graded: ");
    assertThat(first.err()).contains("/2 anna: 100\n");
    assertThat(json(out.resolve("anna/results.json")).get("score").getAsInt()).isEqualTo(100);
    int bo = json(out.resolve("bo/results.json")).get("score").getAsInt();
    assertThat(bo).isBetween(100 - 24, 100 - 9);
    assertThat(Files.readString(out.resolve("bo/feedback.md")))
        .contains("Looks like: missing 1/n.", "11.1 Adam | does not compile | 0 / 8");
    String result = Files.readString(out.resolve("bo/results.json"));
    String page = Files.readString(out.resolve("index.html"));

    Ended again = grade();
    assertThat(again.out()).contains("seed 7", "0 graded, 2 known from before");
    Ended fresh = grade("--fresh", "--jobs", "1");
    assertThat(fresh.out()).contains("seed 7", "2 graded, 0 known from before");
    assertThat(Files.readString(out.resolve("bo/results.json"))).isEqualTo(result);
    assertThat(Files.readString(out.resolve("index.html"))).isEqualTo(page);
  }

  @Test
  void whatCannotBeDoneIsSaid() throws IOException {
    assertThat(project.lab("grade", folder.resolve("nowhere").toString()).err())
        .contains(
            "nowhere does not exist: name the folder or the zip in which the submissions lie.");
    Path inside = submissions.resolve("grades");
    assertThat(project.lab("grade", submissions.toString(), "--out", inside.toString()).err())
        .contains("would be taken for a submission: name another place with --out.");
    Ended jobs = grade("--jobs", "0");
    assertThat(jobs.err()).isEqualTo("--jobs must be at least 1, but is 0\n");
    assertThat(jobs.exitCode()).isEqualTo(2);
    assertThat(out).doesNotExist();
    Path file = Files.writeString(folder.resolve("afile"), "mine");
    Ended ended = project.lab("grade", submissions.toString(), "--out", file.toString());
    assertThat(ended.err())
        .isEqualTo(
            file + " cannot be written to: it is a file and no folder; name another place\n");
    assertThat(ended.exitCode()).isEqualTo(1);
    assertThat(ended.out()).as("nothing is begun").isEmpty();
    assertThat(file).hasContent("mine");
  }

  /** Before anything is run. */
  @Test
  void whatIsUnclearEndsWithExitCode2() throws IOException {
    assertThat(grade("--attempt", "newest").err())
        .isEqualTo("--attempt must be latest, best, first or all, but is \"newest\".\n");
    assertThat(grade("--from", "ilias").err()).startsWith("--from must be one of moodle, canvas, ");
    assertThat(grade("--grades-for", "ilias").err()).startsWith("--grades-for must be one of ");
    assertThat(grade("--sheet", "x.csv").err())
        .startsWith("--sheet and --column want --grades-for");
    Path sheet = Files.writeString(folder.resolve("colours.csv"), "Colour,Price\nred,5\n");
    assertThat(grade("--grades-for", "moodle", "--sheet", sheet.toString()).err())
        .startsWith("The sheet is not Moodle's: it has no column Identifier");
    assertThat(grade("--grades-for", "brightspace").err()).contains("--sheet");
    assertThat(project.lab("grade", "--html-only", "--grades-for", "moodle").err())
        .startsWith("--grades-for wants SUBMISSIONS: ");
    Path canvas = Files.createDirectories(folder.resolve("canvas"));
    Files.writeString(canvas.resolve("one_1001_50001_Grid.java"), "package mine;");
    Files.writeString(canvas.resolve("two_1002_50002_Grid.java"), "package mine;");
    assertThat(
            project
                .lab("grade", canvas.toString(), "--out", out.toString(), "--grades-for", "moodle")
                .err())
        .isEqualTo(
            "--grades-for moodle: these are from canvas, whose ids are not those of moodle. Name the sheet that moodle has exported with --sheet\n");
    assertThat(grade("--single", "--from", "canvas").err()).startsWith("--single takes one ");
    assertThat(project.lab("grade").err()).contains("SUBMISSIONS is missing");
    Files.writeString(submissions.resolve("Adam.java"), "package mine;");
    Ended loose = grade();
    assertThat(loose.err()).startsWith("Java files lie loose in the folder (Adam.java), ");
    assertThat(loose.exitCode()).isEqualTo(2);
    assertThat(loose.out()).isEmpty();
    assertThat(out).as("nothing is left of what was refused").doesNotExist();
    Files.createDirectories(out);
    Ended nobody = grade("--adjust", "anna", "Backprop", "3", "A slip.");
    assertThat(nobody.err()).startsWith("--adjust: there is no grade of anna in ");
    assertThat(nobody.exitCode()).isEqualTo(2);
  }

  /** Two share a piece of their own making; so did two of a former class. */
  @Test
  void whatAFormerClassHadIsNoSignOfACopy() throws IOException {
    StringBuilder odd = new StringBuilder("package mine;\npublic record Sgd(double x0) {\n");
    odd.append("  double odd() {\n");
    for (int i = 1; i < 30; i++) {
      odd.append("    double x%d = Math.hypot(x%d, %d) * %d.5;\n".formatted(i, i - 1, 7 * i, i));
      odd.append("    if (x%d < %d) {\n      x%d -= %d;\n    }\n".formatted(i, i, i, 3 * i));
    }
    odd.append("    return x29;\n  }\n}\n");
    Path former = folder.resolve("former");
    for (Path one : List.of(submissions, former)) {
      for (String name : List.of("anna", "bo")) {
        Path mine = Files.createDirectories(one.resolve(name + "/mine"));
        Files.writeString(mine.resolve("Sgd.java"), odd + "// " + name);
      }
    }
    Ended without = grade("--seed", "7");
    assertThat(without.exitCode()).as(without.err()).isZero();
    assertThat(out.resolve("alike/1.html")).isRegularFile();
    Ended with = grade("--archive", former.toString());
    assertThat(with.exitCode()).as(with.err()).isZero();
    assertThat(out.resolve("alike/1.html")).doesNotExist();
    assertThat(Files.readString(out.resolve("index.html"))).doesNotContain("id=\"alike-1\"");
    Path file = Files.writeString(folder.resolve("former.csv"), "");
    assertThat(grade("--archive", file.toString()).err())
        .isEqualTo(
            "--archive: %s is no folder: name the one in which former submissions lie.\n"
                .formatted(file));
  }

  @Test
  void whatIsGradedIsPublishedAndMerged() throws IOException {
    String[] names = {"--html-only", "--out", out.toString()};
    Ended none = project.lab("grade", "--html-only", "--out", out.toString());
    assertThat(none.exitCode()).isEqualTo(1);
    assertThat(none.err())
        .isEqualTo(out + " holds no grades: name a folder that lab grade has written.\n");
    assertThat(out).doesNotExist();
    Ended both = project.lab("grade", submissions.toString(), names[0], names[1], names[2]);
    assertThat(both.exitCode()).isEqualTo(2);
    assertThat(both.err())
        .isEqualTo("--merge and --html-only grade nothing: leave SUBMISSIONS out\n");
    Ended limit = grade("--limit", "soon");
    assertThat(limit.exitCode()).isEqualTo(2);
    assertThat(limit.err()).isEqualTo("soon is no span of time: write it as 90s, 5m or 1h\n");
  }

  /** A tree like Gradescope's, but elsewhere. */
  @Test
  @EnabledOnOs(value = OS.LINUX, architectures = "amd64")
  void gradescopeRunsTheSameGrader() throws IOException, InterruptedException {
    Path zip = folder.resolve("autograder.zip");
    Ended made = project.lab("autograder", "--gradescope", zip.toString(), "--seed", "7");
    assertThat(made.exitCode()).as(made.err()).isZero();
    Path tree = folder.resolve("autograder");
    unpack(zip, tree.resolve("source"));
    assertThat(tree.resolve("source/setup.sh")).isRegularFile();
    assertThat(tree.resolve("source/grader/lab.jar")).isRegularFile();
    assertThat(tree.resolve("source/run_autograder")).content().doesNotContain("--seed", "SEED");
    hand(tree.resolve("submission"), wrong());
    ProcessBuilder run =
        new ProcessBuilder("sh", tree.resolve("source/run_autograder").toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile());
    run.environment().put("AUTOGRADER", tree.toString());
    String java = Path.of(System.getProperty("java.home"), "bin").toString();
    run.environment().merge("PATH", java, (path, bin) -> bin + ":" + path);
    Process process = run.start();
    assertThat(process.waitFor(10, TimeUnit.MINUTES)).isTrue();
    String log = Files.readString(folder.resolve("log"));
    assertThat(process.exitValue()).as(log).isZero();
    JsonObject result = json(tree.resolve("results/results.json"));
    assertThat(result.get("score").getAsInt()).as(log).isBetween(100 - 24, 100 - 9);
    assertThat(result.getAsJsonArray("tests")).hasSizeGreaterThan(Course.all().size());
    JsonObject origin = result.getAsJsonObject("extra_data").getAsJsonObject("origin");
    assertThat(origin.get("seed").getAsLong()).isEqualTo(7);
    assertThat(origin.get("version").getAsString()).isEqualTo(Release.version(project.home()));
  }

  private static void unpack(Path zip, Path to) throws IOException {
    try (InputStream in = Files.newInputStream(zip);
        ZipInputStream entries = new ZipInputStream(in)) {
      ZipEntry entry;
      while ((entry = entries.getNextEntry()) != null) {
        Path file = to.resolve(entry.getName());
        Files.createDirectories(file.getParent());
        Files.copy(entries, file);
      }
    }
  }

  @Test
  void githubsWorkflowGoesIntoARelease() throws IOException {
    String none = folder.resolve("empty").toString();
    assertThat(project.lab("autograder", "--github", none).err())
        .contains("empty holds no labs/lab: make a release with lab release");
    Path release = folder.resolve("release");
    Files.createDirectories(release.resolve("labs"));
    Files.copy(Path.of("labs/lab"), release.resolve("labs/lab"));
    String[] command = {
      "autograder", "--github", release.toString(), "--seed", "7", "--require-isolation"
    };
    assertThat(project.lab(command).exitCode()).isZero();
    assertThat(Files.readString(release.resolve(".github/workflows/classroom.yml")))
        .contains(
            "run: sh labs/lab grade labs --single --seed 7 --out target/grades --allow-portable"
                + " --require-isolation\n")
        .doesNotContain("@SEED@", "@OPTIONS@");
    assertThat(project.lab(command).err())
        .contains("classroom.yml is there already; --force replaces it.");
    assertThat(project.lab("autograder").exitCode()).isEqualTo(2);
  }
}
