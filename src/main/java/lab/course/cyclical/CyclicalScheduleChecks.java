package lab.course.cyclical;

import static lab.course.kit.ResultAssert.assertThat;

import java.util.Map;
import java.util.stream.LongStream;
import lab.Schedule;
import lab.course.kit.Checks;
import lab.course.kit.Diagnostics;
import lab.course.kit.Example;
import lab.course.kit.MatrixComparison;
import lab.course.kit.Pieces;
import lab.course.kit.PlainMatrix;
import lab.course.kit.Points;
import lab.course.kit.Rubric;
import lab.course.kit.SignificantDigits;
import lab.diagnose.Symbols;
import lab.diagnose.Symbols.Feature;
import lab.diagnose.Symbols.Place;
import lab.diagnose.Symbols.Term;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** The checks of exercise 7.1, CyclicalSchedule. */
@Checks
public final class CyclicalScheduleChecks {
  /** A few operations on numbers of one size: 1e-15. */
  private static final double FLOAT64 = 1e-9;

  /** Half a cycle whose whole is beyond an int. */
  private static final int HALF = 1_500_000_000;

  private static final Diagnostics DIAGNOSTICS =
      new Diagnostics(
          CyclicalScheduleMistakes.Right::of,
          Symbols.of(Map.of("eta", "eta", "period", "the period"))
              .withSettings("eta_min", "eta_max", "n_s", "rho")
              .withPlaces(
                  new Place("at t = 0 only", (in, row, column) -> t(in) == 0),
                  new Place("at the peaks only", (in, row, column) -> within(in) == n_s(in)),
                  new Place("on the way up only", (in, row, column) -> isRising(in)),
                  new Place("on the way down only", (in, row, column) -> within(in) > n_s(in)),
                  new Place("from the peak on only", (in, row, column) -> within(in) >= n_s(in)),
                  new Place("up to the peak only", (in, row, column) -> within(in) <= n_s(in)))
              .withTerms(
                  term("eta_min", (in, rise, decay) -> number(in, "eta_min")),
                  term("eta_max", (in, rise, decay) -> number(in, "eta_max")),
                  term("eta_min · rise", (in, rise, decay) -> number(in, "eta_min") * rise),
                  term("eta_max · rise", (in, rise, decay) -> number(in, "eta_max") * rise),
                  term("eta_min · rho^c", (in, rise, decay) -> number(in, "eta_min") * decay),
                  term("eta_max · rho^c", (in, rise, decay) -> number(in, "eta_max") * decay),
                  term(
                      "eta_min · rise · rho^c",
                      (in, rise, decay) -> number(in, "eta_min") * rise * decay),
                  term(
                      "eta_max · rise · rho^c",
                      (in, rise, decay) -> number(in, "eta_max") * rise * decay))
              .withFeatures(
                  cycles(1),
                  cycles(2),
                  cycles(3),
                  cycles(4),
                  cycles(5),
                  new Feature("where rho is below 1", in -> number(in, "rho") < 1),
                  new Feature("where t is beyond an int", in -> t(in) > Integer.MAX_VALUE),
                  new Feature(
                      "where 2 n_s is beyond an int", in -> 2 * n_s(in) > Integer.MAX_VALUE)),
          CyclicalScheduleChecks::ask);

  public static final Rubric RUBRIC =
      Rubric.of(
          "7.1",
          "CyclicalSchedule",
          Schedule.class,
          CyclicalScheduleChecks.class,
          CyclicalScheduleMistakes.ALL,
          DIAGNOSTICS);

  @Test
  @Order(1)
  @Points(1)
  @DisplayName("One cycle of n_s = 2: 0.1, 0.6, 1.1, 0.6, 0.1")
  void oneCycle(Pieces pieces) {
    verify(pieces, 0.1, 1.1, 2, 1, LongStream.rangeClosed(0, 4));
    verify(pieces, 0.1, rate(pieces), 2, 1, LongStream.rangeClosed(0, 4));
  }

  @Test
  @Order(2)
  @Points(2)
  @DisplayName("Straight up for n_s updates, straight down for n_s, and again")
  void cycles(Pieces pieces) {
    verify(pieces, 0.2, 1, 5, 1, LongStream.rangeClosed(0, 25));
    int n_s = 6 + pieces.dice().nextInt(5);
    verify(pieces, 0.01, rate(pieces), n_s, 1, LongStream.rangeClosed(0, 5L * n_s));
  }

  @Test
  @Order(3)
  @Points(2)
  @DisplayName("From cycle to cycle the height above eta_min is multiplied by rho")
  void decay(Pieces pieces) {
    verify(pieces, 0.1, 1.1, 2, 0.5, LongStream.rangeClosed(0, 8));
    verify(pieces, 0.2, 1, 3, 0.8, LongStream.rangeClosed(0, 30));
    verify(pieces, 0.1, rate(pieces), 4, 0.7, LongStream.rangeClosed(0, 30));
  }

  @Test
  @Order(4)
  @Points(1)
  @DisplayName("The report's sizes: n_s = 900, and a t beyond the integers")
  void reportsSizes(Pieces pieces) {
    long far = 3_000_000_000L + pieces.dice().nextInt(1000);
    LongStream some = LongStream.of(0, 1, 450, 899, 900, 901, 1799, 1800, 1801, 2700, far);
    verify(pieces, 1e-5, 1e-1, 900, 1, some);
    verify(pieces, 1e-5, 1e-1, 900, 0.8, LongStream.of(16_200, 17_000, 899, 3601));
    LongStream slow =
        LongStream.of(
            0, 1, 749_999_999, HALF, 2_200_000_000L, 2L * HALF, 3_000_000_001L, 5_250_000_000L);
    verify(pieces, 0.1, 1.1, HALF, 0.5, slow);
    for (int n_s : new int[] {900, HALF}) {
      Schedule piece = pieces.piece(Schedule.class, 0.1, 1.1, n_s, 1.0);
      assertThat(MatrixComparison.number("the period", piece.period(), 2L * n_s))
          .of("period, n_s = %d".formatted(n_s))
          .isWithin(0);
    }
  }

  @Test
  @Order(5)
  @Points(1)
  @DisplayName("n_s = 1, and a rate that is the same for ever; asked in any order")
  void edges(Pieces pieces) {
    verify(pieces, 0.1, 0.5, 1, 0.5, LongStream.of(5, 4, 3, 2, 1, 0, 3));
    verify(pieces, 0.3, 0.3, 4, 1, LongStream.of(9, 3, 0, 4));
    verify(pieces, 0.1, rate(pieces), 1, 0.5, LongStream.of(5, 4, 3, 2, 1, 0, 3));
  }

  /** Cases in which mistakes come apart: sizes that differ, each thing alone and with others. */
  private static void ask(Pieces pieces) {
    double[][] settings = {{0.013, 0.71, 6, 1}, {0.2, 1.13, 10, 1}, {0.03, 0.9, 8, 0.7}};
    for (double[] made : settings) {
      long n_s = (long) made[2];
      ask(pieces, made, 0, 3, n_s - 1, n_s, n_s + 3, 2 * n_s, 2 * n_s + 5, 3 * n_s, 5 * n_s + 1);
    }
    double[] decaying = {0.3, 1.3, 12, 0.6};
    ask(pieces, decaying, 5, 12, 17, 24, 31, 36, 41, 53, 101);
    ask(pieces, new double[] {0.013, 0.71, 900, 1}, 490, 1117, 1_500_000_001, 3_000_000_001L);
    ask(pieces, new double[] {0.03, 0.9, 700, 0.9999999}, 331, 1117, 2_900_000_003L);
    double[] slow = {0.03, 0.9, HALF, 0.7};
    ask(pieces, slow, 400_000_001, HALF, 2_000_000_001, 3_100_000_001L, 7_100_000_001L);
  }

  private static void ask(Pieces pieces, double[] made, long... updates) {
    Schedule piece = pieces.piece(Schedule.class, made[0], made[1], (int) made[2], made[3]);
    piece.period();
    for (long t : updates) {
      piece.eta(t);
    }
  }

  private static Feature cycles(int c) {
    String phrase = c == 1 ? "after the first cycle" : "where c is %d or more".formatted(c);
    return new Feature(phrase, in -> t(in) >= 2.0 * c * n_s(in));
  }

  private interface Part {
    double of(Map<String, double[][]> inputs, double rise, double decay);
  }

  /** A term of eta; the period has none. */
  private static Term term(String name, Part part) {
    return new Term(
        name,
        in -> {
          CyclicalScheduleMistakes.Right right =
              new CyclicalScheduleMistakes.Right(
                  number(in, "eta_min"), number(in, "eta_max"), (int) n_s(in), number(in, "rho"));
          long t = (long) t(in);
          return t < 0 ? Double.NaN : part.of(in, right.rise(t), right.decay(t));
        });
  }

  private static double number(Map<String, double[][]> inputs, String name) {
    return inputs.get(name)[0][0];
  }

  /** The update; -1 where the period is asked. */
  private static double t(Map<String, double[][]> inputs) {
    return inputs.containsKey("t") ? number(inputs, "t") : -1;
  }

  /** Updates since the cycle began. */
  private static double within(Map<String, double[][]> inputs) {
    return t(inputs) % (2 * n_s(inputs));
  }

  private static double n_s(Map<String, double[][]> inputs) {
    return number(inputs, "n_s");
  }

  private static boolean isRising(Map<String, double[][]> inputs) {
    return within(inputs) > 0 && within(inputs) < n_s(inputs);
  }

  /** A largest rate, from 0.5 to 1.5. */
  private static double rate(Pieces pieces) {
    return 0.5 + pieces.dice().nextDouble();
  }

  private static void verify(
      Pieces pieces, double eta_min, double eta_max, int n_s, double rho, LongStream updates) {
    Schedule right = new CyclicalScheduleMistakes.Right(eta_min, eta_max, n_s, rho);
    Schedule piece = pieces.piece(Schedule.class, eta_min, eta_max, n_s, rho);
    String call =
        "eta_min = %s, eta_max = %s, n_s = %d, rho = %s"
            .formatted(
                SignificantDigits.of(eta_min),
                SignificantDigits.of(eta_max),
                n_s,
                SignificantDigits.of(rho));
    long[] t = updates.toArray();
    double[] got = LongStream.of(t).mapToDouble(piece::eta).toArray();
    double[] expected = LongStream.of(t).mapToDouble(right::eta).toArray();
    assertThat(new MatrixComparison("eta", PlainMatrix.array(got), new double[][] {expected}))
        .of(
            Example.of(call)
                .with("t", PlainMatrix.array(LongStream.of(t).asDoubleStream().toArray())))
        .isWithin(FLOAT64);
  }
}
