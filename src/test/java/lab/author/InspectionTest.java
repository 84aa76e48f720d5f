package lab.author;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import lab.course.Course;
import lab.piece.Assignment;
import lab.script.Home;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What an exercise lacks is told, and each of the course's is whole. */
class InspectionTest {
  private static final Path HERE = Path.of("");
  private static final Assignment SGD = Course.of("Sgd");
  private static final ExerciseFiles FILES = ExerciseFiles.of(SGD);
  private static final String LAB = "labs/06-descent.jsh";

  private static final List<String> OTHERS =
      List.of(FILES.stub(), Project.VARIANTS, Project.IDLE, Project.CASES, LAB);

  @TempDir Path folder;

  private static CommonFiles common;

  static List<Assignment> all() {
    return Course.all();
  }

  @BeforeAll
  static void read() throws IOException {
    assumeTrue(
        Files.isDirectory(Path.of("solutions/reference")), "exercises are written elsewhere");
    common = CommonFiles.of(Project.in(new Home(HERE)));
  }

  @BeforeEach
  void copy() throws IOException {
    for (String file : FILES.written()) {
      put(file, Files.readString(HERE.resolve(file)));
    }
    for (String file : OTHERS) {
      put(file, Files.readString(HERE.resolve(file)));
    }
  }

  private void put(String file, String text) throws IOException {
    Files.createDirectories(folder.resolve(file).getParent());
    Files.writeString(folder.resolve(file), text);
  }

  /** Replaces all that a pattern finds in a file of the copy. */
  private void change(String file, String pattern, String by) throws IOException {
    put(file, Files.readString(folder.resolve(file)).replaceAll(pattern, by));
  }

  private Inspection found() throws IOException {
    return Inspection.of(SGD, CommonFiles.of(Project.in(new Home(folder))));
  }

  @ParameterizedTest
  @MethodSource("all")
  void noExerciseOfTheCourseLacksAnything(Assignment exercise) throws IOException {
    assertThat(Inspection.of(exercise, common).lacking()).isEmpty();
  }

  @Test
  void itSaysWhatThereIs() throws IOException {
    assertThat(found().lacking()).isEmpty();
    assertThat(found().summary())
        .isEqualTo(
            "%d points, %d checks, %d known mistakes, %d right variants, 1 lab"
                .formatted(
                    SGD.points(),
                    found().checks(),
                    Course.mistakes(SGD).size(),
                    found().variants()));
    assertThat(found().variants()).isGreaterThan(1);
    assertThat(found().labs()).containsExactly(6);
  }

  @Test
  void whatIsNotThereIsNamed() throws IOException {
    for (String file : FILES.written()) {
      Files.delete(folder.resolve(file));
    }
    for (String file : OTHERS) {
      Files.delete(folder.resolve(file));
    }
    assertThat(found().lacking())
        .containsExactly(
            "solutions/reference/Sgd.java is not there.",
            "src/main/java/lab/course/descent/SgdMistakes.java is not there.",
            "src/main/java/lab/course/descent/SgdChecks.java is not there.",
            "src/main/resources/lab/hints/6.2.txt is not there.",
            "labs/mine/Sgd.java is not there: labs/lab stubs makes it from the reference.",
            "No right piece in another style proves its checks: add(\"6.2\", …) one in src/test/java/lab/course/VariantsTest.java, or with(…) if it has settings.",
            "No piece that computes nothing proves that its checks see it: arguments(Optimiser.class, …) one in src/test/java/lab/course/IdleTest.java.",
            "src/test/resources/cases/cases.csv has 0 lines of what its checks must ask: 6 at least are wanted.",
            "The script of lab 6 must name it behind “Your turn:”, “6.2, Sgd”.",
            "The script of lab 6 must have it in the command behind “Your turn:”, labs/lab check … 6.2.",
            "No lab uses it: new Sgd(…) stands in the code of no script in labs/.");
  }

  @Test
  void whatIsOnlySketchedIsNamed() throws IOException {
    change(FILES.hints(), "(?s)^", "TODO: a nudge. ");
    change(FILES.reference(), "gradients.requireFitting", "// TODO: gradients.requireFitting");
    change(
        FILES.reference(), "Blas.axpy", "throw Todo.task(\"6.2\", \"Sgd.update\"); // Blas.axpy");
    assertThat(found().lacking())
        .hasSize(2)
        .anyMatch(
            sentence ->
                sentence.matches(
                    FILES.reference()
                        + " is still to be written: line \\d+ says where to begin, and 1 more does\\."))
        .contains(FILES.hints() + " is still to be written: line 1 says where to begin.");
  }

  @Test
  void aStubIsTheReferencesAndMarked() throws IOException {
    change(FILES.stub(), "going up", "going down");
    assertThat(found().lacking())
        .containsExactly(
            "labs/mine/Sgd.java is another stub than the reference gives: labs/lab stubs --force makes it anew.");
    change(FILES.stub(), "throw Todo.task.*", "return;");
    assertThat(found().lacking()).as("somebody's work").isEmpty();
    change(FILES.reference(), "@Exercise\\(\"6.2\"\\)", "@Exercise(\"6.9\")");
    assertThat(found().lacking())
        .containsExactly(
            "solutions/reference/Sgd.java has no method with @Exercise(\"6.2\"), which marks what is to be written.");
  }

  @Test
  void threeHintsAreSentences() throws IOException {
    put(FILES.hints(), "Short.\n---\n" + "A long one. ".repeat(10) + "without an end\n");
    assertThat(found().lacking())
        .containsExactly(
            "src/main/resources/lab/hints/6.2.txt has 2 hints: 3 are wanted, apart by lines of ---.",
            "Hint 1 in src/main/resources/lab/hints/6.2.txt is no sentence or two: it has 6 characters and ends with “Short.”; more than 80 and a . or ? are wanted.",
            "Hint 2 in src/main/resources/lab/hints/6.2.txt is no sentence or two: it has 134 characters and ends with “out an end”; more than 80 and a . or ? are wanted.");
  }

  @Test
  void theLabsYourTurnNamesItAndChecksIt() throws IOException {
    change(LAB, "6\\.2, Sgd", "6.2");
    assertThat(found().lacking())
        .containsExactly("The script of lab 6 must name it behind “Your turn:”, “6.2, Sgd”.");
    change(LAB, "and 6\\.2\\.", "and\n// 6.2, Sgd.");
    assertThat(found().lacking()).as("in another line").isEmpty();
    change(LAB, "check 6.1 6.2", "check 6.1 6.20");
    assertThat(found().lacking())
        .containsExactly(
            "The script of lab 6 must have it in the command behind “Your turn:”, labs/lab check … 6.2.");
    change(LAB, "check 6.1 6.20", "check 6.2");
    assertThat(found().lacking()).isEmpty();
    change(LAB, "// Your turn:", "// Not yours:");
    assertThat(found().lacking()).hasSize(2);
  }

  @Test
  void linesOfTheContractCountAsItsOwn() throws IOException {
    change(Project.CASES, "(?m)^Optimiser,.*\\n", "");
    assertThat(found().lacking())
        .containsExactly(
            "src/test/resources/cases/cases.csv has 0 lines of what its checks must ask: 6 at least are wanted.");
    change(Project.CASES, "\\z", "Optimiser,a,b,c\n6.2,a,b,c\n6.20,a,b,c\n");
    assertThat(found().cases()).isEqualTo(2);
  }

  @Test
  void whatAllHaveAPartInIsReadOnce() throws IOException {
    CommonFiles common = CommonFiles.of(Project.in(new Home(folder)));
    for (String file : List.of(Project.VARIANTS, Project.IDLE, Project.CASES, LAB)) {
      Files.delete(folder.resolve(file));
    }
    assertThat(Inspection.of(SGD, common).lacking()).isEmpty();
  }

  @Test
  void aLabThatOnlySpeaksOfAPieceDoesNotUseIt() throws IOException {
    change(LAB, "new Sgd\\(\\)", "null /* */ // new Sgd()");
    assertThat(found().lacking()).hasSize(1).first().asString().startsWith("No lab uses it: ");
  }
}
