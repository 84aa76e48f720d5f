package lab.piece.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.ToDoubleFunction;
import lab.Candidates;
import lab.GradientEstimator;
import lab.Network;
import lab.Optimiser;
import lab.course.Checker;
import lab.course.Course;
import lab.course.Verdict;
import lab.piece.SeededRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A process that has taken the channel over and knows its mark gets nothing but a sentence. */
@Tag("slow")
class ForgeryTest {
  /** A process that lies from the second reply on. */
  static final class Forger {
    public static void main(String[] args) throws IOException {
      DataInputStream in = new DataInputStream(System.in);
      DataOutputStream out = new DataOutputStream(System.out);
      byte[] mark = in.readNBytes(PieceProcess.MARK);
      byte[] asks = new ValueWriter().letter(Reply.COST).value(network()).bytes();
      send(out, mark, new byte[] {'R'});
      for (int request = 0; ; request++) {
        in.readNBytes(in.readInt());
        switch (args[0]) {
          case "much" -> send(out, mark, Arrays.copyOf(new byte[] {'R'}, 30 << 20));
          case "costs" -> send(out, mark, request < 2 ? new byte[] {'R', 0, 0, 0, 0} : asks);
          case "claims" -> {
            out.write(mark);
            out.writeInt(Integer.MAX_VALUE);
            out.flush();
          }
          case "negative" -> {
            out.write(mark);
            out.writeInt(-1);
            out.flush();
          }
          case "letters" -> send(out, mark, "Tests run: 9, Failures: 0".getBytes());
          case "nothing" -> send(out, mark, new byte[0]);
          case "cost" -> send(out, mark, new byte[] {'C', '0'});
          default -> send(out, mark, new byte[] {'R', 0, 0, 0, 0, '=', '=', '='});
        }
      }
    }

    private static void send(DataOutputStream out, byte[] mark, byte[] frame) throws IOException {
      out.write(mark);
      out.writeInt(frame.length);
      out.write(frame);
      out.flush();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      textBlock =
          """
          claims # its answer cannot be believed: it claims to hold 2,147,483,647 bytes
          negative # its answer cannot be believed: it claims to hold -1 bytes
          letters # its answer cannot be believed:
          nothing # its answer cannot be believed: an end where more should follow
          cost # its answer cannot be believed: it asks for a cost where there is none
          much # its answer cannot be believed: all that it gave together is larger than 64 MB
          zeros # its answer cannot be believed:
          """)
  void aForgedReplyEndsInASentence(String how, String sentence) throws IOException {
    try (Child child = forger(how)) {
      RemoteSubject subject = new RemoteSubject(child, Map.of(), Limits.GENEROUS, false);
      Verdict verdict = Checker.check(Course.of("Accuracy"), subject);
      assertThat(verdict.points()).isZero();
      assertThat(verdict.outcomes())
          .extracting(one -> one.message().text())
          .allMatch(message -> message.contains(sentence));
    }
  }

  private static Child forger(String how) throws IOException {
    return new Child(
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Forger.class.getName(),
            how));
  }

  private static Network network() {
    INDArray one = Nd4j.ones(DataType.DOUBLE, 1, 1);
    return new Network(one, one, one, one);
  }

  /** What costs take is not the piece's time; but it is not without end. */
  @Test
  void costsAreAnsweredWhileTheExerciseHasTime() throws IOException {
    Duration limit = Duration.ofSeconds(3);
    List<Network> asked = new ArrayList<>();
    ToDoubleFunction<Network> slow =
        net -> {
          asked.add(net);
          LockSupport.parkNanos(limit.toNanos());
          return 1;
        };
    try (Child child = forger("costs")) {
      child.awaitReady();
      Limits limits = new Limits(Duration.ofSeconds(60), limit, Duration.ZERO);
      RemoteSubject subject = new RemoteSubject(child, Map.of(), limits, false);
      assertThatThrownBy(
              () ->
                  ((GradientEstimator) subject.piece(Course.of("NumericalGradient"), 0.1))
                      .estimate(slow, network()))
          .hasMessage(
              "NumericalGradient.estimate and the calls before it took more than 3 s together: no piece needs that long");
      assertThat(asked).hasSizeLessThan(3);
    } catch (ProcessFailure e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] array(int rank, long... sizes) {
    ByteBuffer bytes = ByteBuffer.allocate(5 + 8 * sizes.length + 16);
    bytes.put((byte) 'A').put((byte) DataType.DOUBLE.ordinal()).put((byte) 0);
    bytes.put((byte) 'c').put((byte) rank);
    for (long size : sizes) {
      bytes.putLong(size);
    }
    return bytes.array();
  }

  @Test
  void noSizeIsBelieved() {
    for (byte[] claim :
        new byte[][] {
          array(2, Integer.MAX_VALUE, Integer.MAX_VALUE),
          array(2, Long.MAX_VALUE, 2),
          array(2, -1, 2),
          array(2, 3, 1),
          array(-1),
          array(100),
          {'L', 0x7F, -1, -1, -1},
          {'L', -1, -1, -1, -1},
          {'F', 0x7F, -1, -1, -1},
          {'J', 0, 0, 0, 9},
          {'A', 99, 0, 'c', 0},
          {
            'L', 0, 0, 0, 1, 'L', 0, 0, 0, 1, 'L', 0, 0, 0, 1, 'L', 0, 0, 0, 1, 'L', 0, 0, 0, 1,
            'L', 0, 0, 0, 1, 'L', 0, 0, 0, 0
          },
          {'N', '0', '0', '0', '0'},
          {'N', 'd', 0, 0, 0, 0, 0, 0, 0, 0},
          {'?'},
          {}
        }) {
      assertThatThrownBy(() -> new ValueReader(claim).value())
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  private static Type of(Class<?> contract, String method) {
    return Arrays.stream(contract.getMethods())
        .filter(one -> one.getName().equals(method))
        .findFirst()
        .orElseThrow()
        .getGenericReturnType();
  }

  /** As the writer of this house would, but of anything. */
  private static byte[] claim(Object value) {
    return new ValueWriter().value(value).bytes();
  }

  @Test
  void nothingIsMadeThatItsContractDoesNotPromise() {
    List<List<INDArray>> arrays = List.of(List.of(one(), one()), List.of());
    List<Integer> numbers = List.of(1, 2);
    Type points = of(Candidates.class, "points");
    Type state = of(Optimiser.class, "init");
    for (byte[] claim : new byte[][] {claim(arrays), claim(List.of(numbers)), claim(2.0)}) {
      assertThatThrownBy(() -> new ValueReader(claim).value(points))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("it is or holds a")
          .hasMessageEndingWith(" belongs");
    }
    assertThatThrownBy(() -> new ValueWriter().value(arrays, points))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("it is or holds an array of ND4J where a Double belongs");
    assertThatThrownBy(() -> new ValueReader(claim(List.of(1.0))).value(state))
        .hasMessage("it is or holds a double where an INDArray belongs");
    List<List<Double>> right = List.of(List.of(1.5), new ArrayList<>());
    assertThat(new ValueReader(claim(right)).value(points)).isEqualTo(right);
    assertThat(new ValueReader(claim(null)).value(points)).isNull();
    assertThatThrownBy(() -> new ValueReader(claim(null)).value(double.class))
        .hasMessage("it is or holds null where a double belongs");
  }

  /** 900,000 empty arrays fit into a reply of 12 MB, and took minutes to make. */
  @Test
  void nothingIsMadeOfMoreThanAnybodyNeeds() {
    int many = 900_000;
    ByteBuffer empties = ByteBuffer.allocate(5 + many * 13);
    empties.put((byte) 'L').putInt(many);
    for (int i = 0; i < many; i++) {
      empties.put((byte) 'A').put((byte) DataType.DOUBLE.ordinal()).put((byte) 0);
      empties.put((byte) 'c').put((byte) 1).putLong(0);
    }
    String sentence = "it holds more than 1,000 arrays of ND4J or 100,000 numbers and lists";
    assertThatThrownBy(() -> new ValueReader(empties.array()).value(of(Optimiser.class, "init")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(sentence);
    byte[] rows = ByteBuffer.allocate(200_005).put((byte) 'J').putInt(200_000).array();
    assertThatThrownBy(() -> new ValueReader(rows).value(int[][].class)).hasMessage(sentence);
    INDArray empty = Nd4j.create(DataType.DOUBLE, 0);
    assertThatThrownBy(() -> new ValueWriter().value(Collections.nCopies(many, empty)))
        .hasMessage(sentence);
    assertThatThrownBy(() -> new ValueWriter().value(Collections.nCopies(Integer.MAX_VALUE, 1.0)))
        .hasMessage(sentence);
  }

  /** Millions of lines of nothing, of classes without names. */
  @Test
  void textsAreCounted() {
    byte[] lines = ByteBuffer.allocate(400_004).putInt(100_000).array();
    assertThatThrownBy(() -> new ValueReader(lines).printed())
        .hasMessage("100,000 things where at most 8 are");
    assertThatThrownBy(() -> new ValueReader(lines).blocks())
        .hasMessage("100,000 things where at most 10,000 are");
  }

  @ParameterizedTest
  @ValueSource(chars = {'c', 'f'})
  void arraysComeOverAsTheyLie(char order) {
    for (DataType type : List.of(DataType.FLOAT, DataType.DOUBLE, DataType.INT32, DataType.BOOL)) {
      INDArray array = Nd4j.createFromArray(1, 0, 3, 4, 5, 6).reshape(order, 2, 3).castTo(type);
      INDArray read = (INDArray) copy(array);
      assertThat(read.dataType()).isEqualTo(type);
      assertThat(read.ordering()).isEqualTo(array.ordering());
      assertThat(read.shape()).isEqualTo(array.shape());
      assertThat(read.dup('c').data().asDouble()).isEqualTo(array.dup('c').data().asDouble());
    }
  }

  @Test
  void numbersComeOverToTheBit() {
    double[] values = {0.1, -0.0, Double.NaN, Double.NEGATIVE_INFINITY, Double.MIN_VALUE};
    INDArray read = (INDArray) copy(Nd4j.createFromArray(values));
    assertThat(read.data().asDouble()).isEqualTo(values);
    assertThat(copy(List.of(1.5, List.of(2.0)))).isEqualTo(List.of(1.5, List.of(2.0)));
    assertThat(((SeededRandom) copy(new SeededRandom(7))).state()).isEqualTo(7);
    Network net = new Network(one(), one(), one(), one());
    assertThat(((Network) copy(net)).W1().getDouble(0, 0)).isEqualTo(1);
  }

  private static INDArray one() {
    return Nd4j.ones(DataType.DOUBLE, 1, 1);
  }

  private static Object copy(Object value) {
    return new ValueReader(new ValueWriter().value(value).bytes()).value();
  }
}
