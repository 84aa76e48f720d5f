package lab.blas;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lab.Processes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

class GemmTest {
  private static final List<UnaryOperator<INDArray>> LAYOUTS =
      List.of(
          array -> array.dup('c'),
          array -> array.dup('f'),
          array -> inside(array, 'c'),
          array -> inside(array, 'f'),
          array -> everySecond(array));

  /** Large enough for oneDNN; sizes that no kernel divides evenly. */
  @Test
  void largeProductsAreRightWhateverTheLayouts() {
    INDArray a = Nd4j.rand(DataType.DOUBLE, 101, 203).subi(0.5);
    INDArray b = Nd4j.rand(DataType.DOUBLE, 203, 67).subi(0.5);
    INDArray c = Nd4j.rand(DataType.DOUBLE, 101, 67);
    INDArray ab = a.mmul(b);
    for (UnaryOperator<INDArray> layoutOfA : LAYOUTS) {
      for (UnaryOperator<INDArray> layoutOfB : LAYOUTS) {
        for (UnaryOperator<INDArray> layoutOfC : LAYOUTS) {
          INDArray A = layoutOfA.apply(a.castTo(DataType.FLOAT));
          INDArray B = layoutOfB.apply(b.castTo(DataType.FLOAT));
          for (double[] factors : new double[][] {{1, 0}, {1, 1}, {-0.25, 0.75}, {2, 0}}) {
            INDArray C = layoutOfC.apply(c.castTo(DataType.FLOAT));
            Gemm.multiply(factors[0], A, B, factors[1], C);
            INDArray expected = ab.mul(factors[0]).addi(c.mul(factors[1]));
            assertThat(expected.sub(C.castTo(DataType.DOUBLE)).amaxNumber().doubleValue())
                .as("%s × %s → %s by %s", A, B, C, factors)
                .isLessThan(2e-5);
          }
        }
      }
    }
  }

  /** With beta = 0 what C held does not matter, as BLAS has it. */
  @Test
  void zeroTimesNotANumberIsNothing() {
    INDArray A = Nd4j.ones(DataType.FLOAT, 100, 200);
    INDArray B = Nd4j.ones(DataType.FLOAT, 200, 100);
    for (double alpha : new double[] {1, 2}) {
      INDArray C = Nd4j.valueArrayOf(new long[] {100, 100}, Float.NaN, DataType.FLOAT);
      Gemm.multiply(alpha, A, B, 0, C);
      assertThat(C.minNumber().doubleValue()).isEqualTo(200 * alpha);
      assertThat(C.maxNumber().doubleValue()).isEqualTo(200 * alpha);
    }
  }

  /** What one thread works in is no other's, in whichever way oneDNN multiplies. */
  @Test
  void threadsDoNotGetIntoOneAnothersWay() {
    threadsDoNotGetIntoOneAnothersWay((A, B, C) -> Gemm.multiply(1, A, B, 0, C));
    assumeThat(OneDnn.isLoaded()).isTrue();
    threadsDoNotGetIntoOneAnothersWay(
        (A, B, C) -> OneDnn.matmul(Matrix.of(A), Matrix.of(B), Matrix.of(C)));
  }

  private interface Product {
    void compute(INDArray A, INDArray B, INDArray C);
  }

  private static void threadsDoNotGetIntoOneAnothersWay(Product product) {
    List<INDArray[]> products = new ArrayList<>();
    for (int p : new int[] {40, 50, 150}) {
      INDArray A = Nd4j.rand(DataType.FLOAT, p, 3072).dup('c');
      INDArray B = Nd4j.rand(DataType.FLOAT, 3072, 90).dup('f');
      INDArray C = Nd4j.create(DataType.FLOAT, new long[] {p, 90}, 'c');
      product.compute(A, B, C);
      assertThat(C.equalsWithEps(A.mmul(B), 1e-2)).isTrue();
      products.add(new INDArray[] {A, B, C});
    }
    assertThat(
            IntStream.range(0, 300)
                .parallel()
                .mapToObj(
                    i -> {
                      INDArray[] one = products.get(i % products.size());
                      INDArray C = Nd4j.create(DataType.FLOAT, one[2].shape(), 'c');
                      product.compute(one[0], one[1], C);
                      return C.equalsWithEps(one[2], 0);
                    }))
        .doesNotContain(false);
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, architectures = "amd64")
  void oneDnnComputesWhereItIsAndOpenBlasWhereItIsNot() throws Exception {
    assumeThat(System.getProperty("lab.onednn", "true")).isEqualTo("true");
    assertThat(Gemm.library()).matches("oneDNN 3\\.11\\.0(, AVX(2|-512))?");
    assertThat(said(Processes.start(GemmTest.class, "off")))
        .containsExactly(
            "OpenBLAS, since oneDNN does not load: -Dlab.onednn=false switches it off", "200.0");
  }

  /** A jail has no more of the class path than pieces need. */
  @Test
  void openBlasComputesWhereOneDnnIsNotOnTheClassPath() throws Exception {
    String classPath =
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(jar -> !jar.contains("dnnl") && !jar.contains("opencl"))
            .collect(Collectors.joining(File.pathSeparator));
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    Process process =
        new ProcessBuilder(java.toString(), "-cp", classPath, GemmTest.class.getName())
            .redirectErrorStream(true)
            .start();
    assertThat(said(process))
        .containsExactly("OpenBLAS, since oneDNN is not on the class path", "200.0");
  }

  private static List<String> said(Process process) {
    return process.inputReader(UTF_8).lines().toList();
  }

  /** In a Java of its own. */
  public static void main(String[] args) {
    if (args.length > 0) {
      System.setProperty("lab.onednn", "false");
    }
    System.out.println(Gemm.library());
    INDArray C = Nd4j.zeros(DataType.FLOAT, 100, 100);
    Gemm.multiply(
        1, Nd4j.ones(DataType.FLOAT, 100, 200), Nd4j.ones(DataType.FLOAT, 200, 100), 0, C);
    System.out.println(C.meanNumber());
  }

  private static INDArray inside(INDArray array, char order) {
    INDArray larger = Nd4j.zeros(array.dataType(), array.size(0) + 3, array.size(1) + 5).dup(order);
    INDArray view =
        larger.get(
            NDArrayIndex.interval(2, 2 + array.size(0)),
            NDArrayIndex.interval(1, 1 + array.size(1)));
    return view.assign(array);
  }

  private static INDArray everySecond(INDArray array) {
    INDArray larger = Nd4j.zeros(array.dataType(), 2 * array.size(0), 2 * array.size(1));
    INDArray view =
        larger.get(
            NDArrayIndex.interval(0, 2, 2 * array.size(0)),
            NDArrayIndex.interval(0, 2, 2 * array.size(1)));
    return view.assign(array);
  }
}
