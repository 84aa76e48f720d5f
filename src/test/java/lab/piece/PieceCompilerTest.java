package lab.piece;

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
        "for (var e : new java.util.concurrent.ConcurrentHashMap<>(java.util.Map.of(1,"
            + " 2)).entrySet()) e.getValue();",
        "new java.util.concurrent.ConcurrentSkipListMap<>(java.util.Map.of(1, 2)).firstEntry();",
        "for (var e : java.util.Map.of(1, 2).entrySet()) { System.out.println(e.getKey()); }",
        "switch (X.dataType()) { case FLOAT -> X.addi(1); default -> X.addi(2); }",
        "Object o = X; if (o instanceof INDArray a && a.rank() == 2) { a.addi(1); }",
        "double[] all = X.dup('f').data().asDouble(); float[] row = X.getRow(0).toFloatVector(); X.data().getDouble(0);",
        "Nd4j.create(new float[] {1, 2}, new long[] {2, 1}, 'f'); Nd4j.create(new double[] {1}, 1,"
            + " 1);",
        "Nd4j.create(new int[] {1, 2}, new long[] {2}, X.dataType()); Nd4j.zeros(2, 3).addi(X);",
        "X.get(org.nd4j.linalg.indexing.NDArrayIndex.all(),"
            + " org.nd4j.linalg.indexing.NDArrayIndex.interval(0, 2));",
        "org.nd4j.linalg.indexing.BooleanIndexing.replaceWhere(X, 0,"
            + " org.nd4j.linalg.indexing.conditions.Conditions.lessThan(0));",
        "Nd4j.getExecutioner().exec(new org.nd4j.linalg.api.ops.impl.transforms.strict.Exp(X));",
        "org.nd4j.linalg.ops.transforms.Transforms.exp(X); Nd4j.gemm(X, X, true, false);"
            + " X.hashCode();",
        "try { X.mmul(X); } catch (org.nd4j.linalg.exception.ND4JIllegalStateException e) { throw"
            + " e; }",
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
          org.bytedeco.javacpp.Pointer.malloc(1); | org.bytedeco.javacpp.Pointer.malloc
          Nd4j.create(new float[2], new long[] {9}, new long[] {7}, 'c', X.dataType()); | org.nd4j.linalg.factory.Nd4j.create with strides or an offset,
          Nd4j.create(new double[2], new int[] {1}, 99L, 'c'); | org.nd4j.linalg.factory.Nd4j.create with strides or an offset,
          Nd4j.zeros(new int[] {9}, new int[] {7}); | org.nd4j.linalg.factory.Nd4j.zeros with strides or an offset,
          Nd4j.create(X.data(), new long[] {9}, new long[] {7}, 99); | org.nd4j.linalg.factory.Nd4j.create
          X.setShapeAndStride(new int[] {9}, new int[] {7}); | org.nd4j.linalg.api.ndarray.INDArray.setShapeAndStride
          X.setData(X.data()); | org.nd4j.linalg.api.ndarray.INDArray.setData
          X.data().pointer(); | org.nd4j.linalg.api.buffer.DataBuffer.pointer
          X.data().put(99, 1); | org.nd4j.linalg.api.buffer.DataBuffer.put
          X.getDoubleUnsafe(99); | org.nd4j.linalg.api.ndarray.INDArray.getDoubleUnsafe
          X.close(); | org.nd4j.linalg.api.ndarray.INDArray.close
          Nd4j.getBlasWrapper(); | org.nd4j.linalg.factory.Nd4j.getBlasWrapper
          Nd4j.createBuffer(9); | org.nd4j.linalg.factory.Nd4j.createBuffer
          Nd4j.pullRows(X, 1, 99); | org.nd4j.linalg.factory.Nd4j.pullRows
          """)
  void whatNoPieceNeedsIsRefused(String body, String use) {
    assertThat(compile(body).refusal())
        .hasValueSatisfying(
            sentence ->
                assertThat(sentence)
                    .startsWith("Probe uses " + use)
                    .endsWith(" arrays are enough, so take it out"));
  }

  /** A class may have a name of 65,535 letters, which each check would repeat. */
  @Test
  void aLongNameIsCut() {
    String name = "L".repeat(50_000);
    String source =
        "record Probe() { Object use() { return new %s(); } } class %s { { Thread.yield(); } }"
            .formatted(name, name);
    assertThat(COMPILER.compile(Map.of("Probe", source), Set.of("Probe")).get("Probe").refusal())
        .hasValueSatisfying(
            sentence ->
                assertThat(sentence)
                    .startsWith("LLL")
                    .contains("… uses java.lang.Thread.yield, which no piece needs")
                    .hasSizeLessThan(500));
  }

  /** Whose index says what it likes would be given what lies beside an array. */
  @Test
  void nothingOfNd4jIsMadeAnew() {
    String source =
        """
        record Probe() {
          static abstract class Own implements org.nd4j.linalg.indexing.INDArrayIndex {}
          Object use(Own own) { return own; }
        }
        """;
    assertThat(COMPILER.compile(Map.of("Probe", source), Set.of("Probe")).get("Probe").refusal())
        .hasValueSatisfying(
            sentence ->
                assertThat(sentence)
                    .startsWith("Probe uses org.nd4j.linalg.indexing.INDArrayIndex, which"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "new reference.Backprop(); | reference.Backprop",
        "lab.check.Autograd.gradients(null, X, X, 0); | lab.check.Autograd",
        "var c = lab . course . Course.all(); | lab.course",
        "lab.piece.process.Isolation.probe(); | lab.piece.process.Isolation",
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
            "Pieces see no such package, only Java's own, lab and ND4J's: compare the import's"
                + " spelling.");
  }
}
