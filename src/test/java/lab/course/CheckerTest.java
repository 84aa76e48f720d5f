package lab.course;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lab.Candidates;
import lab.Differentiator;
import lab.Discrepancy;
import lab.Gradients;
import lab.Network;
import lab.course.kit.Mistake;
import lab.piece.Assignment;
import lab.piece.Outcome;
import lab.piece.Outcome.Status;
import lab.piece.PieceException;
import lab.piece.Records;
import lab.piece.Subject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class CheckerTest {
  private static final ClassLoader HERE = CheckerTest.class.getClassLoader();
  private static final Assignment BACKPROP = Course.of("4.1");

  static List<Assignment> all() {
    return Course.all();
  }

  @ParameterizedTest
  @MethodSource("all")
  void theStubsAreToDoAndWorthNothing(Assignment exercise) {
    for (long seed : Seeds.all()) {
      Verdict verdict = Checker.check(exercise, Subject.of(HERE, "mine"), seed);
      assertThat(verdict.untouched()).isTrue();
      assertThat(verdict.points()).isZero();
      assertThat(verdict.outcomes())
          .allMatch(
              outcome ->
                  outcome.message().seen().startsWith("exercise " + exercise.id() + ", ")
                      && outcome.mistake().isEmpty());
    }
  }

  /** The diagnosis asks more than the checks do: a piece's time can be over then. */
  @Test
  void whoDoesNotAnswerTheDiagnosisHasAVerdictAllTheSame() {
    boolean[] over = new boolean[1];
    Subject slow =
        Subject.of(
            "slow",
            settings -> {
              if (over[0]) {
                throw PieceException.failed("no time is left");
              }
              return (Candidates)
                  axes -> {
                    over[0] |= axes.size() == 2 && axes.get(0).size() == 3; // in no check
                    return List.of(List.of(1.0));
                  };
            });
    Verdict verdict = Checker.check(Course.of("Grid"), slow);
    assertThat(over).containsExactly(true);
    assertThat(verdict.outcomes())
        .hasSize(4)
        .allMatch(outcome -> outcome.status() == Status.FAILED)
        .allMatch(outcome -> outcome.message().seen().contains("point"));
  }

  @Test
  void aClassThatIsMissingIsASentence() {
    assertThat(messages(Status.ERROR, Subject.of(HERE, "nobody")))
        .containsOnly(
            "there is no class nobody.Backprop: it is to be in Backprop.java and implements"
                + " lab.Differentiator");
  }

  @Test
  void whatAPieceThrowsIsASentenceWithItsLine() {
    assertThat(failures(throwing(new ArithmeticException("/ by\nzero"))))
        .allMatch(
            sentence ->
                sentence.matches(
                    "Backprop.gradients throws ArithmeticException: / by zero,"
                        + " at CheckerTest.java:\\d+"));
    assertThat(failures(throwing(new StackOverflowError())))
        .allMatch(
            sentence -> sentence.startsWith("Backprop.gradients throws StackOverflowError, at"));
    assertThat(failures(throwing(new OutOfMemoryError("Java heap space"))))
        .allMatch(
            sentence ->
                sentence.startsWith(
                    "Backprop.gradients throws OutOfMemoryError: Java heap space, at"));
    assertThat(failures(throwing(new NoClassDefFoundError("mine/Helper"))))
        .allMatch(
            sentence ->
                sentence.startsWith(
                    "Backprop.gradients throws NoClassDefFoundError: mine/Helper, at"));
  }

  @Test
  void whatIsNoAnswerIsASentence() {
    assertThat(failures((net, X, a, Y, lambda) -> null))
        .allMatch(message -> message.startsWith("the answer is null, not dW1, db1, dW2 and db2"));
    assertThat(failures((net, X, a, Y, lambda) -> new Gradients(null, X, net.W2(), net.b2())))
        .allMatch(message -> message.startsWith("dW1 is null; db1 is of shape "));
    assertThat(failures((net, X, a, Y, lambda) -> like(net, Double.NaN)))
        .allMatch(m -> m.startsWith("dW1, db1, dW2 and db2 are NaN throughout on "));
  }

  @Test
  void theSmallestCaseIsShown() {
    Verdict verdict = Checker.check(BACKPROP, Subject.of("zeros", s -> zeros()));
    Outcome first = verdict.outcomes().get(0);
    assertThat(first.check()).isEqualTo("One image: all four gradients follow the chain rule");
    assertThat(first.mistake()).isEmpty();
    assertThat(first.message().text())
        .startsWith(
            "dW1, db1, dW2 and db2 are 0 throughout on 1 image\n"
                + "  gradients, net 2 → 3 → 2, DOUBLE, n = 1, lambda = 0\n"
                + "    X = [")
        .contains("\n    dW1: got      [0 0; 0 0; 0 0]\n         expected [");
  }

  /** Why a piece is wrong takes longer to find than that it is. */
  @Test
  void onlyWhatIsAskedForIsExplained() {
    Mistake mistake = Course.mistakes(BACKPROP).get(0);
    List<Outcome> all = Checker.check(BACKPROP, mistake, 7).outcomes();
    List<Outcome> none = Checker.check(BACKPROP, mistake, 7, check -> false).outcomes();
    int failed = failing(all).get(0);
    List<Outcome> one = Checker.check(BACKPROP, mistake, 7, check -> check == failed).outcomes();
    assertThat(failing(all)).hasSizeGreaterThan(1).isEqualTo(failing(none));
    assertThat(all.get(failed).mistake()).isEqualTo(mistake.name());
    assertThat(none).allMatch(outcome -> outcome.mistake().isEmpty());
    assertThat(none.get(failed).message().text()).isNotEmpty().doesNotContain(mistake.sentence());
    assertThat(one.get(failed)).isEqualTo(all.get(failed));
    assertThat(one.subList(failed + 1, one.size()))
        .isEqualTo(none.subList(failed + 1, none.size()));
  }

  private static List<Integer> failing(List<Outcome> outcomes) {
    return IntStream.range(0, outcomes.size())
        .filter(check -> outcomes.get(check).status() == Outcome.Status.FAILED)
        .boxed()
        .toList();
  }

  /** A piece may spoil what it is given: who reads the case is to see what it was given. */
  @ParameterizedTest
  @MethodSource("all")
  void theCaseIsShownAsItWasGiven(Assignment exercise) {
    Subject reference = Subject.of(HERE, "reference");
    Subject spoiling =
        Subject.of(
            "spoiling",
            settings -> {
              Object right = reference.piece(exercise, settings);
              return Proxy.newProxyInstance(
                  HERE,
                  new Class<?>[] {exercise.contract()},
                  (proxy, method, arguments) -> {
                    Stream.of(arguments == null ? new Object[0] : arguments)
                        .forEach(CheckerTest::spoil);
                    return method.invoke(right, arguments);
                  });
            });
    assertThat(Checker.check(exercise, spoiling).outcomes())
        .flatExtracting(outcome -> outcome.message().text().lines().toList())
        .noneMatch(line -> line.matches(" +\\w+ = \\[.*777.*"));
  }

  private static void spoil(Object argument) {
    if (argument instanceof INDArray array) {
      array.assign(777);
    } else if (argument instanceof Record record) {
      Records.parts(record).forEach(CheckerTest::spoil);
    }
  }

  @Test
  void severalThingsThatAreChangedAreTheyAndOneIsIt() {
    Assignment exercise = Course.of("RelativeError");
    Discrepancy both = (a, b) -> a.addi(1).sub(b.addi(1)).norm2Number().doubleValue();
    assertThat(Checker.check(exercise, Subject.of("both", settings -> both)).outcomes().get(0))
        .extracting(first -> first.message().text())
        .asString()
        .startsWith("RelativeError changes a and b, which it must leave as they are; ");
    Discrepancy one = (a, b) -> a.addi(1).sub(b).norm2Number().doubleValue();
    assertThat(Checker.check(exercise, Subject.of("one", settings -> one)).outcomes().get(0))
        .extracting(first -> first.message().text())
        .asString()
        .startsWith("RelativeError changes a, which it must leave as it is; ");
  }

  private static Differentiator zeros() {
    return (net, X, a, Y, lambda) -> like(net, 0);
  }

  private static Gradients like(Network net, double value) {
    return new Gradients(
        Nd4j.valueArrayOf(net.W1().shape(), value),
        Nd4j.valueArrayOf(net.b1().shape(), value),
        Nd4j.valueArrayOf(net.W2().shape(), value),
        Nd4j.valueArrayOf(net.b2().shape(), value));
  }

  private static Differentiator throwing(Error error) {
    return (net, X, a, Y, lambda) -> {
      throw error;
    };
  }

  private static Differentiator throwing(RuntimeException exception) {
    return (net, X, a, Y, lambda) -> {
      throw exception;
    };
  }

  private static List<String> failures(Differentiator piece) {
    return messages(Status.FAILED, Subject.of("a piece", settings -> piece));
  }

  private static List<String> messages(Status status, Subject subject) {
    Verdict verdict = Checker.check(BACKPROP, subject);
    assertThat(verdict.outcomes()).allMatch(outcome -> outcome.status() == status);
    assertThat(verdict.points()).isZero();
    return verdict.outcomes().stream().map(one -> one.message().text()).toList();
  }
}
