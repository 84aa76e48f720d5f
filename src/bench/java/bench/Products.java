package bench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import lab.bench.Contest;
import lab.data.Images;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The limit: an update is as many multiplications and additions as its two large products have, 4 m
 * d n, in the shape in which OpenBLAS does most a second, their own two or a square.
 */
final class Products {
  private static final int TRIES = 5;

  private Products() {}

  /** C ← A B, and how much of an update that is. */
  private record Shape(
      String name, INDArray A, INDArray B, INDArray C, boolean turned, double share) {
    static Shape of(String name, int rows, int inner, int columns, boolean turned, double update) {
      return new Shape(
          name,
          random(rows, inner),
          turned ? random(columns, inner) : random(inner, columns),
          random(rows, columns),
          turned,
          2.0 * rows * inner * columns / update);
    }

    private static INDArray random(int rows, int columns) {
      return Nd4j.rand(DataType.FLOAT, rows, columns).dup('f');
    }

    void multiply() {
      Nd4j.gemm(A, B, C, false, turned, 1, 0);
    }

    /** Time of an update's worth of it, in ns: the best of a few. */
    double time() {
      double best = Double.POSITIVE_INFINITY;
      for (int i = 0; i < TRIES; i++) {
        long start = System.nanoTime();
        multiply();
        best = Math.min(best, (System.nanoTime() - start) / share);
      }
      return best;
    }
  }

  public static void main(String[] args) {
    Task task = Task.of(args);
    double update = 4.0 * task.m() * Images.D * task.n();
    List<Shape> shapes = new ArrayList<>();
    shapes.add(Shape.of("W1 X", task.m(), Images.D, task.n(), false, update));
    shapes.add(Shape.of("D Xᵀ", task.m(), task.n(), Images.D, true, update));
    for (int side : new int[] {256, 384, 512, 768, 1024, 2048}) {
      shapes.add(Shape.of(side + "×" + side, side, side, side, false, update));
    }
    shapes.forEach(Shape::multiply);
    Shape best = shapes.stream().min(Comparator.comparingDouble(Shape::time)).orElseThrow();
    Contest contest = new Contest();
    contest.ready("ND4J's OpenBLAS, fastest at " + best.name());
    // A block of K updates is done when K updates' worth is: the products do not end with them.
    for (double owed = 0; ; owed += 1) {
      for (; owed > 0; owed -= best.share()) {
        best.multiply();
      }
      contest.updated(() -> Double.NaN);
    }
  }
}
