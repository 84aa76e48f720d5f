package lab.author;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import lab.course.Course;
import lab.piece.Assignment;
import lab.practice.Hints;
import lab.practice.Stub;
import lab.script.Home;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a new exercise begins with compiles, and says what is still to be written. */
class NewExerciseTest {
  private static final int NEXT = number(6) + 1;
  private static final String ID = "6." + NEXT;

  @TempDir Path folder;

  private static int number(int lab) {
    return (int) Course.all().stream().filter(one -> one.lab() == lab).count();
  }

  static Stream<String> contracts() {
    return Course.all().stream().map(one -> one.contract().getSimpleName()).distinct();
  }

  @BeforeEach
  void makeAProject() throws IOException {
    assumeTrue(
        Files.isDirectory(Path.of("solutions/reference")), "exercises are written elsewhere");
    Files.createDirectories(folder.resolve("solutions/reference"));
    Files.createDirectories(folder.resolve("labs"));
    for (String lab : List.of("06-descent", "09-dropout", "12-report", "14-gradient-noise")) {
      Files.writeString(folder.resolve("labs").resolve(lab + ".jsh"), "// Lab: of this name\n");
    }
    for (String file :
        List.of(
            Project.COURSE,
            "src/main/java/lab/course/descent/package-info.java",
            "src/main/java/lab/course/dropout/package-info.java")) {
      Files.createDirectories(folder.resolve(file).getParent());
      Files.copy(Path.of(file), folder.resolve(file));
    }
  }

  private NewExercise planned(String id, String piece, String contract, String... settings)
      throws IOException {
    return NewExercise.of(
        Project.in(new Home(folder)), id, piece, Optional.ofNullable(contract), List.of(settings));
  }

  private String read(String file) throws IOException {
    return Files.readString(folder.resolve(file));
  }

  /** Every file of the project with its text. */
  private SortedMap<String, String> all() throws IOException {
    SortedMap<String, String> texts = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        texts.put(folder.relativize(file).toString(), Files.readString(file));
      }
    }
    return texts;
  }

  @ParameterizedTest
  @MethodSource("contracts")
  void itCompilesWithoutAWarningWhateverItsContract(String contract) throws IOException {
    compiles(contract);
  }

  @ParameterizedTest
  @MethodSource("contracts")
  void itCompilesWithSettingsToo(String contract) throws IOException {
    compiles(contract, "mu", "int number_of_things", "a_long_name_of_one");
  }

  private void compiles(String contract, String... settings) throws IOException {
    List<String> files = planned(ID, "Novelty", contract, settings).write();
    List<Path> sources = new ArrayList<>();
    for (String file : files) {
      if (file.endsWith(".java")) {
        sources.add(folder.resolve(file));
        assertThat(read(file).lines()).as(file).allMatch(line -> line.length() <= 100);
      }
    }
    String reference = "solutions/reference/Novelty.java";
    Path stub = folder.resolve("labs/mine/Novelty.java");
    Files.createDirectories(stub.getParent());
    sources.add(Files.writeString(stub, Stub.of(read(reference))));
    assertThat(read(reference)).contains("implements " + contract + " {");
    assertThat(compile(sources)).isEmpty();
  }

  /** As Maven does: what the compiler warns of is an error. */
  private String compile(List<Path> sources) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter said = new StringWriter();
    List<String> options =
        List.of(
            "-d",
            Files.createDirectories(folder.resolve("classes")).toString(),
            "-Xlint:all,-classfile,-processing,-try",
            "-proc:none",
            "-Werror",
            "-classpath",
            System.getProperty("java.class.path"));
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      var units = files.getJavaFileObjectsFromPaths(sources);
      compiler.getTask(said, files, null, options, null, units).call();
    }
    return said.toString();
  }

  @Test
  void itHasItsFilesItsHintsAndItsLineInTheCourse() throws IOException {
    String before = read(Project.COURSE);
    assertThat(planned(ID, "Novelty", "Optimiser").write())
        .containsExactly(
            "solutions/reference/Novelty.java",
            "src/main/java/lab/course/descent/NoveltyMistakes.java",
            "src/main/java/lab/course/descent/NoveltyChecks.java",
            "src/main/resources/lab/hints/%s.txt".formatted(ID),
            Project.COURSE);
    assertThat(Hints.in(read("src/main/resources/lab/hints/%s.txt".formatted(ID))))
        .hasSize(3)
        .allMatch(hint -> hint.startsWith("TODO: ") && hint.length() > 80);
    assertThat(read("src/main/java/lab/course/descent/NoveltyChecks.java"))
        .contains("\"%s\"".formatted(ID), "@Points(1)");
    List<String> lines = new ArrayList<>(read(Project.COURSE).lines().toList());
    assertThat(lines.remove("import lab.course.descent.NoveltyChecks;")).isTrue();
    assertThat(lines.remove("              NoveltyChecks.RUBRIC,")).isTrue();
    assertThat(lines).isEqualTo(before.lines().toList());
    Assignment last =
        Course.all().stream().filter(one -> one.lab() == 6).reduce((a, b) -> b).orElseThrow();
    assertThat(read(Project.COURSE))
        .contains(last.piece() + "Checks.RUBRIC,\n              NoveltyChecks.RUBRIC,\n");
  }

  @Test
  void theContractIsThatOfTheLabsExercisesUnlessTold() throws IOException {
    planned("9.%d".formatted(number(9) + 1), "Novelty", null).write();
    assertThat(read("solutions/reference/Novelty.java"))
        .contains("record Novelty() implements Masking {");
    assertThat(read("src/main/java/lab/course/dropout/NoveltyChecks.java"))
        .contains("as in DropoutChecks. */");
  }

  @Test
  void whereALabHasSeveralContractsOneIsToBeNamed() throws IOException {
    refused(
        ID,
        "Novelty",
        null,
        "The exercises of lab 6 have several contracts: name one by --contract, such as Batching or Optimiser.");
  }

  @Test
  void itsSettingsStandWhereverSomethingDependsOnThem() throws IOException {
    planned(ID, "Novelty", "Metric", "mu", "int size").write();
    assertThat(read("solutions/reference/Novelty.java"))
        .contains(
            " * @param mu TODO: what it is; its range\n * @param size TODO: what it is; its range\n */\n"
                + "public record Novelty(double mu, int size) implements Metric {\n",
            "    Range.require(\"Novelty\", \"mu\", mu, mu >= 0, \"0 or more\");\n"
                + "    Range.require(\"Novelty\", \"size\", size, size >= 0, \"0 or more\");\n  }\n");
    String folder = "src/main/java/lab/course/descent/";
    assertThat(read(folder + "NoveltyMistakes.java"))
        .contains(
            "settings -> new Right(settings)",
            "    final double mu;\n    final int size;\n\n    Right(Object... settings) {\n"
                + "      mu = (double) settings[0];\n      size = (int) settings[1];\n    }\n");
    assertThat(read(folder + "NoveltyChecks.java"))
        .contains(
            "USUAL = {0.9, 3};\n",
            "NoveltyMistakes.Right::new,",
            ".withSettings(\"mu\", \"size\"),",
            "pieces.piece(Metric.class, USUAL);");
  }

  /** What all optimisers are asked is written; to be written is what is this one's alone. */
  @Test
  void anOptimiserIsAskedWhatAllAre() throws IOException {
    planned(ID, "Novelty", "Optimiser", "mu").write();
    String folder = "src/main/java/lab/course/descent/";
    String checks = read(folder + "NoveltyChecks.java");
    assertThat(checks)
        .contains(
            "new OptimiserCases(\"Novelty\", NoveltyMistakes.Right::new, 1e-9, 1e-4, USUAL);",
            "OptimiserCases.SYMBOLS.withSettings(\"mu\"),",
            "@DisplayName(\"Several updates with another mu\")",
            "CASES.layouts(pieces);",
            "OptimiserQuestions.ask(pieces, OTHERS, USUAL);");
    for (int order = 1; order <= 6; order++) {
      assertThat(checks).containsOnlyOnce("@Order(%d)\n".formatted(order));
    }
    assertThat(read(folder + "NoveltyMistakes.java"))
        .contains(
            "OptimiserMistakes.of(Right::new, \"Novelty\", \"TODO\")",
            "double of(double mu, double g, double[] memory, double eta, long t);",
            "      super(1);\n      mu = (double) settings[0];\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Mu | A setting is a name that begins with a small letter, behind double or int if it is told, such as mu or \"int size\", but not \"Mu\".",
        "long n | A setting is a name that begins with a small letter, behind double or int if it is told, such as mu or \"int size\", but not \"long n\".",
        "int | A setting is a name that begins with a small letter, behind double or int if it is told, such as mu or \"int size\", but not \"int\".",
        "int a b | A setting is a name that begins with a small letter, behind double or int if it is told, such as mu or \"int size\", but not \"int a b\".",
        "period | No setting can be called period: another is, or a method that every Schedule has; take another name.",
        "toString | No setting can be called toString: another is, or a method that every Schedule has; take another name.",
        "rho | No setting can be called rho: another is, or a method that every Schedule has; take another name.",
      })
  void aSettingThatCannotBeIsASentence(String setting, String sentence) throws IOException {
    SortedMap<String, String> before = all();
    assertThatThrownBy(() -> planned(ID, "Novelty", "Schedule", "rho", setting))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(sentence);
    assertThat(all()).isEqualTo(before);
  }

  @Test
  void aLabsFirstExerciseHasAPackageOfItsTopicAndStandsLast() throws IOException {
    assertThat(planned("14.1", "Novelty", "Metric").write())
        .contains("src/main/java/lab/course/gradientnoise/package-info.java");
    assertThat(read(Project.COURSE))
        .contains("import lab.course.gradientnoise.NoveltyChecks;\n")
        .contains(".RUBRIC,\n              NoveltyChecks.RUBRIC)\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "9 | Novelty | Metric | An exercise has the number of its lab and one from 1 to 9, such as 9.2, but not \"9\".",
        "6.10 | Novelty | Metric | An exercise has the number of its lab and one from 1 to 9, such as 9.2, but not \"6.10\".",
        "7.1 | Novelty | Metric | There is no lab 7, but 6, 9, 12 and 14: write its script first, labs/07-TOPIC.jsh, by whose topic the exercise's package is called.",
        "6.1 | Novelty | Metric | 6.1 MiniBatches is there already: the next exercise of lab 6 is {next}.",
        "6.9 | Novelty | Metric | 6.9 would leave a gap: the next exercise of lab 6 is {next}.",
        "{next} | novelty | Metric | A piece is called by a capital and up to 29 letters and digits, such as Momentum, but not \"novelty\".",
        "{next} | No/../x | Metric | A piece is called by a capital and up to 29 letters and digits, such as Momentum, but not \"No/../x\".",
        "{next} | SGD | Metric | There is a piece of this name, 6.2 Sgd.",
        "{next} | Network | Metric | lab.Network is a class that pieces use by its simple name: take another name.",
        "{next} | Math | Metric | java.lang.Math is a class that pieces use by its simple name: take another name.",
      })
  void whatCannotBeIsASentence(String id, String piece, String contract, String sentence)
      throws IOException {
    refused(id.replace("{next}", ID), piece, contract, sentence.replace("{next}", ID));
  }

  @Test
  void anUnknownContractIsASentence() throws IOException {
    String known = lab.base.EnglishList.and(contracts().sorted().toList());
    for (String contract : List.of("Optimizer", "Network", "Exercise", "piece.Subject", "nd4j")) {
      refused(
          ID,
          "Novelty",
          contract,
          "There is no contract %s in package lab; those of the course are %s."
              .formatted(contract, known));
    }
    refused(
        "12.1",
        "Novelty",
        null,
        "Lab 12 has no exercise whose contract could be taken: name one by --contract, %s."
            .formatted(lab.base.EnglishList.or(contracts().sorted().toList())));
  }

  private void refused(String id, String piece, String contract, String sentence)
      throws IOException {
    SortedMap<String, String> before = all();
    assertThatThrownBy(() -> planned(id, piece, contract))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(sentence);
    assertThat(all()).isEqualTo(before);
  }

  @Test
  void nothingIsWrittenOver() throws IOException {
    Files.writeString(folder.resolve("solutions/reference/Novelty.java"), "mine");
    refused(
        ID,
        "Novelty",
        "Optimiser",
        "solutions/reference/Novelty.java is there already: nothing is written over it; take another name, or remove it.");
  }

  @Test
  void nothingIsHalfWritten() throws IOException {
    NewExercise planned = planned(ID, "Novelty", "Optimiser");
    Path resources = folder.resolve("src/main/resources");
    Files.writeString(resources, "a file where a folder must be");
    SortedMap<String, String> before = all();
    assertThatThrownBy(planned::write)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("cannot be written to")
        .hasMessageContaining("is a file and no folder");
    assertThat(all()).isEqualTo(before);
  }

  @Test
  void aCourseWithoutThePlaceIsASentence() throws IOException {
    String course = read(Project.COURSE);
    Files.writeString(folder.resolve(Project.COURSE), course.replace(".RUBRIC", ".OTHER"));
    SortedMap<String, String> before = all();
    assertThatThrownBy(() -> planned(ID, "Novelty", "Optimiser"))
        .isInstanceOf(IOException.class)
        .hasMessageMatching(
            "src/main/java/lab/course/Course.java has no line with \\w+Checks\\.RUBRIC below its imports: put NoveltyChecks\\.RUBRIC into its list by hand\\.");
    assertThat(all()).isEqualTo(before);
  }
}
