package lab.kernel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CellOutputTest {
  private record Sent(String type, JsonObject content) {
    String text() {
      return content.has("text") ? content.get("text").getAsString() : "";
    }

    String name() {
      return content.has("name") ? content.get("name").getAsString() : "";
    }
  }

  private final List<Sent> sent = new ArrayList<>();
  private final CellOutput output =
      new CellOutput((type, content) -> sent.add(new Sent(type, content)));
  private final PrintStream out = new PrintStream(output.out(), true, UTF_8);

  private String text(String name) {
    return sent.stream()
        .filter(one -> one.name().equals(name))
        .map(Sent::text)
        .collect(Collectors.joining());
  }

  @Test
  void textIsGathered() {
    for (int i = 0; i < 1000; i++) {
      out.println(i);
    }
    output.flush();
    output.flush();

    assertThat(sent).hasSize(1);
    assertThat(text("stdout")).startsWith("0\n1\n2\n").endsWith("999\n");
  }

  @Test
  void whatIsShownStandsBehindWhatWasPrintedBefore() {
    out.print("before");
    output.say("a sentence");
    output.display(MimeBundle.of("shown"));
    out.print("behind");
    output.flush();

    assertThat(sent.stream().map(one -> one.type() + " " + one.name() + one.text()))
        .containsExactly(
            "stream stdoutbefore",
            "stream stderra sentence\n",
            "display_data ",
            "stream stdoutbehind");
  }

  @Test
  void aCharacterIsNeverSentInHalves() {
    String text = "aé€🙂z";
    for (byte b : text.getBytes(UTF_8)) {
      output.out();
      out.write(b);
      output.flush();
    }

    assertThat(text("stdout")).isEqualTo(text);
    assertThat(sent).allSatisfy(one -> assertThat(one.text()).doesNotContain("\ufffd"));
  }

  @Test
  void textHasAnEndThatIsTold() {
    out.print("x".repeat(CellOutput.MAX_PRINTED - 1));
    output.flush();
    assertThat(text("stderr")).isEmpty();

    out.print("yz");
    out.print("w".repeat(1_000_000));
    output.flush();

    assertThat(text("stdout")).hasSize(CellOutput.MAX_PRINTED).endsWith("xy");
    assertThat(text("stderr"))
        .isEqualTo(
            "%nA cell shows the first 200,000 characters that it prints; what comes after them is left out.%n"
                .formatted());
  }

  @Test
  void picturesHaveAnEndThatIsTold() {
    for (int i = 0; i < CellOutput.MAX_DISPLAYS + 5; i++) {
      output.display(MimeBundle.of("" + i));
    }
    output.flush();

    assertThat(sent.stream().filter(one -> one.type().equals("display_data")))
        .hasSize(CellOutput.MAX_DISPLAYS);
    assertThat(text("stderr"))
        .isEqualTo(
            "A cell shows at most 100 figures, tables and values; what comes after them is left out.\n");
  }

  @Test
  void progressStaysInOnePlace() {
    ProgressLine line = new ProgressLine(output);
    line.accept("1 %");
    line.accept("2 %");
    line.accept("2 %");

    assertThat(sent.stream().map(Sent::type))
        .containsExactly("display_data", "update_display_data");
    assertThat(sent.get(0).content().get("transient"))
        .isEqualTo(sent.get(1).content().get("transient"));
    assertThat(sent.get(0).content().getAsJsonObject("transient").get("display_id").getAsString())
        .isNotEmpty();
  }
}
