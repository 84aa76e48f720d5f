package lab.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import lab.console.TemporaryProject.Ended;
import lab.practice.CheckedPieces;
import lab.practice.PracticeRecord;
import lab.script.FinishedPieces;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class ResetAndSolutionTest {
  @TempDir Path folder;
  private TemporaryProject project;
  private Path file;

  @BeforeAll
  static void references() {
    assumeTrue(Files.isDirectory(Path.of("solutions/reference")), "there are no references");
  }

  @BeforeEach
  void copy() throws IOException {
    project = TemporaryProject.in(folder).withReferences();
    file = project.mine().resolve("Backprop.java");
  }

  @Test
  void resetBringsTheStubBackAndKeepsTheWork() throws IOException {
    String stub = Files.readString(file);
    assertThat(project.lab("reset", "4.1").out())
        .isEqualTo("labs/mine/Backprop.java is the stub already.\n");
    for (String work : List.of("first work", "second work")) {
      Files.writeString(file, work);
      assertThat(project.lab("reset", "Backprop").out())
          .matches(
              "labs/mine/Backprop\\.java is the stub again; what stood there is kept in labs/\\.kept/Backprop-\\d{8}-\\d{6}(-2)?\\.java\\.txt\\.\n");
      assertThat(file).hasContent(stub);
    }
    try (Stream<Path> kept = Files.list(folder.resolve("labs/.kept"))) {
      assertThat(kept.toList())
          .extracting(Files::readString)
          .containsExactlyInAnyOrder("first work", "second work");
    }
    Files.delete(file);
    assertThat(project.lab("reset", "4.1").out())
        .isEqualTo("labs/mine/Backprop.java was not there; it is the stub now.\n");
    assertThat(file).hasContent(stub);
  }

  @Test
  void withoutReferencesThereIsNothingToBringItBackFrom() throws IOException {
    Files.writeString(file, "work");
    Files.move(folder.resolve("solutions"), folder.resolve("elsewhere"));
    Ended ended = project.lab("reset", "4.1");
    assertThat(ended.exitCode()).isEqualTo(1);
    assertThat(ended.err())
        .isEqualTo(
            "There is nothing to bring Backprop back from: solutions/reference is not there; git checkout labs/mine/Backprop.java may.\n");
    assertThat(file).hasContent("work");
  }

  @Test
  void theSolutionIsForThoseWhoSolvedItOrGiveUp() throws IOException {
    Ended early = project.lab("solution", "4.1");
    assertThat(early.exitCode()).isEqualTo(1);
    assertThat(early.out()).isEmpty();
    assertThat(early.err())
        .isEqualTo(
            "4.1 Backprop is not solved yet: labs/lab hint 4.1 helps. --give-up shows the solution all the same; that is remembered.\n");

    Ended givenUp = project.lab("solution", "4.1", "--give-up");
    assertThat(givenUp.exitCode()).isZero();
    assertThat(givenUp.out())
        .startsWith("4.1 Backprop (given up)\nThe reference's:\n  public Gradients gradients(")
        .containsSubsequence(
            "    INDArray dW1 = penalised(D, X, net.W1(), lambda);",
            "\nYours:\n",
            "    throw Todo.task(\"4.1\", \"Backprop.gradients\");");
    assertThat(project.lab("solution", "4.1").exitCode()).isZero();
    assertThat(project.lab("check").out()).contains("Given up, the solution looked at: 4.1.\n");
  }

  @Test
  void onceSolvedItShowsWhatTheReferenceDoesDifferently() throws IOException {
    String right = TemporaryProject.right("Backprop");
    project.save("Backprop", right);
    assertThat(project.lab("solution", "4.1").out())
        .startsWith("4.1 Backprop\nYours and the reference's are the same:\n");
    project.save("Backprop", right.replace(".sub(Y).divi(n)", ".sub(Y).div(n)"));
    assertThat(project.lab("solution", "4.1").out())
        .startsWith("4.1 Backprop\nThe reference's:\n  public Gradients gradients(")
        .containsSubsequence(
            "\n    INDArray G = a.P().sub(Y).divi(n);",
            "\n    return new Gradients(dW1, db1, dW2, db2);",
            "\nYours:\n  public Gradients gradients(",
            "\n    INDArray G = a.P().sub(Y).div(n);",
            "\nWhat differs (- yours, + the reference's):\n  …\n",
            "\n-   INDArray G = a.P().sub(Y).div(n); // K×n\n",
            "+   INDArray G = a.P().sub(Y).divi(n); // K×n\n")
        .endsWith("\n");
  }

  @Test
  void whatIsSolvedInAnotherWayIsNotInterleaved() throws IOException {
    String right = TemporaryProject.right("Flip");
    int body = right.indexOf("    if (random.nextDouble() >= p)");
    project.save(
        "Flip",
        right.substring(0, body).replaceAll("    Augmentation\\.require.*\n", "")
            + """
                float[] old = image.clone();
                boolean turns = random.nextDouble() < p;
                for (int i = 0; turns && i < old.length; i++) {
                  image[i] = old[i - i % side + side - 1 - i % side];
                }
              }
            }
            """);
    assertThat(project.lab("solution", "10.1", "--give-up").out())
        .containsSubsequence(
            "The reference's:\n  public void apply(",
            "\nYours:\n  public void apply(",
            "float[] old = image.clone();\n",
            "\nLine by line the two have too little in common to be compared.\n")
        .doesNotContain("\n- ", "\n+ ");
  }

  @Test
  void aReleaseHasNoSolutions() throws IOException {
    Files.move(folder.resolve("solutions"), folder.resolve("elsewhere"));
    Ended ended = project.lab("solution", "4.1", "--give-up");
    assertThat(ended.exitCode()).isEqualTo(1);
    assertThat(ended.err())
        .isEqualTo(
            "This release has no solutions: the references are in it as classes only. Whoever gave it out has them.\n");
    assertThat(folder.resolve("labs/.progress.json")).doesNotExist();
  }

  @Test
  void finishedPiecesAreFoundAndTheirClassesWritten() throws Exception {
    CheckedPieces pieces =
        new CheckedPieces(
            project.home(), new PracticeRecord(project.home().remembered(sentence -> {})));
    assertThat(pieces.find()).isEqualTo(FinishedPieces.NONE.find());
    project.save("Backprop", TemporaryProject.right("Backprop"));
    Path classes = folder.resolve("target/mine/classes");
    for (int i = 0; i < 2; i++) {
      assertThat(pieces.find())
          .isEqualTo(new FinishedPieces.Found(List.of("Backprop"), List.of(classes)));
      assertThat(classes.resolve("mine")).isDirectoryContaining("glob:**/Backprop.class");
      assertThat(pieces.known()).containsExactly("Backprop");
    }
    project.save("Backprop", TemporaryProject.right("Backprop").replace(".divi(n)", ""));
    assertThat(pieces.find()).isEqualTo(FinishedPieces.NONE.find());
    assertThat(classes.resolve("mine")).isEmptyDirectory();
    assertThat(pieces.all().resolve("mine")).isDirectoryContaining("glob:**/Adam.class");
  }
}
