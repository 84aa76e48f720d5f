package bench.contestant;

import bench.Contest;
import bench.Kernel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import lab.data.Images;

/**
 * The limit: an update is as many multiplications and additions as its two large products have, 4 m
 * d n, in the shape in which a library does most of them a second: one of their own two, or a
 * square.
 */
final class Limit {
  private static final int TRIES = 5;

  /** So many updates' worth a product may be at most: a block has several. */
  private static final double MOST = 25;

  private double nanos;

  private Limit() {}

  /** A library's product of two matrices of its own making, in float32. */
  interface Library {
    /** {@code C ← A B}, rows×inner · inner×columns; where B is turned, it lies as columns×inner. */
    Runnable product(int rows, int inner, int columns, boolean turned);
  }

  /**
   * @param share how much of an update it is
   */
  private record Shape(String name, Runnable product, double share) {

    /** Time of an update's worth of it, in ns: the best of a few. */
    double time() {
      double best = Double.POSITIVE_INFINITY;
      for (int i = 0; i < TRIES; i++) {
        long start = System.nanoTime();
        product.run();
        best = Math.min(best, (System.nanoTime() - start) / share);
      }
      return best;
    }
  }

  /**
   * @param name of the library
   * @param kernels tells, after a product, what made it
   */
  static void compete(Task task, String name, Library library, Supplier<List<Kernel>> kernels) {
    List<Shape> shapes = new ArrayList<>();
    shapes.add(
        new Shape("W1 X", library.product(task.m(), Images.D, task.n(), false), 0.5)); // m×d · d×n
    shapes.add(
        new Shape("D Xᵀ", library.product(task.m(), task.n(), Images.D, true), 0.5)); // m×n · n×d
    for (int side : new int[] {256, 384, 512, 768, 1024}) {
      double share = 2.0 * side * side * side / (4.0 * task.m() * Images.D * task.n());
      if (share <= MOST) {
        shapes.add(new Shape(side + "×" + side, library.product(side, side, side, false), share));
      }
    }
    shapes.forEach(shape -> shape.product().run());
    Shape best = shapes.stream().min(Comparator.comparingDouble(Shape::time)).orElseThrow();
    new Limit().compete(name + ", fastest at " + best.name(), best, kernels.get());
  }

  /** Its clock goes on by an update's worth of the latest product, which may be several's. */
  private void compete(String versions, Shape shape, List<Kernel> kernels) {
    Contest contest = new Contest(() -> Math.round(nanos));
    contest.ready(versions, kernels);
    double anUpdate = 0;
    for (double owed = 1; ; owed += 1) {
      for (; owed > 0; owed -= shape.share()) {
        long start = System.nanoTime();
        shape.product().run();
        anUpdate = (System.nanoTime() - start) / shape.share();
      }
      nanos += anUpdate;
      contest.updated(() -> Double.NaN);
    }
  }
}
