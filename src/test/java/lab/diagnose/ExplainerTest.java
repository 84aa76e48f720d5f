package lab.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Each kind of sentence, its whole text, and where nothing may be said. */
class ExplainerTest {
  /** A small exercise: the scores of images X, and a penalty of lambda. */
  interface Scores {
    INDArray of(INDArray W2, INDArray H, INDArray b2, double lambda);
  }

  private static final Symbols SYMBOLS = Symbols.of(Map.of("of", "S"));

  /** W2 H + b2 + lambda. */
  private static final Scores RIGHT =
      (W2, H, b2, lambda) -> W2.mmul(H).addColumnVector(b2).add(lambda);

  private final Random random = new Random(1);

  @Test
  void nothingIsWrong() {
    List<Experiment> all = ask(RIGHT);
    assertThat(all).noneMatch(Experiment::isWrong);
  }

  @Test
  void aFactorThatIsASizeInEveryCase() {
    assertThat(explain((W2, H, b2, lambda) -> RIGHT.of(W2, H, b2, lambda).mul(H.size(1))))
        .contains(
            "it is n times what is right; look for a factor n too many, or for its inverse that is"
                + " missing");
  }

  @Test
  void whatIsLeftOut() {
    assertThat(explain((W2, H, b2, lambda) -> W2.mmul(H).add(lambda)))
        .contains("it is what is right with b2 = 0; look at where b2 comes in");
  }

  @Test
  void aTermWithAFactor() {
    assertThat(explain((W2, H, b2, lambda) -> RIGHT.of(W2, H, b2, lambda / H.size(1))))
        .contains(
            "it is what is right with 1/n lambda in the place of lambda; look at the factors that go"
                + " with lambda");
  }

  @Test
  void twoMistakes() {
    assertThat(explain((W2, H, b2, lambda) -> W2.mmul(H).add(lambda).mul(2)))
        .contains("it is 2 times what is right, with b2 = 0; look at where b2 comes in");
  }

  @Test
  void aShapeInTermsOfTheSizes() {
    assertThat(explain((W2, H, b2, lambda) -> H.transpose().mmul(H)))
        .contains("S is n×n, and must be K×n; look at what is multiplied with what");
  }

  @Test
  void theLastColumnOnly() {
    assertThat(
            explain(
                (W2, H, b2, lambda) -> {
                  INDArray S = RIGHT.of(W2, H, b2, lambda);
                  long last = H.size(1) - 1;
                  S.getColumn(last).assign(S.getColumn(last).mul(S.getColumn(last)).add(3));
                  return S;
                }))
        .contains("S is wrong in the last column only, and right in all other columns");
  }

  @Test
  void theDigitsOfFloat32() {
    assertThat(explain((W2, H, b2, lambda) -> RIGHT.of(W2, H, b2, lambda).mul(1 + 1e-7)))
        .hasValueSatisfying(
            sentence ->
                assertThat(sentence).startsWith("the digits are right to about the seventh"));
  }

  @Test
  void wrongInSomeCasesOnly() {
    assertThat(
            explain(
                (W2, H, b2, lambda) -> lambda == 0 ? RIGHT.of(W2, H, b2, lambda) : noise(W2, H)))
        .hasValueSatisfying(
            sentence ->
                assertThat(sentence)
                    .startsWith("wrong in every case where lambda is not 0, and right in all"));
  }

  @Test
  void whatIsRightWhereSomethingIsLeftOut() {
    Scores squared =
        (W2, H, b2, lambda) -> {
          INDArray S = RIGHT.of(W2, H, b2, lambda);
          return S.add(S.mul(S).muli(b2.norm2Number()));
        };
    List<Experiment> all = ask(squared);
    RepeatabilityCheck again =
        new RepeatabilityCheck(
            settings -> squared, UnaryOperator.identity(), SYMBOLS, Remedies.USUAL);
    assertThat(new Explainer(settings -> RIGHT, List.of(), SYMBOLS).explain(all, all.get(0), again))
        .map(Explanation::sentence)
        .contains("right wherever b2 is 0; look at where b2 comes in");
  }

  @Test
  void whatEveryChangeMakesRightWasWrongByChance() {
    List<Experiment> all = ask((W2, H, b2, lambda) -> noise(W2, H));
    assertThat(
            Remedies.USUAL.of(all, all.get(0), "", settings -> RIGHT, settings -> RIGHT, SYMBOLS))
        .isEmpty();
  }

  @Test
  void noiseIsNotExplained() {
    assertThat(explain((W2, H, b2, lambda) -> noise(W2, H))).isEmpty();
  }

  @Test
  void zerosAreNotExplained() {
    assertThat(explain((W2, H, b2, lambda) -> RIGHT.of(W2, H, b2, lambda).mul(0))).isEmpty();
  }

  @Test
  void aKnownMistakeIsNamedIfItDoesTheSameInEveryCase() {
    Scores twice = (W2, H, b2, lambda) -> RIGHT.of(W2, H, b2, 2 * lambda);
    Scores square = (W2, H, b2, lambda) -> RIGHT.of(W2, H, b2, lambda * lambda);
    List<Suspect> known = List.of(suspect("twice", twice), suspect("square", square));
    assertThat(explanation(twice, known).flatMap(Explanation::name)).contains("twice");
    assertThat(explanation(square, known).flatMap(Explanation::name)).contains("square");
  }

  @Test
  void ofTwoThatDoTheSameBothAreNamed() {
    Scores twice = (W2, H, b2, lambda) -> RIGHT.of(W2, H, b2, 2 * lambda);
    List<Suspect> known = List.of(suspect("twice", twice), suspect("doubled", twice));
    assertThat(explanation(twice, known))
        .contains(
            new Explanation("you do twice; or you do doubled", Optional.of("twice or doubled")));
  }

  @Test
  void oneCaseAloneIsNotEnoughForAName() {
    Scores once =
        (W2, H, b2, lambda) -> H.size(1) == 11 ? noise(W2, H) : RIGHT.of(W2, H, b2, lambda);
    List<Experiment> all = List.of(asked(once, 5, 3, 11, 0), asked(once, 7, 4, 13, 0));
    Explainer explainer = new Explainer(settings -> RIGHT, List.of(suspect("once", once)), SYMBOLS);
    assertThat(explainer.explain(all, all.get(0), never()).flatMap(Explanation::name)).isEmpty();
  }

  @Test
  void whatWasChangedIsKnown() {
    List<Experiment> all =
        ask(
            (W2, H, b2, lambda) -> {
              INDArray S = RIGHT.of(W2, H, b2, lambda);
              b2.addi(1);
              return S;
            });
    assertThat(all)
        .allSatisfy(
            one -> {
              assertThat(one.isWrong()).isTrue();
              assertThat(Symbols.changed(one.got())).containsExactly("b2");
            });
  }

  private Optional<String> explain(Scores piece) {
    return explanation(piece, List.of()).map(Explanation::sentence);
  }

  private Optional<Explanation> explanation(Scores piece, List<Suspect> known) {
    List<Experiment> all = ask(piece);
    Experiment shown = all.stream().filter(Experiment::isWrong).findFirst().orElseThrow();
    return new Explainer(settings -> RIGHT, known, SYMBOLS).explain(all, shown, never());
  }

  /** One that cannot be asked again: what is explained here follows from the cases alone. */
  private static RepeatabilityCheck never() {
    return new RepeatabilityCheck(
        settings -> {
          throw new IllegalStateException("not asked again");
        },
        UnaryOperator.identity(),
        SYMBOLS,
        Remedies.USUAL);
  }

  private static Suspect suspect(String name, Scores piece) {
    return new Suspect(name, "you do " + name, settings -> piece);
  }

  private List<Experiment> ask(Scores piece) {
    return List.of(
        asked(piece, 5, 3, 11, 0),
        asked(piece, 7, 4, 13, 0),
        asked(piece, 5, 3, 11, 0.3),
        asked(piece, 7, 4, 13, 0.07));
  }

  private Experiment asked(Scores piece, int m, int K, int n, double lambda) {
    Method of = Scores.class.getDeclaredMethods()[0];
    Recorder recorder = new Recorder(SYMBOLS, ExplainerTest::copy);
    Object[] arguments = {gaussian(K, m), gaussian(m, n), gaussian(K, 1), lambda};
    Recorder.Call call = recorder.asking(new Object[0], of, arguments);
    call.gave(
        piece.of(
            (INDArray) arguments[0], (INDArray) arguments[1], (INDArray) arguments[2], lambda));
    return Experiment.of(recorder.scripts().get(0), settings -> RIGHT, SYMBOLS);
  }

  private static Object copy(Object value) {
    return value instanceof INDArray array ? array.dup() : value;
  }

  private INDArray noise(INDArray W2, INDArray H) {
    return gaussian((int) W2.size(0), (int) H.size(1));
  }

  private INDArray gaussian(int rows, int columns) {
    double[][] values = new double[rows][columns];
    for (double[] row : values) {
      Arrays.setAll(row, j -> random.nextGaussian());
    }
    return Nd4j.create(values);
  }
}
