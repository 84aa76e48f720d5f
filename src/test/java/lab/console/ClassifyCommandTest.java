package lab.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import lab.FeatureScaling.Scale;
import lab.Network;
import lab.classify.Classifier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class ClassifyCommandTest {
  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private Path model;

  /** 2×2 grey pixels; the scores are the sum of the pixels, and minus it, except for a bias. */
  @BeforeEach
  void save() {
    model = folder.resolve("model.npz");
    classifier(0.5, List.of("bright", "dark", "neither", "never")).save(model);
  }

  private static Classifier classifier(double mean, List<String> classes) {
    INDArray W1 = Nd4j.create(new float[] {1, 1, 1, 1, -1, -1, -1, -1}, new long[] {2, 4}, 'c');
    INDArray W2 = Nd4j.create(new float[] {1, 0, 0, 1, 0, 0, 0, 0}, new long[] {4, 2}, 'c');
    INDArray b2 = Nd4j.create(new float[] {0, 0, 0, -20}, new long[] {4, 1}, 'c');
    return new Classifier(
        new Network(W1, Nd4j.zeros(DataType.FLOAT, 2, 1), W2, b2),
        new Scale(
            Nd4j.ones(DataType.FLOAT, 4, 1).muli(mean), Nd4j.ones(DataType.FLOAT, 4, 1).muli(0.5)),
        classes);
  }

  private String picture(String name, int side, int grey) throws IOException {
    BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_GRAY);
    for (int i = 0; i < side * side; i++) {
      image.getRaster().setSample(i % side, i / side, 0, grey);
    }
    Path file = folder.resolve(name);
    assertThat(ImageIO.write(image, "png", file.toFile())).isTrue();
    return file.toString();
  }

  private int classify(String... arguments) {
    String[] all =
        Stream.concat(Stream.of("classify"), Stream.of(arguments)).toArray(String[]::new);
    return Main.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(all);
  }

  /**
   * White is 1 everywhere, standardised; so the scores are 4, 0, 0, −20: e⁴ in e⁴ + 2 is 96.47 %.
   */
  @Test
  void theThreeMostProbableClassesAreTold() throws IOException {
    String white = picture("white.png", 2, 255);
    String black = picture("black.png", 3, 0);
    assertThat(classify(model.toString(), white, black)).describedAs("%s", err).isZero();
    assertThat(out.toString())
        .isEqualToNormalizingNewlines(
            """
            %s
              bright    96.5 %%  ███████████████████████████████████████
              dark       1.8 %%  █
              neither    1.8 %%  █
            %s: 3×3 pixels scaled to 2×2
              dark      96.5 %%  ███████████████████████████████████████
              bright     1.8 %%  █
              neither    1.8 %%  █
            """
                .formatted(white, black));
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void whatCannotBeReadIsToldAndTheOthersAreClassified() throws IOException {
    String text = Files.writeString(folder.resolve("text.png"), "a cat").toString();
    String white = picture("white.png", 2, 255);
    assertThat(classify(model.toString(), text, "none\u001b[31m.png", white)).isEqualTo(1);
    assertThat(err.toString())
        .isEqualToNormalizingNewlines(
            text
                + ": is no picture; PNG, JPEG, GIF, BMP and TIFF can be read\n"
                + "none?[31m.png: there is no such file\n");
    assertThat(out.toString()).contains("bright    96.5 %");
  }

  @Test
  void aModelThatSeesNoPicturesIsASentence() throws IOException {
    String white = picture("white.png", 2, 255);
    Path other = folder.resolve("other.npz");
    classifier(33, List.of("a", "b", "c", "d")).save(other);
    assertThat(classify(other.toString(), white)).isEqualTo(1);
    assertThat(err.toString())
        .startsWith(
            "classifier: the network was trained on other inputs than standardised pixel / 255: their mean goes from 33.00 to 33.00,");

    err.getBuffer().setLength(0);
    Classifier.load(model).network().save(other);
    assertThat(classify(other.toString(), white)).isEqualTo(1);
    assertThat(err.toString()).startsWith(other + ": holds a network alone");

    err.getBuffer().setLength(0);
    assertThat(classify(white, white)).isEqualTo(1);
    assertThat(err.toString()).startsWith(white + ": is not a whole .npz file");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void longNamesLeaveRoomForTheNumbers() throws IOException {
    classifier(0.5, List.of("b".repeat(300), "dark", "neither", "never")).save(model);
    assertThat(classify(model.toString(), picture("white.png", 2, 255))).isZero();
    assertThat(out.toString().lines().skip(1)).allMatch(line -> line.length() <= 100);
    assertThat(out.toString()).contains("b…   96.5 %");
  }

  @Test
  void aPictureMustBeNamed() {
    assertThat(classify(model.toString())).isEqualTo(2);
    assertThat(err)
        .hasToString(
            "lab classify: IMAGE is missing; labs/lab classify --help shows what it takes."
                + System.lineSeparator());
  }
}
