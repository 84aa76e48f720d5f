package lab.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import lab.Schedule;
import lab.check.StepSweep;
import lab.data.ImageShape;
import lab.data.Images;
import lab.search.Trial;
import lab.train.History;
import lab.train.Point;
import lab.train.Run;
import lab.train.Score;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class PlotsTest {
  @TempDir Path folder;

  /** Every figure, and those of results that went wrong. */
  static Stream<Map.Entry<String, Figure>> figures() {
    Map<String, Figure> all = new LinkedHashMap<>();
    all.put("curves", Plots.curves(Samples.cyclical(42)));
    all.put(
        "seeds",
        Plots.curves(List.of(Samples.cyclical(1), Samples.cyclical(2), Samples.cyclical(3))));
    all.put(
        "together",
        Plots.together(
            List.of(Samples.cyclical(1), constant(900), constant(450), Samples.cyclical(2)),
            List.of("first", "second", "third", "fourth")));
    all.put(
        "close_up",
        Plots.closeUp(List.of(Samples.cyclical(1), Samples.cyclical(2)), List.of("a", "b")));
    all.put("constant", curves(Samples.history(Schedule.constant(1e-4), 4900, 490, 0, 1)));
    all.put("one_point", curves(Samples.history(Schedule.constant(1e-4), 0, 1, 0, 1)));
    all.put("diverged", curves(diverged()));
    all.put("not_a_number", curves(scores(Double.NaN)));
    all.put("identical", curves(scores(2.302585)));
    all.put(
        "lines", Plots.lines("x", "y", line("falls", 2, 1, 0.5), line("breaks", 1, Double.NaN, 3)));
    all.put(
        "loglog", Plots.loglog("x", "y", line("grows", 1, 20, 300), line("", Double.NaN, 0, 7)));
    all.put("lines_flat", Plots.lines("x", "y", line("", 0, 0)));
    all.put("lines_huge", Plots.lines("x", "y", line("", -1.7e308, 1.7e308, Double.MAX_VALUE)));
    all.put("lines_tiny", Plots.lines("x", "y", line("", 0, Double.MIN_VALUE)));
    all.put("lines_far", Plots.lines("x", "y", far()));
    all.put(
        "many_lines",
        Plots.lines(
            "x",
            "y",
            IntStream.range(0, 12)
                .mapToObj(i -> line("eta = " + i / 10.0, 0, i, 1.5 * i))
                .toArray(Line[]::new)));
    all.put(
        "lonely_point",
        Plots.lines("x", "y", lineOf("among 39 that are none", 40, i -> i == 20 ? 1 : Double.NaN)));
    all.put("rate", Plots.rate(new Samples.Triangles(900), 16_200));
    all.put("rate_short", Plots.rate(new Samples.Triangles(180), 1440));
    all.put("rate_tiny", Plots.rate(Schedule.constant(3e-13), 1));
    all.put(
        "search", Plots.search(Samples.trials(-5, -1, true, 1), Samples.trials(-5, -3, false, 2)));
    all.put("search_axes", Plots.search(Samples.trialsOfFour()));
    all.put("search_one_width", Plots.search(List.of(Samples.trial(0, Map.of("m", 50.0), 0.5))));
    all.put("search_diverged", Plots.search(List.of(Samples.trial(0, 1e-3, Double.NaN))));
    all.put("search_narrow", Plots.search(Samples.trials(-4.9, -4.1, false, 1)));
    all.put("steps", Plots.steps(Samples.steps()));
    all.put("step", Plots.steps(List.of(new StepSweep.Point(1e-5, 0))));
    all.put("forward_pass", Plots.forwardPass(Samples.network(50, Images.D), 5));
    all.put("backward_pass", Plots.backwardPass(Samples.network(50, Images.D), 100));
    all.put("weights", Plots.weights(Samples.network(50, Images.D)));
    all.put("images", Plots.images(Samples.images(40), Samples.CLASSES));
    all.put("weights_grey", Plots.weights(Samples.network(20, 784)));
    all.put(
        "images_grey",
        Plots.images(
            new Images(new byte[5 * 784], new byte[5], new ImageShape(1, 28)), Samples.CLASSES));
    all.put(
        "bars_without",
        Plots.comparison(
            List.of(
                new Bar("measured", 0.5, 0.4, 0.6, 0.5),
                new Bar("failed", Double.NaN, Double.NaN, Double.NaN, 0.5))));
    all.put(
        "steps_gap",
        Plots.steps(
            IntStream.range(1, 12)
                .mapToObj(i -> new StepSweep.Point(Math.pow(10, -i), i == 5 ? Double.NaN : 1e-6))
                .toList()));
    all.put("confusion", Plots.confusion(Samples.confusion(), Samples.CLASSES));
    all.put("no_images", Plots.confusion(new int[2][2], List.of("<a>", "b & c")));
    all.put("comparison", Plots.comparison(Samples.bars()));
    all.put(
        "times",
        Plots.times(
            "time (µs)",
            List.of("this", "that"),
            Map.of("measured", new double[] {120, Double.NaN}, "limit", new double[] {90, 90})));
    all.put("one_bar", Plots.comparison(Samples.bars().subList(0, 1)));
    return all.entrySet().stream();
  }

  @ParameterizedTest
  @MethodSource("figures")
  void isSavedAsPngOfTwiceItsSizeAndAsSvg(Map.Entry<String, Figure> named) throws Exception {
    Figure figure = named.getValue();

    List<Path> files = figure.save(folder, named.getKey());

    assertThat(files)
        .containsExactly(
            folder.resolve(named.getKey() + ".png"), folder.resolve(named.getKey() + ".svg"));
    BufferedImage png = ImageIO.read(files.get(0).toFile());
    assertThat(png.getWidth()).isEqualTo(2 * figure.width());
    assertThat(png.getHeight()).isEqualTo(2 * figure.height());
    String svg = Files.readString(files.get(1));
    assertThat(svg.length()).isLessThan(500_000);
    assertThat(svg.replaceAll("base64,[^\"]*", "")).doesNotContain("NaN");
    var root = parsed(svg).getDocumentElement();
    assertThat(root.getTagName()).isEqualTo("svg");
    assertThat(root.getAttribute("viewBox"))
        .isEqualTo("0 0 %d %d".formatted(figure.width(), figure.height()));
    assertThat(root.getElementsByTagName("title").item(0).getTextContent())
        .isNotBlank()
        .satisfies(title -> assertThat(figure.toString()).startsWith(title));
  }

  /** XChart has no places on axes that are shorter than the other axis's step. */
  @Test
  void dotsAreSeenHoweverShortTheAxesAre() throws IOException {
    List<Figure> sparse =
        List.of(
            Plots.comparison(Samples.bars().subList(0, 1)),
            Plots.search(Samples.trials(-4.9, -4.1, false, 1)),
            curves(Samples.history(Schedule.constant(1e-4), 0, 1, 0, 1)));
    for (Figure figure : sparse) {
      BufferedImage png = ImageIO.read(figure.save(folder, "sparse").get(0).toFile());
      int legend = 56;
      int[] below =
          png.getRGB(0, legend, png.getWidth(), png.getHeight() - legend, null, 0, png.getWidth());

      assertThat(Arrays.stream(below).filter(pixel -> pixel == Style.BLUE.getRGB()).count())
          .as("blue pixels of %s", figure)
          .isGreaterThan(50);
    }
  }

  @Test
  void isTheSameBytesEachTime() throws IOException {
    List<Path> first = Plots.curves(Samples.cyclical(42)).save(folder, "first");
    List<Path> second = Plots.curves(Samples.cyclical(42)).save(folder, "second");
    List<Path> other = Plots.curves(Samples.cyclical(43)).save(folder, "other");

    for (int i = 0; i < 2; i++) {
      assertThat(second.get(i)).hasSameBinaryContentAs(first.get(i));
      assertThat(Files.mismatch(first.get(i), other.get(i))).isNotNegative();
    }
  }

  @Test
  void curvesAreTwoPanelsLossLeftAccuracyRight() {
    Figure figure = Plots.curves(Samples.cyclical(42));

    List<Figure> panels = figure.panels();

    assertThat(panels).hasSize(2);
    assertThat(panels.get(0).width() + panels.get(1).width()).isLessThan(figure.width());
    assertThat(panels.get(0).svg()).isNotEqualTo(panels.get(1).svg());
  }

  @Test
  void aLineIsShownInAFewWords() {
    assertThat(line("falls", 2, 1)).hasToString("line \"falls\" through 2 points");
  }

  private static Line far() {
    double[] x = DoubleStream.iterate(1e9, at -> at < 1e9 + 9, at -> at + 1).toArray();
    return new Line("far", x, x);
  }

  /** Their span alone is more than a double holds, and so are round numbers above. */
  @Test
  void anAxisMayGoAsFarAsDoublesDo() {
    double most = Double.MAX_VALUE;
    for (double low : new double[] {-most, -1e308, 0, 1e307}) {
      Axis axis = Axis.around("y", DoubleStream.of(low, most), 1);
      assertThat(axis.place(low)).isBetween(axis.low(), axis.high());
      assertThat(axis.place(most)).isBetween(axis.low(), axis.high());
      assertThat(axis.label().apply(axis.high())).isEqualTo("2e308");
      assertThat(axis.label().apply(axis.low())).doesNotContain("Infinity", "NaN");
    }
    Axis tiny = Axis.around("y", DoubleStream.of(0, Double.MIN_VALUE), 0);
    assertThat(tiny.high()).isGreaterThan(tiny.low()).isFinite();
    assertThat(Axis.around("y", DoubleStream.of(0, 95), 1).label().apply(0.4)).isEqualTo("40");
  }

  @Test
  void labelsOfManyDigitsStandApart() {
    Axis axis = Axis.around("x", DoubleStream.of(1e9, 1e9 + 8), 0);
    Axis fitting = axis.fitting(540);
    double label = Style.width(axis.label().apply(axis.low() + axis.step()), Style.SMALL);
    double pixels = (540 - 90) / (axis.high() - axis.low());

    assertThat(axis.step() * pixels).as("they would touch").isLessThan(label);
    assertThat(fitting.step() * pixels).isGreaterThan(label + 7);
    Axis plain = Axis.around("x", DoubleStream.of(0, 8), 0);
    assertThat(plain.fitting(540)).isSameAs(plain);
  }

  /** Below 95 and 5 the axes begin and end there: half a ring would be cut off. */
  @Test
  void theRingOfTheBestIsWholeAtTheEdge() throws IOException {
    List<Trial> trials =
        List.of(
            Samples.trial(0, Map.of("p", 0.0), 0.5),
            Samples.trial(1, Map.of("p", 4.0), 0.6),
            Samples.trial(2, Map.of("p", 8.0), 0.7));
    long atTheEdge = ink(Plots.search(trials));
    List<Trial> inTheMiddle =
        List.of(
            Samples.trial(0, Map.of("p", 0.0), 0.5),
            Samples.trial(1, Map.of("p", 4.0), 0.7),
            Samples.trial(2, Map.of("p", 8.0), 0.6));
    assertThat(atTheEdge).isCloseTo(ink(Plots.search(inTheMiddle)), within(12L));
  }

  /** Pixels of the ring's colour right of the y axis's labels and above those of the x axis. */
  private long ink(Figure figure) throws IOException {
    BufferedImage png = ImageIO.read(figure.save(folder, "ring").get(0).toFile());
    int left = 130;
    int top = 56;
    int bottom = png.getHeight() - 110;
    return IntStream.range(top, bottom)
        .mapToLong(
            y ->
                IntStream.range(left, png.getWidth())
                    .filter(x -> png.getRGB(x, y) == Style.INK.getRGB())
                    .count())
        .sum();
  }

  /** Wherever the report's mark is, the number of the row is the same, and the mark not in it. */
  @Test
  void noMarkStandsInOrBeforeTheNumberOfABar() throws IOException {
    Bar other = new Bar("another", 0.62, 0.61, 0.63, 0.12);
    List<Integer> without =
        blueOfRow(
            image(Plots.comparison(List.of(new Bar("row", 0.2, 0.19, 0.21, Double.NaN), other))));
    int gap = // between the dot and the number
        IntStream.range(1, without.size())
            .boxed()
            .max(Comparator.comparing(i -> without.get(i) - without.get(i - 1)))
            .orElseThrow();
    List<Integer> number = without.subList(gap, without.size());
    for (double reported : new double[] {0.12, 0.19, 0.2, 0.21, 0.22, 0.24, 0.3, 0.5, 0.62, 0.63}) {
      BufferedImage png =
          image(Plots.comparison(List.of(new Bar("row", 0.2, 0.19, 0.21, reported), other)));
      assertThat(blueOfRow(png)).endsWith(number.toArray(Integer[]::new));
      assertThat(ofRow(png, Style.ORANGE)).isNotEmpty().allMatch(x -> x < number.get(0) - 8);
    }
  }

  private BufferedImage image(Figure figure) throws IOException {
    return ImageIO.read(figure.save(folder, "bars").get(0).toFile());
  }

  /** Where the first row has the colour of this lab's dot and number. */
  private static List<Integer> blueOfRow(BufferedImage png) {
    return ofRow(png, Style.BLUE);
  }

  private static List<Integer> ofRow(BufferedImage png, Color color) {
    return IntStream.range(0, png.getWidth())
        .filter(x -> IntStream.range(60, 120).anyMatch(y -> png.getRGB(x, y) == color.getRGB()))
        .boxed()
        .toList();
  }

  @Test
  void linesAreBrokenWhereTheyAreNotFinite() {
    String whole = Plots.lines("x", "y", line("", 1, 2, 3, 4)).svg();
    String broken = Plots.lines("x", "y", line("", 1, 2, Double.POSITIVE_INFINITY, 4)).svg();

    assertThat(whole.split("<ellipse", -1)).as("a dot for each of 4 points").hasSize(1 + 4);
    assertThat(broken.split("<ellipse", -1)).as("and none where it breaks").hasSize(1 + 3);
  }

  /** The legend says it, so the same line with another name and no gap has another SVG. */
  @Test
  void theLegendSaysHowManyPointsAreMissing() {
    assertThat(legend(Plots.lines("x", "y", line("a (1 of 3 points missing)", 1, 2, 3))))
        .isEqualTo(legend(Plots.lines("x", "y", line("a", 1, Double.NaN, 3))));
    double[] x = {1, 2, 3};
    Line whole = new Line("a (2 of 3 points missing)", x, new double[] {1, 2, 3});
    Line broken = new Line("a", x, new double[] {-1, 2, 0});
    assertThat(legend(Plots.loglog("x", "y", whole)))
        .isEqualTo(legend(Plots.loglog("x", "y", broken)));
  }

  /** The outlines of the letters beside the first sample of the legend. */
  private static List<String> legend(Figure figure) {
    return Pattern.compile("<path[^>]* d=\"([^\"]*)\"")
        .matcher(figure.svg())
        .results()
        .map(path -> path.group(1))
        .toList()
        .stream()
        .reduce((first, last) -> last)
        .stream()
        .toList();
  }

  @Test
  void aPointBetweenTwoThatAreMissingIsSeen() {
    String lonely = Plots.lines("x", "y", lineOf("", 40, i -> i == 20 ? 1 : Double.NaN)).svg();
    String whole = Plots.lines("x", "y", lineOf("", 40, i -> i)).svg();

    assertThat(whole).doesNotContain("<ellipse");
    assertThat(lonely.split("<ellipse", -1)).hasSize(1 + 1);
  }

  @Test
  void anyNumberOfLinesCanBeToldApart() {
    Line[] lines =
        IntStream.range(0, 28).mapToObj(i -> line("line " + i, i, i + 1)).toArray(Line[]::new);
    Figure all = Plots.lines("x", "y", lines);

    var looks =
        IntStream.range(0, 28).mapToObj(i -> Style.line(i) + " " + Style.dash(i).hashCode());
    assertThat(looks.distinct()).hasSize(28);
    assertThat(all.height())
        .as("a legend of several rows is above the axes, not on them")
        .isGreaterThan(Plots.lines("x", "y", line("one", 1, 2)).height() + 60);
  }

  /** 10 draws of four settings: m from 50 to 200, eta_max of two decades, lambda and rho. */
  @Test
  void aSearchHasAPanelForEachSetting() {
    Figure figure = Plots.search(Samples.trialsOfFour());

    assertThat(figure.panels()).hasSize(4);
    assertThat(figure.toString()).startsWith("Search for lambda, eta_max, m, rho, 10 trials");
    assertThat(figure.height()).as("three and one below").isGreaterThan(2 * 330);
    assertThat(figure.panels().get(0).svg()).isNotEqualTo(figure.panels().get(1).svg());
  }

  /** Three values that are evenly spaced on their axis stand at even distances. */
  @Test
  void aSettingOfManySizesIsOnALogarithmicAxis() {
    assertThat(places("lambda", 1e-5, 1e-4, 1e-3)).isTrue();
    assertThat(places("m", 50, 100, 150)).isTrue();
    assertThat(places("p", 0, 0.25, 0.5)).isTrue();
    assertThat(places("shift", -20, 0, 20)).isTrue();
    assertThat(places("m", 10, 100, 150)).isFalse();
  }

  private static boolean places(String name, double... values) {
    var trials =
        IntStream.range(0, values.length)
            .mapToObj(i -> Samples.trial(i, Map.of(name, values[i]), 0.5 + 0.01 * i))
            .toList();
    List<Double> xs =
        Pattern.compile("<ellipse[^>]* cx=\"([\\d.]+)\"")
            .matcher(Plots.search(trials).svg())
            .results()
            .map(dot -> Double.valueOf(dot.group(1)))
            .limit(3)
            .toList();
    return Math.abs(xs.get(2) - 2 * xs.get(1) + xs.get(0)) < 0.1;
  }

  @Test
  void aRateWithCyclesHasTicksAtTheirHalvesOrEnds() {
    assertThat(ticks(Axis.updates(1440, 360, 540)))
        .containsExactly("0", "180", "360", "540", "720", "900", "1080", "1260", "1440");
    assertThat(ticks(Axis.updates(16_200, 1800, 400)))
        .containsExactly("0", "3600", "7200", "10800", "14400");
    assertThat(ticks(Axis.updates(700, 7, 540)))
        .containsExactly("0", "70", "140", "210", "280", "350", "420", "490", "560", "630", "700");
    assertThat(Plots.rate(new Samples.Triangles(180), 1440).svg()).contains("stroke-dasharray");
    assertThat(Plots.rate(Schedule.constant(1), 1440).svg()).doesNotContain("stroke-dasharray");
  }

  private static List<String> ticks(Axis axis) {
    return DoubleStream.iterate(axis.low(), place -> place <= axis.high(), p -> p + axis.step())
        .mapToObj(axis.label()::apply)
        .toList();
  }

  /** Training accuracy is far above validation accuracy, and both began far below. */
  @Test
  void closeUpEachPanelHasTheRangeOfItsOwnSecondHalf() {
    var points =
        List.of(
            point(0, 0.1, 0.1), point(10, 0.89, 0.08), point(20, 0.9, 0.09), point(30, 0.91, 0.1));
    var panels = Plots.closeUp(List.of(Samples.run(new History(points), 1)), List.of("a")).panels();

    for (Figure panel : panels) {
      var heights = dotHeights(panel);
      assertThat(heights.get(2) - heights.get(3)).as("a point of accuracy").isBetween(100.0, 330.0);
    }
    assertThat(dotHeights(panels.get(0)).get(0))
        .as("the start is below the axes")
        .isGreaterThan(400);
  }

  private static Point point(long t, double training, double validation) {
    return new Point(t, 1, 0, new Score(1, training, 1000), new Score(1, validation, 1000));
  }

  @Test
  void aGreyImageIsGrey() throws Exception {
    byte[] pixels = new byte[784];
    pixels[0] = (byte) 200;
    var images = new Images(pixels, new byte[] {3}, new ImageShape(1, 28));
    float[] picture = new float[784];
    picture[0] = 0.2f;

    Path stored = Plots.images(images, Samples.CLASSES).save(folder, "images").get(0);
    Path made = Plots.pictures(List.of(picture), List.of("")).save(folder, "made").get(0);

    assertThat(ImageIO.read(stored.toFile()).getRGB(17, 17) & 0xFFFFFF).isEqualTo(0xC8C8C8);
    assertThat(ImageIO.read(made.toFile()).getRGB(17, 17) & 0xFFFFFF).isEqualTo(0x333333);
  }

  @Test
  void aWhitePictureHasAFrame() throws Exception {
    float[] white = new float[784];
    Arrays.fill(white, 1);
    var png =
        ImageIO.read(
            Plots.pictures(List.of(white), List.of("")).save(folder, "white").get(0).toFile());

    assertThat(png.getRGB(60, 15)).isEqualTo(Style.LINE.getRGB());
    assertThat(png.getRGB(60, 20)).isEqualTo(Style.PAPER.getRGB());
  }

  @Test
  void theCostIsDrawnOnlyWhereThePenaltyCanBeSeen() {
    String sky = "rgb(86,180,233)";

    assertThat(curves(Samples.history(Schedule.constant(1e-3), 900, 90, 1e-3, 1)).svg())
        .contains(sky);
    assertThat(curves(Samples.history(Schedule.constant(1e-3), 900, 90, 1.6e-5, 1)).svg())
        .doesNotContain(sky);
  }

  @Test
  void cycleEndsAreDottedAndOnlyThere() {
    assertThat(curves(Samples.history(new Samples.Triangles(900), 5400, 180, 0, 1)).svg())
        .contains("stroke-dasharray");
    assertThat(curves(Samples.history(Schedule.constant(1e-4), 5400, 180, 0, 1)).svg())
        .doesNotContain("stroke-dasharray");
  }

  @Test
  void theMeanGoesAsFarAsAllSeedsDo() {
    History longer = Samples.history(Schedule.constant(1e-3), 900, 90, 0, 1);
    History shorter = new History(longer.points().subList(0, 3));

    String both = Plots.curves(List.of(Samples.run(longer, 1), Samples.run(shorter, 2))).svg();

    // Three points of the mean for each of four curves, a dot for each and one in each legend.
    assertThat(both.split("<ellipse", -1)).hasSize(1 + 4 * (3 + 1));
  }

  @Test
  void togetherEachTrainingHasItsColourInBothPanels() {
    Figure figure =
        Plots.together(List.of(constant(900), constant(450)), List.of("first", "second"));

    assertThat(figure.panels()).hasSize(2);
    for (Figure panel : figure.panels()) {
      assertThat(panel.svg()).contains("rgb(0,114,178)", "rgb(213,94,0)");
    }
  }

  /** Training accuracy is far above validation accuracy here, and both panels show both ranges. */
  @Test
  void togetherHasOneRangeForBothPanels() {
    Score high = new Score(1, 0.9, 1000);
    Score low = new Score(1, 0.1, 1000);
    var points = List.of(new Point(0, 1, 0, high, low), new Point(10, 1, 0, high, low));
    var panels =
        Plots.together(List.of(Samples.run(new History(points), 1)), List.of("a")).panels();

    assertThat(dotHeights(panels.get(0)).get(1)).isLessThan(100);
    assertThat(dotHeights(panels.get(1)).get(1)).isGreaterThan(200);
  }

  private static List<Double> dotHeights(Figure figure) {
    return Pattern.compile("<ellipse[^>]* cy=\"([\\d.]+)\"")
        .matcher(figure.svg())
        .results()
        .map(dot -> Double.valueOf(dot.group(1)))
        .toList();
  }

  /** The way back lies over the way forward, which is grey there. */
  @Test
  void theBackwardPassIsDrawnOverTheForwardPass() {
    String orange = "rgb(213,94,0)";
    String forward = Plots.forwardPass(Samples.network(50, Images.D), 5).svg();
    String backward = Plots.backwardPass(Samples.network(50, Images.D), 5).svg();

    assertThat(forward).doesNotContain(orange);
    assertThat(backward).contains(orange, "rgb(176,176,176)");
    assertThat(Plots.forwardPass(Samples.network(50, Images.D), 6).svg())
        .as("the number of images is told")
        .isNotEqualTo(forward);
    assertThatThrownBy(() -> Plots.backwardPass(Samples.network(50, Images.D), 0))
        .hasMessage("backwardPass: n must be at least 1, but is 0");
  }

  @Test
  void weightsOfLargestNormComeFirstAndTheLargestWeightIsWhite() throws Exception {
    var net = Samples.network(3, Images.D);
    net.W1().putScalar(new long[] {0, 0}, 100.0); // unit 0, red, top left
    Path png = Plots.weights(net).save(folder, "weights").get(0);

    int corner = ImageIO.read(png.toFile()).getRGB(17, 17) & 0xFFFFFF;

    assertThat(corner >> 16).as("red").isEqualTo(255);
    assertThat(corner & 0xFF).as("blue, almost 0 beside it: grey").isBetween(127, 129);
  }

  @Test
  void imagesShowTheirPixels() throws Exception {
    byte[] pixels = new byte[Images.D];
    pixels[0] = (byte) 200; // red
    pixels[1024] = (byte) 100; // green
    pixels[2048] = (byte) 50; // blue
    var images = new Images(pixels, new byte[] {3});

    Path png = Plots.images(images, Samples.CLASSES).save(folder, "images").get(0);

    assertThat(ImageIO.read(png.toFile()).getRGB(17, 17) & 0xFFFFFF).isEqualTo(0xC86432);
  }

  @Test
  void picturesOfNumbersAreCutOffAtBlackAndWhite() throws Exception {
    float[] picture = new float[Images.D];
    picture[0] = 1.7f;
    picture[1024] = -0.3f;
    picture[2048] = 0.2f;

    Path png = Plots.pictures(List.of(picture), List.of("shifted")).save(folder, "p").get(0);

    assertThat(ImageIO.read(png.toFile()).getRGB(17, 17) & 0xFFFFFF).isEqualTo(0xFF0033);
  }

  @Test
  void picturesStandInRowsOfAtMostEightThatAreAboutAsLong() {
    float[] black = new float[Images.D];
    Figure three = Plots.pictures(Collections.nCopies(3, black), Collections.nCopies(3, ""));
    Figure eight = Plots.pictures(Collections.nCopies(8, black), Collections.nCopies(8, ""));
    Figure nine = Plots.pictures(Collections.nCopies(9, black), Collections.nCopies(9, ""));
    Figure five = Plots.pictures(Collections.nCopies(5, black), Collections.nCopies(5, ""));

    assertThat(three.width()).isLessThan(eight.width());
    assertThat(nine.width()).isEqualTo(five.width());
    assertThat(nine.height()).isGreaterThan(eight.height());
  }

  @Test
  void savesUnderTheLabsHome() {
    String before = System.getProperty("lab.home");
    System.setProperty("lab.home", folder.toString());
    try {
      assertThat(Plots.rate(Schedule.constant(1), 10).save("rate"))
          .containsExactly(
              folder.resolve("target/figures/rate.png"), folder.resolve("target/figures/rate.svg"))
          .allSatisfy(file -> assertThat(file).exists());
    } finally {
      if (before == null) {
        System.clearProperty("lab.home");
      } else {
        System.setProperty("lab.home", before);
      }
    }
  }

  @Test
  void leavesNothingHalfWritten() throws IOException {
    Figure figure = Plots.rate(Schedule.constant(1), 10);
    Files.createDirectories(folder.resolve("rate.svg/occupied"));

    assertThatThrownBy(() -> figure.save(folder, "rate"))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage(
            "figure: %s cannot be written to: it is a folder; name another place",
            folder.resolve("rate.svg"));

    try (var files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()).toList())
          .containsExactly("rate.svg");
    }
  }

  @Test
  void aFileInPlaceOfTheFolderIsASentence() throws IOException {
    Path file = Files.writeString(folder.resolve("occupied"), "mine");

    assertThatThrownBy(() -> Plots.rate(Schedule.constant(1), 10).save(file, "rate"))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage(
            "figure: %s cannot be written to: %s is a file and no folder; name another place",
            file.resolve("rate.svg"), file);
    assertThat(file).hasContent("mine");
  }

  @Test
  void whatIsMissingIsASentence() {
    double[] one = {1, 2};
    Line line = new Line("a", one, one);
    assertSentence(
        () -> Plots.lines("x", null, line),
        "lines: the title of the y axis must be given, but is null");
    assertSentence(
        () -> Plots.loglog(null, "y", line),
        "loglog: the title of the x axis must be given, but is null");
    assertSentence(
        () -> Plots.lines("x", "y", (Line[]) null), "lines: lines must be given, but is null");
    assertSentence(
        () -> Plots.lines("x", "y", line, null),
        "lines: lines must all be given, but number 2 of 2 is null");
    assertSentence(() -> new Line("a", one, null), "line \"a\": y must be given, but is null");
    assertSentence(() -> Plots.curves((Run) null), "curves: a run must be given, but is null");
    assertSentence(
        () -> Plots.together(null, List.of()), "together: runs must be given, but is null");
    assertSentence(() -> Plots.rate(null, 5), "rate: a schedule must be given, but is null");
    assertSentence(() -> Plots.search(null), "search: trials must be given, but is null");
    assertSentence(() -> Plots.steps(null), "steps: points must be given, but is null");
    assertSentence(() -> Plots.weights(null), "weights: a network must be given, but is null");
    assertSentence(
        () -> Plots.forwardPass(null, 1), "forwardPass: a network must be given, but is null");
    assertSentence(
        () -> Plots.images(null, List.of("a")), "images: images must be given, but is null");
    assertSentence(
        () -> Plots.pictures(null, List.of()), "pictures: pictures must be given, but is null");
    assertSentence(
        () -> Plots.confusion(null, List.of("a")), "confusion: counts must be given, but is null");
    assertSentence(() -> Plots.comparison(null), "comparison: bars must be given, but is null");
    assertSentence(
        () -> Plots.times("ms", List.of("a"), null), "times: series must be given, but is null");
  }

  @Test
  void badInputIsASentence() {
    Figure figure = Plots.rate(Schedule.constant(1), 10);
    assertSentence(
        () -> figure.save(folder, "../rate"),
        "figure: name must be letters, digits, _, - and dots, such as best_cyclic, but is \"../rate\"");
    assertSentence(
        () -> Plots.curves(List.of()), "curves: there must be at least one run, but there is none");
    assertSentence(
        () -> curves(new History(List.of())),
        "curves: a history must hold at least one point, but holds none; train first");
    assertSentence(
        () -> Plots.together(List.of(), List.of()), "together: runs must be at least 1, but is 0");
    assertSentence(
        () -> Plots.together(List.of(constant(9)), List.of()),
        "together: names must be as many as runs, 1, but is 0");
    assertSentence(
        () -> Plots.rate(Schedule.constant(1), 0), "rate: updates must be at least 1, but is 0");
    assertSentence(
        () -> new Line("falls", new double[2], new double[3]),
        "line \"falls\": there must be as many y as x, but there are 3 y and 2 x");
    assertSentence(() -> Plots.lines("x", "y"), "lines: lines must be at least 1, but is 0");
    assertSentence(() -> Plots.loglog("x", "y"), "loglog: lines must be at least 1, but is 0");
    assertSentence(
        () -> Plots.loglog("x", "y", line("", 1, 0, -2)),
        "loglog: points with positive, finite x and y must be at least 1, but is 0");
    assertSentence(
        () -> Plots.loglog("x", "y", line("", 1, Double.POSITIVE_INFINITY)),
        "loglog: points with positive, finite x and y must be at least 1, but is 0");
    assertSentence(
        () -> Plots.lines("x", "y", line("", 1)),
        "lines: different values of x must be at least 2, but is 1");
    assertSentence(
        () -> Plots.search(List.of()),
        "search: there must be at least one trial, but there is none");
    assertSentence(
        () -> Plots.search(List.of(Samples.trial(7, Map.of(), 0.5))),
        "search: every trial must have a number for each of the same settings, such as lambda, but trial 7 has {} and the first {}");
    assertSentence(
        () ->
            Plots.search(
                List.of(Samples.trial(0, 1e-3, 0.5), Samples.trial(1, Map.of("m", 9.0), 1))),
        "search: every trial must have a number for each of the same settings, such as lambda, but trial 1 has {m=9.0} and the first {lambda=0.001}");
    assertSentence(
        () -> Plots.search(List.of(Samples.trial(7, Double.NaN, 0.5))),
        "search: every trial must have a number for each of the same settings, such as lambda, but trial 7 has {lambda=NaN} and the first {lambda=NaN}");
    assertSentence(
        () -> Plots.lines("x", "y", line("", Double.NaN, Double.POSITIVE_INFINITY)),
        "lines: points with finite x and y must be at least 1, but is 0");
    assertSentence(
        () -> Plots.rate(t -> Double.NaN, 10).svg(),
        "rate: finite rates must be at least 1, but is 0");
    assertSentence(
        () ->
            Plots.steps(
                List.of(
                    new StepSweep.Point(1e-5, Double.NaN),
                    new StepSweep.Point(Double.POSITIVE_INFINITY, 1))),
        "steps: there must be at least one point with a positive, finite step and a finite error, but of 2 points there is none");
    assertSentence(
        () -> Plots.weights(Samples.network(2, 10)),
        "weights: d must be side², for grey images, or 3 side², for colour, but is 10");
    assertSentence(
        () -> Plots.images(Samples.images(0), Samples.CLASSES),
        "images: n must be at least 1, but is 0");
    assertSentence(
        () -> Plots.images(Samples.images(3), List.of("a", "b")),
        "images: labels must be below K = 2, but is 2");
    assertSentence(
        () -> Plots.pictures(List.of(new float[5]), List.of("")),
        "pictures: pixels of a picture must be side², for grey images, or 3 side², for colour, but is 5");
    assertSentence(
        () -> Plots.pictures(List.of(new float[Images.D]), List.of()),
        "pictures: captions must be as many as pictures, 1, but is 0");
    assertSentence(
        () -> Plots.pictures(List.of(new float[] {Float.NaN}), List.of("")),
        "pictures: pixels of picture 0 must be finite numbers, but is NaN");
    assertSentence(
        () -> {
          var net = Samples.network(2, 784);
          net.W1().putScalar(1, 5, Double.NaN);
          Plots.weights(net);
        },
        "weights: W1 of hidden unit 1 must be finite numbers, but is NaN");
    assertSentence(
        () ->
            Plots.images(new Images(new byte[8], new byte[1], new ImageShape(2, 2)), List.of("a")),
        "images: planes must be 1 or 3, but is 2");
    assertSentence(
        () ->
            Plots.times(
                "µs",
                List.of("this", "that"),
                Map.of("limit", new double[] {Double.NaN, Double.POSITIVE_INFINITY})),
        "times: positive, finite values must be at least 1, but is 0");
    assertSentence(
        () -> Plots.confusion(new int[2][3], List.of("a", "b")),
        "confusion: counts must be K×K with K = 2, as there are class names, but has 2 rows of [3] columns");
    assertSentence(
        () -> Plots.confusion(new int[][] {{-4}}, List.of("a")),
        "confusion: counts must be 0 or more, but one is -4");
    assertSentence(
        () -> Plots.comparison(List.of()), "comparison: bars must be at least 1, but is 0");
    assertSentence(
        () -> Plots.times("µs", List.of(), Map.of()), "times: rows must be at least 1, but is 0");
    assertSentence(
        () -> Plots.times("µs", List.of("this"), Map.of()),
        "times: series must be 1 to 4, but is 0");
    assertSentence(
        () -> Plots.times("µs", List.of("this"), Map.of("limit", new double[] {1, 2})),
        "times: values of limit must be as many as rows, 1, but is 2");
  }

  private static void assertSentence(Runnable action, String sentence) {
    assertThatThrownBy(action::run)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(sentence);
  }

  private static Line lineOf(String name, int n, IntToDoubleFunction height) {
    return line(name, IntStream.range(0, n).mapToDouble(height).toArray());
  }

  /** Through heights at x = 0, 1, 2, … */
  private static Line line(String name, double... heights) {
    return new Line(name, IntStream.range(0, heights.length).asDoubleStream().toArray(), heights);
  }

  private static Figure curves(History history) {
    return Plots.curves(Samples.run(history, 1));
  }

  private static Run constant(int updates) {
    return Samples.run(Samples.history(Schedule.constant(1e-3), updates, 90, 0, updates), 1);
  }

  private static History scores(double loss) {
    List<Point> points = new ArrayList<>();
    for (int t = 0; t < 3; t++) {
      Score score = new Score(loss, 0.1, 1000);
      points.add(new Point(t, 1e-3, loss, score, score));
    }
    return new History(points);
  }

  /** Learns for ten points, then its loss grows beyond all bounds and is not a number. */
  private static History diverged() {
    List<Point> points =
        new ArrayList<>(Samples.history(new Samples.Triangles(900), 1800, 180, 1e-3, 1).points());
    for (double loss : new double[] {50, 1e30, Double.POSITIVE_INFINITY, Double.NaN}) {
      Score score = new Score(loss, 0.1, 1000);
      points.add(new Point(180L * points.size(), 0.1, loss, score, score));
    }
    return new History(points);
  }

  private static Document parsed(String svg) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(svg)));
  }

  @Test
  void aDistributionTellsTheLineThatPartsIt() {
    double[] ends = {1, 2, 4, 8};
    Figure figure = Plots.distribution("lines", "pairs", ends, new long[] {700, 0, 3}, 3.96);
    assertThat(figure.toString()).startsWith("pairs by lines (");
    assertThat(figure.svg()).contains("<title>pairs by lines</title>");
    assertThatThrownBy(() -> Plots.distribution("lines", "pairs", ends, new long[] {1}, 3))
        .hasMessageContaining("ends must be 2, one more than counts, but is 4");
    assertThatThrownBy(() -> Plots.distribution("lines", "pairs", ends, new long[3], 3))
        .hasMessageContaining("the largest count must be at least 1, but is 0");
  }
}
