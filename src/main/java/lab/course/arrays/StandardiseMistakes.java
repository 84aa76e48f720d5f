package lab.course.arrays;

import static lab.course.kit.PlainMatrix.array;
import static lab.course.kit.PlainMatrix.sums;
import static lab.course.kit.PlainMatrix.zip;
import static lab.piece.Matrices.map;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import lab.FeatureScaling;
import lab.course.kit.Columns;
import lab.course.kit.Mistake;
import lab.piece.Matrices;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The known mistakes of exercise 1.1, Standardise, each made from the right way in plain loops. */
final class StandardiseMistakes {
  private StandardiseMistakes() {}

  static final List<Mistake> ALL =
      List.of(
          Mistake.of(
              "the other set's own statistics",
              "you compute mean and deviation anew from the images that you standardise;"
                  + " take those of the scale that is passed in",
              () ->
                  new Right() {
                    @Override
                    public INDArray apply(INDArray X, Scale scale) {
                      return super.apply(X, fit(X));
                    }
                  }),
          Mistake.of(
              "statistics over all images, test included",
              "you let the other images have a say in mean and deviation;"
                  + " these are the training images' alone",
              AllImages::new),
          Mistake.of(
              "variance for standard deviation",
              "you give the variance; the deviation is its square root",
              () ->
                  new Right() {
                    @Override
                    double deviation(double squares, int n) {
                      return squares / n;
                    }
                  }),
          Mistake.of(
              "n − 1 in place of n",
              "you divide the squares by n − 1 (ND4J's std does, unless it is told not to);"
                  + " divide by n",
              () ->
                  new Right() {
                    @Override
                    double deviation(double squares, int n) {
                      return Math.sqrt(squares / (n - 1));
                    }
                  }),
          Mistake.of(
              "n forgotten in the deviation",
              "you take the root of the sum of the squares; it is the root of their mean",
              () ->
                  new Right() {
                    @Override
                    double deviation(double squares, int n) {
                      return Math.sqrt(squares);
                    }
                  }),
          Mistake.of(
              "one global mean for all pixels",
              "you give all pixels one mean and one deviation; each row of X has its own",
              () ->
                  new Right() {
                    @Override
                    public Scale fit(INDArray X) {
                      double[][] x = Matrices.of(X);
                      Scale one = super.fit(array(all(x)));
                      double[][] column = new double[x.length][1];
                      double mean = one.mean().getDouble(0);
                      double deviation = one.deviation().getDouble(0);
                      return new Scale(
                          array(map(column, zero -> mean)), array(map(column, zero -> deviation)));
                    }
                  }),
          Mistake.of(
              "statistics of each image",
              "you take mean and deviation of each column, an image;"
                  + " take those of each row, a pixel over all images",
              () ->
                  new Right() {
                    @Override
                    public Scale fit(INDArray X) {
                      return super.fit(X.transpose());
                    }
                  }),
          Mistake.of(
              "not dividing",
              "you subtract the mean and do not divide by the deviation",
              () -> divided((x, deviation) -> x)),
          Mistake.of(
              "division by a zero deviation",
              "you divide by a deviation of 0; divide by 1 where a pixel never varies",
              () -> divided((x, deviation) -> x / deviation)),
          Mistake.of(
              "1 for a deviation of 0, in the scale",
              "you write 1 into the scale where the deviation is 0; the scale tells what is, and"
                  + " apply divides by 1 there",
              OneInScale::new),
          Mistake.of(
              "epsilon in place of 1",
              "you add a small number to the deviation, so what never varied becomes huge"
                  + " when it does; divide by 1 where the deviation is 0",
              () -> divided((x, deviation) -> x / (deviation + 1e-8))),
          Mistake.of(
              "mean not subtracted",
              "you divide by the deviation without subtracting the mean first",
              () ->
                  new Right() {
                    @Override
                    public INDArray apply(INDArray X, Scale scale) {
                      return super.apply(X, new Scale(scale.mean().mul(0), scale.deviation()));
                    }
                  }),
          Mistake.of(
              "X overwritten",
              "you compute in X's own memory; begin with sub and not subi, it makes a new array",
              () ->
                  new Right() {
                    @Override
                    public INDArray apply(INDArray X, Scale scale) {
                      return X.assign(super.apply(X, scale));
                    }
                  }),
          Mistake.of(
              "means of batches of 100",
              "you take the mean of what batches of 100 give, so an image of a smaller last batch"
                  + " counts for more; all n images count alike",
              () ->
                  new Right() {
                    @Override
                    public Scale fit(INDArray X) {
                      List<Columns> batches = Columns.batches(X);
                      List<Scale> scales = batches.stream().map(b -> super.fit(b.of(X))).toList();
                      return new Scale(
                          mean(scales.stream().map(Scale::mean).toList()),
                          mean(scales.stream().map(Scale::deviation).toList()));
                    }
                  }),
          Mistake.of(
              "the first 100 images only",
              "you stop after the first 100 images; X has n columns, and all of them count",
              () ->
                  new Right() {
                    @Override
                    public Scale fit(INDArray X) {
                      return super.fit(Columns.first(X).of(X));
                    }
                  }),
          Mistake.of(
              "mean of squares minus square of the mean",
              "you take the mean of x² minus the square of the mean, whose digits cancel where x is"
                  + " large and varies little; square x − mean",
              () ->
                  new Right() {
                    @Override
                    public Scale fit(INDArray X) {
                      double[][] x = Matrices.of(X);
                      int n = x[0].length;
                      double[][] mean = map(sums(x), sum -> sum / n);
                      double[][] squares =
                          map(sums(map(x, pixel -> pixel * pixel)), sum -> sum / n);
                      double[][] variance = zip(squares, mean, (square, mu) -> square - mu * mu);
                      return new Scale(array(mean), array(map(variance, Math::sqrt)));
                    }
                  }),
          Mistake.of(
              "one global deviation",
              "you give each row its own mean, and all rows one deviation; each row has its own",
              () ->
                  new Right() {
                    @Override
                    public Scale fit(INDArray X) {
                      Scale own = super.fit(X);
                      return new Scale(
                          own.mean(),
                          own.deviation()
                              .mul(0)
                              .addi(
                                  super.fit(array(all(Matrices.of(X)))).deviation().getDouble(0)));
                    }
                  }),
          Mistake.of(
              "the mean added",
              "you add the mean; it is subtracted",
              () ->
                  new Right() {
                    @Override
                    public INDArray apply(INDArray X, Scale scale) {
                      return super.apply(X, new Scale(scale.mean().neg(), scale.deviation()));
                    }
                  }),
          Mistake.of(
              "multiplied by the deviation",
              "you multiply by the deviation; divide by it",
              () -> divided((x, deviation) -> x * (deviation == 0 ? 1 : deviation))),
          Mistake.of(
              "squares of x in place of x − mean",
              "you take the root of the mean of x²; the deviation is of x − mean",
              () ->
                  new Right() {
                    @Override
                    public Scale fit(INDArray X) {
                      double[][] x = Matrices.of(X);
                      int n = x[0].length;
                      return new Scale(
                          super.fit(X).mean(),
                          array(
                              map(sums(map(x, pixel -> pixel * pixel)), sum -> deviation(sum, n))));
                    }
                  }),
          Mistake.of(
              "scaled to 0 … 1",
              "you scale by smallest and largest; subtract the mean and divide by the deviation that are passed in",
              () ->
                  new Right() {
                    @Override
                    public INDArray apply(INDArray X, Scale scale) {
                      double low = X.minNumber().doubleValue();
                      double range = X.maxNumber().doubleValue() - low;
                      return X.castTo(DataType.DOUBLE).sub(low).div(range == 0 ? 1 : range);
                    }
                  }),
          Mistake.of(
              "divided before the mean is subtracted",
              "you divide first and subtract the mean then; the mean is of the undivided pixels",
              () ->
                  new Right() {
                    @Override
                    public INDArray apply(INDArray X, Scale scale) {
                      double[][] safe = map(Matrices.of(scale.deviation()), s -> s == 0 ? 1 : s);
                      return array(
                          zip(
                              zip(Matrices.of(X), safe, (x, s) -> x / s),
                              Matrices.of(scale.mean()),
                              (x, mean) -> x - mean));
                    }
                  }));

  private static INDArray mean(List<INDArray> columns) {
    return Nd4j.hstack(columns).mean(true, 1);
  }

  private interface Division {
    double of(double x, double deviation);
  }

  private static Right divided(Division wrong) {
    return new Right() {
      @Override
      double divided(double x, double deviation) {
        return wrong.of(x, deviation);
      }
    };
  }

  private static double[] all(double[][] x) {
    return Arrays.stream(x).flatMapToDouble(DoubleStream::of).toArray();
  }

  /** Only its own scales are safe to divide by. */
  private static final class OneInScale extends Right {
    @Override
    double deviation(double squares, int n) {
      return squares == 0 ? 1 : super.deviation(squares, n);
    }

    @Override
    double divided(double x, double deviation) {
      return x / deviation;
    }
  }

  /** Remembers the training images, to mix the others with them. */
  private static final class AllImages extends Right {
    private INDArray training;

    @Override
    public Scale fit(INDArray X) {
      training = X;
      return super.fit(X);
    }

    @Override
    public INDArray apply(INDArray X, Scale scale) {
      boolean mixed = training != null && training.size(0) == X.size(0);
      return super.apply(X, mixed ? super.fit(Nd4j.hstack(training, X)) : scale);
    }
  }

  /** The right way, step by step. */
  static class Right implements FeatureScaling {
    @Override
    public Scale fit(INDArray X) {
      double[][] x = Matrices.of(X);
      int n = x[0].length;
      double[][] mean = map(sums(x), sum -> sum / n);
      double[][] squares = sums(zip(x, mean, (pixel, mu) -> (pixel - mu) * (pixel - mu)));
      return new Scale(array(mean), array(map(squares, sum -> deviation(sum, n))));
    }

    double deviation(double squares, int n) {
      return Math.sqrt(squares / n);
    }

    @Override
    public INDArray apply(INDArray X, Scale scale) {
      double[][] centred = zip(Matrices.of(X), Matrices.of(scale.mean()), (x, mean) -> x - mean);
      return array(zip(centred, Matrices.of(scale.deviation()), this::divided));
    }

    double divided(double x, double deviation) {
      return x / (deviation == 0 ? 1 : deviation);
    }
  }
}
