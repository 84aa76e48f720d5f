package lab.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import lab.Exercise;
import lab.Todo;
import lab.console.Main;
import lab.piece.Compiled;
import lab.piece.PieceCompiler;
import lab.piece.StudentCompiler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

class StubTest {
  private static final Path REFERENCES = Path.of("solutions/reference");
  private static final Path MINE = Path.of("labs/mine");

  private static final String REFERENCE =
      """
      package reference;

      import static java.lang.Math.abs;
      import static lab.Phase.TRAINING;

      import java.util.Arrays;
      import java.util.List;
      import lab.Exercise;
      import lab.Mask;
      import lab.Range;
      import lab.Schedule;
      import lab.Shortcut;

      /**
       * Exercise 9.9: see {@link Mask}.
       *
       * @param eta the rate
       */
      public record Constant(double eta) implements Schedule {
        private static final double SECRET = 42;

        /** Checks. */
        public Constant {
          Range.require("Constant", "eta", eta, eta > 0, "positive");
        }

        /** Task: the rate. */
        @Override
        @Exercise("9.9")
        public double eta(long t) {
          return abs(helper(List.of(eta), t)) - SECRET;
        }

        /** A helper with a brace: {. */
        private static double helper(List<Double> values, long t) {
          return values.get(0) + Arrays.hashCode(new long[] {t}); // }
        }

        @Override
        public long period() {
          return TRAINING.ordinal();
        }

        /** The same, faster. */
        @Override
        @Shortcut
        public boolean faster(long t) {
          return abs(SECRET) > t;
        }

        private record Pair(int left) {}
      }
      """;

  @Test
  void aStubIsItsReferenceWithoutAnswersHelpersAndTheirImports() {
    assertThat(Stub.of(REFERENCE))
        .isEqualTo(
            """
            package mine;

            import static lab.Phase.TRAINING;

            import lab.Exercise;
            import lab.Mask;
            import lab.Range;
            import lab.Schedule;
            import lab.Todo;

            /**
             * Exercise 9.9: see {@link Mask}.
             *
             * @param eta the rate
             */
            public record Constant(double eta) implements Schedule {

              /** Checks. */
              public Constant {
                Range.require("Constant", "eta", eta, eta > 0, "positive");
              }

              /** Task: the rate. */
              @Override
              @Exercise("9.9")
              public double eta(long t) {
                throw Todo.task("9.9", "Constant.eta");
              }

              @Override
              public long period() {
                return TRAINING.ordinal();
              }
            }
            """);
  }

  static List<Path> references() throws IOException {
    if (!Files.isDirectory(REFERENCES)) {
      return List.of(REFERENCES); // one case, which says why it is skipped
    }
    try (Stream<Path> files = Files.list(REFERENCES)) {
      return files.sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("references")
  void theStubInTheProjectIsTheOneThatIsMade(Path reference) throws IOException {
    assumeTrue(Files.isRegularFile(reference), REFERENCES + " is not there to make stubs from");
    String made = Stub.of(Files.readString(reference));
    String stub = Files.readString(MINE.resolve(reference.getFileName()));
    assumeTrue(todos(stub) == todos(made), reference.getFileName() + " is being worked on");

    assertThat(stub).as("run labs/lab stubs --force").isEqualTo(made);
  }

  /** Whether a line of an answer stands in any file of the labs. */
  @ParameterizedTest
  @MethodSource("references")
  void noAnswerIsGivenAway(Path reference) throws IOException {
    assumeTrue(Files.isRegularFile(reference), REFERENCES + " is not there to compare with");
    List<String> kept = normalised(Stub.of(Files.readString(reference)));
    List<String> answers =
        normalised(Files.readString(reference)).stream()
            .filter(line -> line.length() > 15 && !kept.contains(line))
            .filter(line -> !line.matches("(import|package)[\\w.*]+;"))
            .toList();
    assertThat(answers).as("lines of the answer").isNotEmpty();

    for (Path file : labs()) {
      String stub = Files.readString(file);
      assumeTrue(todos(stub) > 0 || !file.startsWith(MINE), file + " is being worked on");
      assertThat(normalised(stub)).as(file.toString()).doesNotContainAnyElementsOf(answers);
    }
  }

  @ParameterizedTest
  @MethodSource("references")
  void anUnwrittenStubSaysWhatIsToBeDone(Path reference) throws Exception {
    assumeTrue(Files.isRegularFile(reference), REFERENCES + " is not there to list the stubs");
    String name = reference.getFileName().toString().replace(".java", "");
    String source = Files.readString(MINE.resolve(name + ".java"));
    assumeTrue(todos(source) == todos(Stub.of(Files.readString(reference))), name + " is begun");

    Class<?> type = Class.forName("mine." + name);
    List<Method> exercises =
        Arrays.stream(type.getDeclaredMethods())
            .filter(method -> method.isAnnotationPresent(Exercise.class))
            .toList();
    assertThat(exercises).isNotEmpty();
    for (Method method : exercises) {
      String id = method.getAnnotation(Exercise.class).value();
      assertThatThrownBy(() -> method.invoke(instance(type), zeros(method.getParameterTypes())))
          .cause()
          .isInstanceOf(Todo.class)
          .hasMessage(
              "exercise %s, %s.%s, is not written yet: its task stands above the method in labs/mine/%s.java"
                  .formatted(id, name, method.getName(), name));
    }
  }

  @TempDir Path home;

  @AfterEach
  void backHome() {
    System.clearProperty("lab.home");
  }

  @Test
  void theCommandWritesWhatIsMissingAndKeepsWhatIsThere() throws IOException {
    Path references = Files.createDirectories(home.resolve("solutions/reference"));
    Files.writeString(references.resolve("Constant.java"), REFERENCE);
    Files.writeString(references.resolve("Other.java"), REFERENCE.replace("Constant", "Other"));
    Path constant = home.resolve("labs/mine/Constant.java");
    Path other = home.resolve("labs/mine/Other.java");

    assertThat(stubs()).isEqualTo(Map.entry(0, ""));
    assertThat(constant).hasContent(Stub.of(REFERENCE));
    assertThat(stubs()).isEqualTo(Map.entry(0, ""));

    Files.writeString(constant, "somebody's work");
    Files.delete(other);
    assertThat(stubs())
        .isEqualTo(
            Map.entry(
                1,
                "Constant.java in %s: not as first written, left alone; --force replaces it, and what stands there is lost."
                    .formatted(constant.getParent())));
    assertThat(constant).hasContent("somebody's work");
    assertThat(other).exists();

    assertThat(stubs("--force")).isEqualTo(Map.entry(0, ""));
    assertThat(constant).hasContent(Stub.of(REFERENCE));
    assertThat(home.resolve("labs/mine")).isDirectoryNotContaining("glob:**.part");
  }

  @Test
  void withoutReferencesThereAreNoStubs() {
    assertThat(stubs())
        .isEqualTo(
            Map.entry(
                1,
                "%s is not there: stubs are made from the references in it."
                    .formatted(home.resolve("solutions/reference"))));
  }

  private Map.Entry<Integer, String> stubs(String... options) {
    System.setProperty("lab.home", home.toString());
    StringWriter err = new StringWriter();
    CommandLine lab = Main.commandLine().setErr(new PrintWriter(err));
    lab.setOut(new PrintWriter(new StringWriter()));
    int exitCode =
        lab.execute(Stream.concat(Stream.of("stubs"), Stream.of(options)).toArray(String[]::new));
    return Map.entry(exitCode, err.toString().strip());
  }

  private static List<Path> labs() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("labs"))) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  private static List<String> normalised(String text) {
    return text.lines().map(line -> line.replaceAll("//.*|\\s+", "")).toList();
  }

  private static int todos(String source) {
    return source.split("throw Todo\\.task\\(", -1).length - 1;
  }

  /** A record of ones: every piece takes them. */
  private static Object instance(Class<?> type) throws ReflectiveOperationException {
    Constructor<?> canonical =
        Arrays.stream(type.getDeclaredConstructors())
            .max((a, b) -> a.getParameterCount() - b.getParameterCount())
            .orElseThrow();
    Object[] halves =
        Arrays.stream(canonical.getParameterTypes())
            .map(parameter -> parameter == int.class ? (Object) 1 : (Object) 0.5)
            .toArray();
    if (type.getSimpleName().equals("LogUniform")) {
      halves[1] = 1.0; // high must be above low
    }
    return canonical.newInstance(halves);
  }

  private static Object[] zeros(Class<?>[] types) {
    return Arrays.stream(types)
        .map(type -> java.lang.reflect.Array.get(java.lang.reflect.Array.newInstance(type, 1), 0))
        .toArray();
  }

  /** As nbgrader clears it: what stands between the marks gives way to a line of its own. */
  private static String cleared(String marked) {
    StringBuilder text = new StringBuilder();
    boolean within = false;
    for (String line : marked.lines().toList()) {
      if (line.contains("BEGIN SOLUTION")) {
        assertThat(within).isFalse();
        within = true;
        text.append("// YOUR CODE HERE\n");
      } else if (line.contains("END SOLUTION")) {
        assertThat(within).isTrue();
        within = false;
      } else if (!within) {
        text.append(line).append('\n');
      }
    }
    assertThat(within).isFalse();
    return text.toString();
  }

  @ParameterizedTest
  @MethodSource("references")
  void aMarkedReferenceIsTheStubOnceItIsCleared(Path reference) throws IOException {
    assumeTrue(Files.isRegularFile(reference), REFERENCES + " is not there");
    String source = Files.readString(reference);
    String marked = Stub.marked(source);
    assertThat(marked).contains("// BEGIN SOLUTION").doesNotContain("@Shortcut");
    assertThat(cleared(marked).replace("// YOUR CODE HERE", "").replaceAll("\\s+", " "))
        .isEqualTo(Stub.of(source).replace("throw Todo", "throw lab.Todo").replaceAll("\\s+", " "));
    String piece = reference.getFileName().toString().replace(".java", "");
    for (String text : List.of(marked, cleared(marked))) {
      Compiled compiled =
          new PieceCompiler(StudentCompiler.ofPieces())
              .compile(Map.of(piece, text), Set.of(piece))
              .get(piece);
      assertThat(compiled.errors()).isEmpty();
      assertThat(compiled.refusal()).isEmpty();
    }
  }
}
