package lab.grade;

import static lab.grade.ResultAssert.assertThat;

import java.util.stream.LongStream;
import lab.Schedule;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Exercise 7.1. */
@Checks
final class CyclicalScheduleChecks {
  /** A few operations on numbers of one size: 1e-15. */
  private static final double FLOAT64 = 1e-9;

  /** Half a cycle whose whole is beyond an int. */
  private static final int HALF = 1_500_000_000;

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
      assertThat(Block.number("the period", piece.period(), 2L * n_s))
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
            .formatted(Numbers.of(eta_min), Numbers.of(eta_max), n_s, Numbers.of(rho));
    long[] t = updates.toArray();
    double[] got = LongStream.of(t).mapToDouble(piece::eta).toArray();
    double[] expected = LongStream.of(t).mapToDouble(right::eta).toArray();
    assertThat(new Block("eta", Plain.array(got), new double[][] {expected}))
        .of(call)
        .with("t", Plain.array(LongStream.of(t).asDoubleStream().toArray()))
        .isWithin(FLOAT64);
  }
}
