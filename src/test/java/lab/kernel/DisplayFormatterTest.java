package lab.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import lab.Schedule;
import lab.check.Comparison;
import lab.data.ImageShape;
import lab.data.Images;
import lab.plot.Figure;
import lab.plot.Plots;
import lab.search.Search;
import lab.search.Trial;
import lab.train.Score;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;

class DisplayFormatterTest {
  private static String text(Object value) {
    return DisplayFormatter.of("", value).data().get("text/plain").getAsString();
  }

  private static String html(Object value) {
    return DisplayFormatter.of("", value).data().get("text/html").getAsString();
  }

  private static boolean hasHtml(Object value) {
    return DisplayFormatter.of("", value).data().has("text/html");
  }

  /** The table's cells, a line for each row. */
  private static String cells(Object value) {
    return Pattern.compile("(?s)<tr>(.*?)</tr>")
        .matcher(html(value))
        .results()
        .map(row -> row.group(1).replaceAll("<[^>]*>", "|").replace("||", "|"))
        .collect(Collectors.joining("\n"));
  }

  @Test
  void anArrayIsATableWithItsShape() {
    var array = Nd4j.createFromArray(new double[][] {{1, -2.5, 3}, {4, 5, 6}});

    assertThat(text(array))
        .isEqualTo("2×3 double\n   1.0000  -2.5000   3.0000\n   4.0000   5.0000   6.0000");
    assertThat(html(array)).contains(">2×3 double<");
    assertThat(cells(array))
        .isEqualTo(
            """
            ||0|1|2|
            |0|1.0000|-2.5000|3.0000|
            |1|4.0000|5.0000|6.0000|""");
  }

  @Test
  void aVectorIsARow() {
    assertThat(cells(Nd4j.createFromArray(1.0, 2.0))).isEqualTo("||0|1|\n|0|1|2|");
  }

  @Test
  void aLargeArrayShowsItsEnds() {
    var array = Nd4j.arange(1_000_000).castTo(DataType.DOUBLE).reshape(1000, 1000);

    List<String> rows = cells(array).lines().toList();

    assertThat(rows).hasSize(1 + 13);
    assertThat(rows.get(0)).isEqualTo("||0|1|2|3|4|5|6|…|997|998|999|");
    assertThat(rows.get(1)).isEqualTo("|0|0|1|2|3|4|5|6|…|997|998|999|");
    assertThat(rows.get(10)).isEqualTo("|…|…|…|…|…|…|…|…|…|…|…|…|");
    assertThat(rows.get(13)).startsWith("|999|999000|999001|").endsWith("|999999|");
  }

  @Test
  void whatIsNoMatrixIsTold() {
    assertThat(text(Nd4j.zeros(DataType.FLOAT, 2, 3, 4))).isEqualTo("2×3×4 float");
    assertThat(hasHtml(Nd4j.zeros(DataType.FLOAT, 2, 3, 4))).isFalse();
    assertThat(hasHtml(Nd4j.empty(DataType.FLOAT))).isFalse();
    assertThat(hasHtml(Nd4j.scalar(3.0))).isFalse();
    assertThat(hasHtml(new double[][] {})).isFalse();
    assertThat(hasHtml(new double[][] {{1}, {2, 3}})).isFalse();
    assertThat(cells(new double[][] {{1, 2}})).isEqualTo("||0|1|\n|0|1|2|");
  }

  @Test
  void whatIsNoNumberStaysOne() {
    assertThat(cells(Nd4j.createFromArray(new double[][] {{Double.NaN, 1.5}})))
        .isEqualTo("||0|1|\n|0|NaN|1.5000|");
  }

  record Pair(String name, double value) {}

  @Test
  void recordsAreTables() {
    assertThat(cells(new Pair("a", 2))).isEqualTo("|name|a|\n|value|2.0|");
    assertThat(cells(List.of(new Pair("a", 2), new Pair("b", 3))))
        .isEqualTo("|name|value|\n|a|2.0|\n|b|3.0|");
    assertThat(cells(new LinkedHashMap<>(Map.of("k", 7)))).isEqualTo("|k|7|");
    assertThat(hasHtml(new Score(1, 0.5, 10))).isFalse(); // it has a sentence of its own
    assertThat(hasHtml(List.of(1, 2))).isFalse();
  }

  @Test
  void longListsSayHowManyMore() {
    List<Pair> many = IntStream.range(0, 1000).mapToObj(i -> new Pair("p" + i, i)).toList();

    assertThat(cells(many).lines()).hasSize(1 + 30);
    assertThat(html(many)).contains("1000 × Pair", "… and 970 more");
  }

  @Test
  void nothingOfAValueIsObeyed() {
    String html = html(List.of(new Pair("<script>alert(1)</script>&\u202e\u001b[31m", 1)));

    assertThat(html)
        .contains("&lt;script&gt;alert(1)&lt;/script&gt;&amp;??[31m")
        .doesNotContain("<script", "\u001b", "\u202e");
  }

  @Test
  void trialsAreATableWithTheBestOne() {
    List<Trial> trials =
        List.of(
            new Trial(0, 1, Map.of("lambda", 1e-4), 0.5, "", 2.25),
            new Trial(1, 2, Map.of("lambda", 0.01), 0.625, "", 3),
            new Trial(2, 3, Map.of("lambda", 10.0), Double.NaN, "the cost became NaN", 1));

    assertThat(cells(trials))
        .isEqualTo(
            """
            |trial|lambda|validation accuracy|seconds|
            |0|0.000100|50.00 %|2.3|
            |1|0.0100|62.50 %|3.0|
            |2|10.0|diverged|1.0|""");
    assertThat(html(trials)).contains("best: trial 1, lambda 0.010: 62.5 %");
  }

  @Test
  void aSearchShowsItsCandidates() {
    Search search =
        Search.of(settings -> null)
            .grid(List.of("eta", "lambda"), List.of(List.of(0.1, 0.5), List.of(0.2, 0.25)), 9);

    assertThat(cells(search))
        .isEqualTo("|trial|eta|lambda|seed|\n|0|0.100|0.500|9|\n|1|0.200|0.250|9|");
  }

  @Test
  void aComparisonIsATable() {
    var block = new Comparison.Block("W1", "5×2", 1e-9, 2e-7, 3, 1, 0.5, 0.25, 1e-8);

    String html = html(new Comparison("one against the other", List.of(block)));

    assertThat(html).contains("one against the other", "5×2", "largest relative error 2.0e-07");
  }

  private static BufferedImage picture(MimeBundle bundle) throws IOException {
    byte[] png = Base64.getDecoder().decode(bundle.data().get("image/png").getAsString());
    return ImageIO.read(new ByteArrayInputStream(png));
  }

  @Test
  void aFigureIsAPictureOfItsSize() throws IOException {
    Figure figure = Plots.rate(Schedule.constant(0.1), 10);

    MimeBundle bundle = DisplayFormatter.of("", figure);

    assertThat(picture(bundle).getWidth()).isEqualTo(2 * figure.width());
    assertThat(bundle.metadata().getAsJsonObject("image/png").get("width").getAsInt())
        .isEqualTo(figure.width());
    assertThat(bundle.data().get("text/plain").getAsString()).isEqualTo(figure.toString());
  }

  @Test
  void imagesAreAPicture() throws IOException {
    ImageShape shape = ImageShape.COLOUR_32;
    var images = new Images(new byte[3 * shape.d()], new byte[] {0, 1, 2}, shape);

    assertThat(picture(DisplayFormatter.of("", images)).getWidth()).isGreaterThan(100);

    var one = new BufferedImage(1600, 10, BufferedImage.TYPE_INT_RGB);
    MimeBundle bundle = DisplayFormatter.of("", one);
    assertThat(picture(bundle).getWidth()).isEqualTo(1600);
    assertThat(bundle.metadata().getAsJsonObject("image/png").get("width").getAsInt())
        .isEqualTo(800);
  }

  @Test
  void aValueThatCannotBeShownCostsNothingElse() {
    Object broken =
        new Object() {
          @Override
          public String toString() {
            throw new IllegalStateException("not today");
          }
        };

    assertThat(text(broken)).contains("cannot be shown: not today");
    assertThat(text(null)).isEqualTo("null");
  }

  @Test
  void aVariableIsNamed() {
    MimeBundle bundle = DisplayFormatter.of("a", Nd4j.createFromArray(new double[][] {{1}}));

    assertThat(bundle.data().get("text/plain").getAsString()).startsWith("a ==> 1×1 double");
    assertThat(bundle.data().get("text/html").getAsString()).contains(">a: 1×1 double<");
  }
}
