package lab.compile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PieceCompilerTest {
  private static final PieceCompiler COMPILER = new PieceCompiler(StudentCompiler.ofPieces());

  /** Line 6 is the body's first. */
  private static final String PROBE =
      """
      import org.nd4j.linalg.api.ndarray.INDArray;
      import org.nd4j.linalg.factory.Nd4j;

      public record Probe(double eps) {
        void value(INDArray X) throws Exception {
          %s
        }
      }
      """;

  private static Compiled compile(String body) {
    Map<String, String> sources = Map.of("Probe", PROBE.replace("%s", body));
    return COMPILER.compile(sources, Set.of("Probe")).get("Probe");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Nd4j.math().exp(X);",
        "Nd4j.math.log(X).sum(0);",
        "Nd4j.nn().relu(X, 0);",
        "Nd4j.nn.softmax(X, 0);",
        "Nd4j.nn().pad(X, X, org.nd4j.enums.PadMode.CONSTANT, 0);",
        "Nd4j.linalg().mmul(X, X);",
        "var drawn = java.util.concurrent.ConcurrentHashMap.<Integer>newKeySet(); drawn.add(1);",
        "for (var e : new java.util.concurrent.ConcurrentHashMap<>(java.util.Map.of(1, 2)).entrySet()) e.getValue();",
        "new java.util.concurrent.ConcurrentSkipListMap<>(java.util.Map.of(1, 2)).firstEntry();",
        "for (var e : java.util.Map.of(1, 2).entrySet()) { System.out.println(e.getKey()); }",
        "switch (X.dataType()) { case FLOAT -> X.addi(1); default -> X.addi(2); }",
        "Object o = X; if (o instanceof INDArray a && a.rank() == 2) { a.addi(1); }",
        "java.util.stream.IntStream.range(0, 3).parallel().mapToObj(i -> \"\" + i).toList();",
        "new java.util.Random(1).doubles(3).boxed().collect(java.util.stream.Collectors.toList());",
      })
  void whatPiecesNeedIsAllowed(String body) {
    Compiled compiled = compile(body);
    assertThat(compiled.problem()).isEmpty();
    assertThat(compiled.classes()).containsKey("mine.Probe");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          Thread.sleep(1); | java.lang.Thread.sleep
          java.util.concurrent.TimeUnit.SECONDS.sleep(1); | java.util.concurrent.TimeUnit.sleep
          synchronized (this) { wait(1); } | java.lang.Object.wait
          synchronized (X) { X.notifyAll(); } | java.lang.Object.notifyAll
          System.out.close(); | java.io.PrintStream.close
          java.util.logging.Logger.getGlobal(); | java.util.logging.Logger.getGlobal
          java.nio.file.Path.of(""); | java.nio.file.Path.of
          lab.FolderLock.hold(null); | lab.FolderLock.hold
          org.bytedeco.javacpp.Pointer.malloc(1); | org.bytedeco.javacpp.Pointer.malloc
          """)
  void whatNoPieceNeedsIsRefused(String body, String use) {
    assertThat(compile(body).refusal())
        .hasValueSatisfying(
            sentence ->
                assertThat(sentence)
                    .startsWith("Probe uses " + use)
                    .endsWith(" arrays are enough, so take it out"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "new reference.Backprop(); | reference.Backprop",
        "lab.check.Autograd.gradients(null, X, X, 0); | lab.check.Autograd",
        "var c = lab . grade . Course.all(); | lab.grade",
        "lab.grade.isolation.Isolation.probe(); | lab.grade.isolation.Isolation",
      })
  void whatIsBorrowedIsSaidWithItsLine(String body, String use) {
    assertThat(compile(body).refusal())
        .contains(
            "Probe uses %s, at Probe.java:6: write it yourself; of the lab, a piece uses package lab alone"
                .formatted(use));
  }

  @Test
  void anImportOfWhatIsBorrowedIsSaidToo() {
    for (String name : new String[] {"lab.check.*", "reference.Adam", "reference.*"}) {
      String source = "package mine;\nimport %s;\nrecord A(Adam adam) {}".formatted(name);
      assertThat(COMPILER.compile(Map.of("A", source), Set.of("A")).get("A").refusal())
          .contains(
              "A uses %s, at A.java:2: write it yourself; of the lab, a piece uses package lab alone"
                  .formatted(name.replace(".*", "")));
    }
  }

  @Test
  void aPackageThatIsForNobodyIsNoMisspelling() {
    assertThat(compile("com.google.gson.JsonParser.parseString(\"\");").errors().get(0).why())
        .contains(
            "Pieces see no such package, only Java's own, lab and ND4J's: compare the import's spelling.");
  }
}
