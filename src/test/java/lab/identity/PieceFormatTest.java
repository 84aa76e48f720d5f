package lab.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import lab.Augmentation;
import lab.identity.Identity.UntoldException;
import lab.train.Snippets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.factory.Nd4j;
import reference.Flip;
import reference.Shift;

class PieceFormatTest {
  /** Anything. */
  private record Holding(Object value) {}

  private record Numbers(byte a, short b, char c, int d, long e, float f, double g, boolean h) {}

  private enum Rate {
    SLOW,
    FAST {
      @Override
      public String toString() {
        return "very fast";
      }
    }
  }

  private static final class Plain {}

  private static final class Made {
    Made(int unused) {}
  }

  private record Positive(int number) {
    private Positive {
      if (number < 1) {
        throw new IllegalArgumentException("number must be positive, but is " + number);
      }
    }
  }

  static Stream<Object> values() {
    Map<String, Integer> inOrder = new LinkedHashMap<>();
    inOrder.put("z", 1);
    inOrder.put("a", null);
    List<Object> one = new ArrayList<>(Arrays.asList(1, null, "two"));
    return Stream.of(
        new Numbers((byte) -1, (short) 300, 'ß', 7, 1L << 40, Float.NaN, -0.0, true),
        "größer als \"0\" \\",
        new int[][] {{1, 2}, {}},
        new String[] {"a", null},
        new double[] {Double.MIN_VALUE, Double.NEGATIVE_INFINITY},
        List.of(1, 2L, 3f, 4d),
        one,
        Set.of("one", "two", "three"),
        new LinkedHashSet<>(List.of(3, 1, 2)),
        Map.of("x", 1, "y", 2),
        new TreeMap<>(Map.of("b", 1, "a", 2)),
        inOrder,
        Rate.SLOW,
        Rate.FAST,
        new Plain(),
        new Holding(new Holding(new Positive(3))),
        Nd4j.rand(3, new long[] {2, 3}).dup('f'),
        Nd4j.arange(6).reshape(2, 3).transpose(),
        new Flip(0.5).then(new Shift(3, 0.5)).then(Augmentation.NONE));
  }

  @ParameterizedTest
  @MethodSource("values")
  void whatIsReadIsKnownAsWhatWasWritten(Object value) throws UntoldException {
    Object read = PieceFormat.read(PieceFormat.write(new Holding(value)));

    assertThat(Identity.of(read)).isEqualTo(Identity.of(new Holding(value)));
    assertThat(Identity.of(read).isTold()).isTrue();
    assertThat(read.getClass())
        .as("its code is that which was written")
        .isNotEqualTo(Holding.class)
        .hasToString(Holding.class.toString());
  }

  /** A variable that the code reads would be another's there. */
  @Test
  void whatDoesNotTellItsSettingsIsNotWritten() {
    assertThatThrownBy(() -> PieceFormat.write(new Holding((Runnable) () -> {})))
        .isInstanceOf(UntoldException.class)
        .hasMessage("lab.identity.PieceFormatTest$Holding, whose value is a lambda");
    try (Snippets shell =
        new Snippets(
            "double peak = 0.1;",
            "record Falling() implements Schedule {"
                + " public double eta(long t) { return peak; } }")) {
      Object falling = shell.value("new Falling()");
      assertThatThrownBy(() -> PieceFormat.write(falling))
          .isInstanceOf(UntoldException.class)
          .hasMessage("Falling[], whose code reads the variable peak");
    }
  }

  @Test
  void whatNoConstructorMakesIsSaidWhereItIsRead() throws UntoldException {
    byte[] written = PieceFormat.write(new Made(1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PieceFormat.read(written))
        .withMessage(
            "pieces: these %d bytes are not pieces that were written by the same version of the lab: lab.identity.PieceFormatTest$Made has no constructor without arguments, by which it could be made",
            written.length);
  }

  @Test
  void otherBytesAreRefused() throws UntoldException {
    byte[] written = PieceFormat.write(new Positive(3));
    byte[] negative = written.clone();
    negative[negative.length - 1] = 0;
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PieceFormat.read(negative))
        .withMessageEndingWith("number must be positive, but is 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PieceFormat.read(Arrays.copyOf(written, written.length - 2)))
        .withMessageStartingWith("pieces: these %d bytes are not pieces", written.length - 2);
  }
}
