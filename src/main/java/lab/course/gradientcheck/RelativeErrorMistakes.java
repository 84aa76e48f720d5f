package lab.course.gradientcheck;

import static java.lang.Math.abs;
import static java.lang.Math.max;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import lab.Discrepancy;
import lab.course.kit.Mistake;
import lab.course.kit.PlainMatrix;
import lab.piece.Entries;
import lab.piece.Matrices;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The known mistakes of exercise 5.2, RelativeError, each made from the right way in plain loops.
 */
final class RelativeErrorMistakes {
  private RelativeErrorMistakes() {}

  static final List<Mistake> ALL =
      List.of(
          entry(
              "no floor in the denominator (0/0)",
              "you divide 0 by 0 where both are 0; divide by at least eps",
              (a, b, eps) -> abs(a - b) / (abs(a) + abs(b))),
          entry(
              "eps added to the denominator",
              "you add eps to |a| + |b|; it is their lower bound, max(eps, |a| + |b|)",
              (a, b, eps) -> abs(a - b) / (abs(a) + abs(b) + eps)),
          entry(
              "divided by one side only",
              "you divide by |b| alone; divide by |a| + |b|",
              (a, b, eps) -> abs(a - b) / max(eps, abs(b))),
          entry(
              "divided by the first side only",
              "you divide by |a| alone; divide by |a| + |b|",
              (a, b, eps) -> abs(a - b) / max(eps, abs(a))),
          entry(
              "divided by the larger side",
              "you divide by the larger of |a| and |b|; look at what the formula divides by",
              (a, b, eps) -> abs(a - b) / max(eps, max(abs(a), abs(b)))),
          entry(
              "divided by |a + b|",
              "you divide by |a + b|, which is 0 for opposite numbers; divide by |a| + |b|",
              (a, b, eps) -> abs(a - b) / max(eps, abs(a + b))),
          entry(
              "divided by the mean of both sides",
              "you divide by half of |a| + |b|; divide by all of it",
              (a, b, eps) -> abs(a - b) / max(eps, (abs(a) + abs(b)) / 2)),
          entry(
              "divided by the root of the squares",
              "you divide by √(a² + b²); divide by |a| + |b|",
              (a, b, eps) -> abs(a - b) / max(eps, Math.hypot(a, b))),
          entry(
              "squares in place of absolute values",
              "you compute with squares; the formula has |a − b|, |a| and |b|",
              (a, b, eps) -> (a - b) * (a - b) / max(eps, a * a + b * b)),
          entry(
              "a floor for each side",
              "you hold each of |a| and |b| at eps or more; it is their sum that is held there",
              (a, b, eps) -> abs(a - b) / (max(eps, abs(a)) + max(eps, abs(b)))),
          entry(
              "not divided below eps",
              "you do not divide where |a| + |b| is below eps; look at what eps is there for",
              (a, b, eps) -> abs(a - b) / (abs(a) + abs(b) < eps ? 1 : abs(a) + abs(b))),
          entry(
              "0 below eps",
              "you give 0 where |a| + |b| is below eps; look at what eps is there for",
              (a, b, eps) -> abs(a) + abs(b) < eps ? 0 : abs(a - b) / (abs(a) + abs(b))),
          entry(
              "not divided",
              "you give the absolute error; divide by |a| + |b|",
              (a, b, eps) -> abs(a - b)),
          entry(
              "signed, not absolute",
              "you keep the sign of a − b, so a negative difference counts for nothing; take |a −"
                  + " b|",
              (a, b, eps) -> (a - b) / max(eps, abs(a) + abs(b))),
          entry(
              "NaN passed over",
              "you pass over NaN, as a comparison with > does; if an error is NaN, so is the"
                  + " answer",
              (a, b, eps) -> {
                double error = abs(a - b) / max(eps, abs(a) + abs(b));
                return Double.isNaN(error) ? 0 : error;
              }),
          combined(
              "NaN lost again",
              "a NaN makes way for the error after it, as no comparison with NaN is true; if an error"
                  + " is NaN, so is the answer, whatever comes after",
              errors -> errors.reduce(0, (worst, error) -> error <= worst ? worst : error)),
          combined(
              "mean where the maximum is asked",
              "you take the mean of the errors; the answer is the largest of them",
              errors -> errors.average().orElse(0)),
          combined(
              "sum where the maximum is asked",
              "you take the sum of the errors; the answer is the largest of them",
              errors -> errors.sum()),
          combined(
              "smallest where the largest is asked",
              "you take the smallest error; the answer is the largest",
              errors -> errors.min().orElse(0)),
          new Mistake(
              "the first 100 entries only",
              "you stop after the first 100 entries; the answer is the largest error of all of them",
              settings ->
                  new Right((double) settings[0]) {
                    @Override
                    double[] values(INDArray array) {
                      double[] all = super.values(array);
                      return Arrays.copyOf(all, Math.min(100, all.length));
                    }
                  }),
          new Mistake(
              "numbers as they lie in memory",
              "you take the numbers as they lie in memory, row by row in one array and perhaps"
                  + " column by column in the other; dup('c') brings both into one order",
              settings ->
                  new Right((double) settings[0]) {
                    @Override
                    double[] values(INDArray array) {
                      return array.data().asDouble();
                    }
                  }),
          new Mistake(
              "the first row only",
              "you look at the first row alone; a and b may have many rows",
              settings ->
                  new Right((double) settings[0]) {
                    @Override
                    double[] values(INDArray array) {
                      return Matrices.of(array)[0];
                    }
                  }),
          new Mistake(
              "largest difference over largest size",
              "you divide the largest |a − b| by the largest |a| + |b|; each entry has a quotient of"
                  + " its own, and the largest of those counts",
              settings ->
                  new Right((double) settings[0]) {
                    @Override
                    public double between(INDArray a, INDArray b) {
                      double size = largest(a, b, (x, y) -> abs(x) + abs(y));
                      return largest(a, b, (x, y) -> abs(x - y)) / max((double) settings[0], size);
                    }
                  }),
          new Mistake(
              "sums in place of entries",
              "you divide the sum of all |a − b| by that of all |a| + |b|;"
                  + " each entry has a quotient of its own",
              settings ->
                  new Right((double) settings[0]) {
                    @Override
                    public double between(INDArray a, INDArray b) {
                      double size = total(a, b, (x, y) -> abs(x) + abs(y));
                      return total(a, b, (x, y) -> abs(x - y)) / max((double) settings[0], size);
                    }
                  }),
          new Mistake(
              "norms in place of entries",
              "you divide the norm of a − b by those of a and b;"
                  + " each entry has a relative error of its own",
              settings ->
                  new Right((double) settings[0]) {
                    @Override
                    public double between(INDArray a, INDArray b) {
                      double size = norm(values(a)) + norm(values(b));
                      return norm(values(a.sub(b))) / max((double) settings[0], size);
                    }
                  }));

  private interface Entry {
    double error(double a, double b, double eps);
  }

  private static Mistake entry(String name, String sentence, Entry wrong) {
    return new Mistake(
        name,
        sentence,
        settings ->
            new Right((double) settings[0]) {
              @Override
              double error(double a, double b, double eps) {
                return wrong.error(a, b, eps);
              }
            });
  }

  private static Mistake combined(
      String name, String sentence, ToDoubleFunction<DoubleStream> wrong) {
    return new Mistake(
        name,
        sentence,
        settings ->
            new Right((double) settings[0]) {
              @Override
              double all(double[] errors) {
                return wrong.applyAsDouble(Arrays.stream(errors));
              }
            });
  }

  private static double largest(INDArray a, INDArray b, DoubleBinaryOperator of) {
    return each(a, b, of).reduce(0, Math::max);
  }

  private static double total(INDArray a, INDArray b, DoubleBinaryOperator of) {
    return each(a, b, of).sum();
  }

  private static DoubleStream each(INDArray a, INDArray b, DoubleBinaryOperator of) {
    return Arrays.stream(PlainMatrix.zip(Matrices.of(a), Matrices.of(b), of))
        .flatMapToDouble(Arrays::stream);
  }

  private static double norm(double[] values) {
    return Math.sqrt(Arrays.stream(values).map(x -> x * x).sum());
  }

  /** The right way, step by step. */
  static class Right implements Discrepancy {
    private final double eps;

    public Right(double eps) {
      this.eps = eps;
    }

    @Override
    public double between(INDArray a, INDArray b) {
      double[] left = values(a);
      double[] right = values(b);
      double[] errors = new double[left.length];
      for (int i = 0; i < errors.length; i++) {
        errors[i] = error(left[i], right[i], eps);
      }
      return all(errors);
    }

    double error(double a, double b, double eps) {
      return abs(a - b) / max(eps, abs(a) + abs(b));
    }

    double all(double[] errors) {
      double largest = 0;
      for (double error : errors) {
        largest = max(largest, error);
      }
      return largest;
    }

    double[] values(INDArray array) {
      return Entries.of(array, 'c');
    }
  }
}
