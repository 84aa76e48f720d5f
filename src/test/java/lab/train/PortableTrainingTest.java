package lab.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import lab.Augmentation;
import lab.Schedule;
import lab.beyond.Whitening;
import lab.data.Data;
import lab.data.Examples;
import lab.data.Shapes;
import lab.data.Split;
import lab.jobs.Supply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reference.Adam;
import reference.Dropout;
import reference.Flip;
import reference.Shift;
import reference.Standardise;

class PortableTrainingTest {
  private static final Data DATA = TinyImages.data();
  private static final Function<String, Path> NONE =
      digest -> {
        throw new AssertionError("nobody asked for " + digest);
      };

  @TempDir private Path folder;

  private static Training training() {
    return TinyImages.training(DATA).cycles(1);
  }

  /** The supply of these data, as a worker finds it. */
  private Path supplied(String digest) {
    Supply supply = PortableTraining.supplies(training()).get(0);
    assertThat(supply.digest()).isEqualTo(digest).isEqualTo(DATA.digest());
    Path file = folder.resolve(digest);
    try (OutputStream out = Files.newOutputStream(file)) {
      supply.contents().accept(out);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return file;
  }

  static Stream<Training> trainings() {
    Training chosen = training();
    return Stream.of(
        chosen,
        chosen.lambda(1e-3).seed(3).hidden(5),
        chosen.dropout(new Dropout(0.2)).augment(new Flip(0.5).then(new Shift(2, 0.5))),
        chosen.optimiser(new Adam()).startFrom(chosen.optimiser(new Adam()).fit()),
        chosen.stopWhen(new EarlyStopping(1)).keepBest().measureEvery(2),
        chosen.cycles(2).snapshotEnsemble().float64());
  }

  @ParameterizedTest
  @MethodSource("trainings")
  void aTrainingThatArrivesComesToTheSameBits(Training sent) {
    Training arrived =
        PortableTraining.read(
            PortableTraining.write(sent), new ArrivedData(), this::supplied, steps -> {});

    Run here = sent.fit();
    Run there = arrived.fit();
    assertThat(arrived.provenance()).isEqualTo(sent.provenance());
    assertThat(there.network().arrays()).isEqualTo(here.network().arrays());
    assertThat(there.history()).isEqualTo(here.history());
    assertThat(there.validation()).isEqualTo(here.validation());
  }

  @Test
  void aPieceFromJShellTravelsWithItsCode() {
    try (Snippets shell =
        new Snippets(
            "double half(double x) { return x / 2; }",
            "record Falling(double peak) implements Schedule {"
                + " public double eta(long t) { return half(peak) / (t + 1); } }")) {
      Training sent = training().schedule((Schedule) shell.value("new Falling(0.1)")).updates(3);

      Training arrived =
          PortableTraining.read(
              PortableTraining.write(sent), new ArrivedData(), this::supplied, steps -> {});

      assertThat(arrived.schedule.getClass()).isNotEqualTo(sent.schedule.getClass());
      assertThat(arrived.schedule.eta(1)).isEqualTo(0.025);
      assertThat(arrived.fit().history()).isEqualTo(sent.fit().history());
    }
  }

  @Test
  void imagesThatAMachineHasAreNotAskedFor() {
    Data shapes = Shapes.load().split(300, 100).standardised(new Standardise());
    Training sent = TinyImages.training(shapes).updates(2);

    Training arrived =
        PortableTraining.read(PortableTraining.write(sent), new ArrivedData(), NONE, steps -> {});

    assertThat(arrived.data().digest()).isEqualTo(shapes.digest());
  }

  @Test
  void imagesStayFromOneTrainingToTheNext() {
    byte[] one = PortableTraining.write(training());
    byte[] another = PortableTraining.write(training().seed(3).hidden(5));
    Split images = DATA.images().orElseThrow();
    Whitening whitening = new Whitening(images.source().train().shape(), 0.1);
    Data scaledOtherwise = images.standardised(whitening);
    byte[] third = PortableTraining.write(TinyImages.training(scaledOtherwise).cycles(1));
    ArrivedData arrived = new ArrivedData();

    Data first = PortableTraining.read(one, arrived, this::supplied, steps -> {}).data();
    assertThat(PortableTraining.read(another, arrived, NONE, steps -> {}).data()).isSameAs(first);
    Data other = PortableTraining.read(third, arrived, this::supplied, steps -> {}).data();
    assertThat(other).isNotSameAs(first);
    assertThat(other.scaling()).isEqualTo(whitening);
  }

  @Test
  void otherImagesThanWereSentAreRefused() throws IOException {
    byte[] sent = PortableTraining.write(training());
    Path file = supplied(DATA.digest());
    byte[] images = Files.readAllBytes(file);
    images[images.length - 1] ^= 1;
    Files.write(file, images);

    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> PortableTraining.read(sent, new ArrivedData(), digest -> file, steps -> {}))
        .withMessage(
            "training: the images of tiny in %s are not those that were sent, whose digest is %s",
            file, DATA.digest());
  }

  @Test
  void whatCannotBeSentIsNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PortableTraining.write(training().schedule(t -> 0.1).updates(2)))
        .withMessage(
            "training: it cannot be sent to another machine, since the schedule is a lambda; make that a record whose components are all that its code works with, or run it on this machine");
    Augmentation nothing = (image, side, random) -> {};
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PortableTraining.write(training().augment(nothing)))
        .withMessageContaining("since the augmentation is a lambda;");
  }

  @Test
  void dataOfNumbersAreNotSent() {
    Examples two = Examples.of(new float[][] {{1, 2}, {3, 4}}, new int[] {0, 1}, 2);
    Data numbers = Data.of("points", List.of("a", "b"), two, two, two);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> PortableTraining.write(TinyImages.training(numbers)))
        .withMessage(
            "training: points: 2 training, 2 validation, 2 test images are numbers that were given by Data.of(…), which are not sent to other machines; run it on this one, or make an ImageSet of the images");
  }
}
