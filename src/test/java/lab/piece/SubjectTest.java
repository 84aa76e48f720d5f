package lab.piece;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.ToolProvider;
import lab.course.Checker;
import lab.course.Course;
import lab.course.Verdict;
import lab.piece.Outcome.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Classes as students write them, compiled and checked: whatever they do ends in a sentence. */
class SubjectTest {
  private static final Assignment DROPOUT = Course.of("9.1");

  private static final String HEAD =
      """
      package mine;
      import java.util.random.RandomGenerator;
      import lab.*;
      import org.nd4j.linalg.factory.Nd4j;
      """;

  private static final String METHOD =
      "  public Mask mask(int m, int n, Phase phase, RandomGenerator random) {\n";

  @TempDir private Path folder;

  @Test
  void aClassThatDoesNotImplementItsContract() throws IOException {
    assertThat(errors("public record Dropout(double p) {}"))
        .isEqualTo("mine.Dropout must implement lab.Masking, but does not");
  }

  @Test
  void anAbstractClass() throws IOException {
    assertThat(errors("public abstract class Dropout implements Masking {}"))
        .isEqualTo(
            "mine.Dropout must be a class or record that can be made with new, but is abstract");
  }

  @Test
  void aMethodThatNoCheckCanLookInto() throws IOException {
    Subject subject =
        compiled(
            "Flip",
            """
            public record Flip(double p) implements Augmentation {
              public void apply(float[] image, int side, RandomGenerator random) {}
              public Augmentation then(Augmentation next) { return next; }
            }
            """);
    assertThat(Checker.check(Course.of("10.1"), subject).outcomes())
        .allMatch(one -> one.status() == Status.ERROR)
        .extracting(one -> one.message().text())
        .containsOnly(
            "mine.Flip has a then of its own, which no check can look into: take it out,"
                + " lab.Augmentation has one already");
  }

  @Test
  void aConstructorThatDoesNotTakeTheSettings() throws IOException {
    String body = METHOD + "return null; } }";
    assertThat(errors("public record Dropout(String p) implements Masking {\n" + body))
        .isEqualTo(
            "mine.Dropout has no constructor for new Dropout(0.2);"
                + " it must stay as it was in the stub");
    assertThat(errors("public record Dropout() implements Masking {\n" + body))
        .startsWith("mine.Dropout has no constructor for new Dropout(0.2)");
  }

  @Test
  void aConstructorThatThrows() throws IOException {
    assertThat(
            failure(
                "record Dropout(double p) implements Masking {\n"
                    + "  public Dropout { if (p > 0) throw new IllegalStateException(\"no\"); }\n"
                    + METHOD
                    + "return Mask.NONE; } }"))
        .isEqualTo("new Dropout(0.2) throws IllegalStateException: no, at Dropout.java:6");
  }

  @Test
  void aStaticInitialiserThatThrows() throws IOException {
    assertThat(
            failure(
                "public record Dropout(double p) implements Masking {\n"
                    + "  static final int[] TABLE = new int[-1];\n"
                    + METHOD
                    + "return Mask.NONE; } }"))
        .startsWith("new Dropout(0.2) throws NegativeArraySizeException: -1, at Dropout.java:6");
  }

  @Test
  void anEndlessRecursion() throws IOException {
    assertThat(
            failure(
                "public record Dropout(double p) implements Masking {\n"
                    + METHOD
                    + "    return mask(m, n, phase, random);\n  } }"))
        .isEqualTo("Dropout.mask throws StackOverflowError, at Dropout.java:7");
  }

  @Test
  void aMessageOfManyLinesAndAnExceptionThatThrowsItself() throws IOException {
    assertThat(
            failure(
                "public record Dropout(double p) implements Masking {\n"
                    + METHOD
                    + "    throw new RuntimeException(\"a\\n"
                    + "\\u001bb\" + \"c\".repeat(999));\n"
                    + "  } }"))
        .startsWith("Dropout.mask throws RuntimeException: a ?bccc")
        .hasSizeLessThan(400)
        .endsWith("…, at Dropout.java:7");
    assertThat(
            failure(
                "public record Dropout(double p) implements Masking {\n"
                    + METHOD
                    + "    throw new RuntimeException() {\n"
                    + "      static final long serialVersionUID = 1;\n"
                    + "      public String getMessage() { throw this; }\n    };\n  } }"))
        .startsWith("Dropout.mask throws ")
        .endsWith(", at Dropout.java:7");
  }

  @Test
  void aHelperThatIsMissingAtRunTime() throws IOException {
    Subject subject =
        compiled(
            "public record Dropout(double p) implements Masking {\n"
                + METHOD
                + "    return Helper.mask();\n  } }\n"
                + "class Helper { static Mask mask() { return Mask.NONE; } }");
    Files.delete(folder.resolve("mine/Helper.class"));
    assertThat(Checker.check(DROPOUT, subject).outcomes().get(0).message().text())
        .startsWith("Dropout.mask throws NoClassDefFoundError: mine/Helper, at Dropout.java:7");
  }

  @Test
  void anArrayThatIsClosed() throws IOException {
    assertThat(
            failure(
                "public record Dropout(double p) implements Masking {\n"
                    + METHOD
                    + "    var factors = Nd4j.ones(m, n);\n    factors.close();\n"
                    + "    return new Mask(factors);\n  } }"))
        .startsWith("what Dropout.mask gave back cannot be read: ");
  }

  @Test
  void aPieceThatIsHalfDoneHasPointsForItsHalf() throws IOException {
    String half =
        """
        public record Standardise() implements FeatureScaling {
          public Scale fit(org.nd4j.linalg.api.ndarray.INDArray X) {
            return new Scale(X.mean(true, 1), X.std(false, true, 1));
          }
          public org.nd4j.linalg.api.ndarray.INDArray apply(
              org.nd4j.linalg.api.ndarray.INDArray X, Scale scale) {
            throw Todo.task("1.1", "Standardise.apply");
          }
        }
        """;
    Verdict verdict = Checker.check(Course.of("1.1"), compiled("Standardise", half));
    assertThat(verdict.points()).isEqualTo(2);
    assertThat(verdict.outcomes())
        .extracting(Outcome::status)
        .containsOnly(Status.PASSED, Status.TODO);
  }

  @Test
  void aStudentsOwnMistakeIsNamed() throws IOException {
    Verdict verdict =
        Checker.check(
            DROPOUT,
            compiled(
                """
                public record Dropout(double p) implements Masking {
                  public Mask mask(int m, int n, Phase phase, RandomGenerator random) {
                    if (phase == Phase.EVALUATION) return Mask.NONE;
                    float[][] factors = new float[m][n]; // column by column, of ones and zeros
                    for (int j = 0; j < n; j++)
                      for (int i = 0; i < m; i++)
                        factors[i][j] = random.nextFloat() < p ? 0 : 1;
                    return new Mask(Nd4j.create(factors));
                  }
                }
                """));
    Outcome first = verdict.outcomes().get(0);
    assertThat(first.mistake()).isEqualTo("not inverted");
    assertThat(first.message().text())
        .isEqualTo(
            "with p = 0.2 a factor is 1, not 0 or 1/(1−p) = 1.25: you keep units as they are, so"
                + " that their mean falls; look at what keeps it");
  }

  @Test
  void aStudentsBackpropWithoutTheMeanIsNamedThoughItRoundsOtherwise() throws IOException {
    Verdict verdict =
        Checker.check(
            Course.of("4.1"),
            compiled(
                "Backprop",
                """
                public record Backprop() implements Differentiator {
                  public Gradients gradients(
                      Network net, org.nd4j.linalg.api.ndarray.INDArray X, Activations a,
                      org.nd4j.linalg.api.ndarray.INDArray Y, double lambda) {
                    var G = a.P().sub(Y);
                    var D = a.mask().applyTo(net.W2().transpose().mmul(G)).mul(a.H().gt(0).castTo(X.dataType()));
                    return new Gradients(
                        D.mmul(X.transpose()).add(net.W1().mul(2 * lambda)), D.sum(true, 1),
                        G.mmul(a.H().transpose()).add(net.W2().mul(2 * lambda)), G.sum(true, 1));
                  }
                }
                """));
    List<Outcome> failed =
        verdict.outcomes().stream().filter(one -> one.status() == Status.FAILED).toList();
    assertThat(failed).hasSize(5).allMatch(one -> one.mistake().equals("missing 1/n"));
    assertThat(failed.get(0).message().text())
        .startsWith(
            "dW1, db1, dW2 and db2 are 2 times too large on a batch of 2:"
                + " you sum over the images, the cost is their mean");
  }

  private String errors(String source) throws IOException {
    return only(Status.ERROR, source);
  }

  private String failure(String source) throws IOException {
    return only(Status.FAILED, source);
  }

  /** The message of the first check; none may pass, and no trace of a stack may show. */
  private String only(Status status, String source) throws IOException {
    Verdict verdict = Checker.check(DROPOUT, compiled(source));
    assertThat(verdict.points()).isZero();
    assertThat(verdict.outcomes())
        .allMatch(one -> one.status() != Status.PASSED && !one.message().text().contains("\n"));
    assertThat(verdict.outcomes().get(0).status()).isEqualTo(status);
    return verdict.outcomes().get(0).message().text();
  }

  private Subject compiled(String source) throws IOException {
    return compiled("Dropout", source);
  }

  private Subject compiled(String piece, String source) throws IOException {
    Path file = folder.resolve(piece + ".java");
    Files.writeString(file, HEAD + source);
    int problems =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-proc:none", "-d", folder.toString(), file.toString());
    assertThat(problems).isZero();
    URL[] classes = {folder.toUri().toURL()};
    return Subject.of(new URLClassLoader(classes, parent()), "mine");
  }

  /** The lab without its own package mine, which would be found first. */
  private static ClassLoader parent() {
    return new ClassLoader(SubjectTest.class.getClassLoader()) {
      @Override
      protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (name.startsWith("mine.")) {
          throw new ClassNotFoundException(name);
        }
        return super.loadClass(name, resolve);
      }
    };
  }
}
