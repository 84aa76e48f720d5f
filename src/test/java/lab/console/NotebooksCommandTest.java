package lab.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NotebooksCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir Path folder;

  private int notebooks(String... args) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    String[] all = new String[args.length + 1];
    all[0] = "notebooks";
    System.arraycopy(args, 0, all, 1, args.length);
    return Main.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(all);
  }

  @Test
  void makesThemOnceChecksThemAndKeepsWhatWasChanged() throws IOException {
    String place = folder.toString();
    assertThat(notebooks(place)).isZero();
    assertThat(out.toString()).isEqualToNormalizingNewlines(place + ": 13 written\n");
    assertThat(notebooks(place)).isZero();
    assertThat(out.toString()).isEqualToNormalizingNewlines(place + ": 0 written, 13 as before\n");
    assertThat(notebooks(place, "--check")).isZero();
    assertThat(out.toString())
        .isEqualToNormalizingNewlines(place + ": every notebook is as its script makes it.\n");

    Path changed = folder.resolve("04-backprop.ipynb");
    Files.writeString(changed, Files.readString(changed).replace("A nudge", "My nudge"));
    String sentence =
        changed
            + ": cell 3, step-a-nudge, differs from labs/04-backprop.jsh in line 1: it has"
            + " \"## My nudge\" in place of \"## A nudge\"";
    assertThat(notebooks(place, "--check")).isEqualTo(1);
    assertThat(out.toString()).isEqualToNormalizingNewlines(sentence + ".\n");
    assertThat(notebooks(place, "--lab", "4")).isEqualTo(1);
    assertThat(err.toString())
        .isEqualToNormalizingNewlines(
            sentence
                + ": left alone.\n"
                + "--force replaces what was left alone, and what was changed there is lost.\n");
    assertThat(changed).content().contains("My nudge");
    assertThat(notebooks(place, "--lab", "4", "--force")).isZero();
    assertThat(changed).content().doesNotContain("My nudge");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--check --force       | notebooks: --check writes nothing and runs nothing, so it stands alone",
        "--check --execute     | notebooks: --check writes nothing and runs nothing, so it stands alone",
        "--budget tiny         | notebooks: --budget and --reference are for --execute",
        "--nbgrader a --check  | notebooks: --nbgrader writes a course in its own folder, and nothing else",
        "--lab 99              | there is no lab \"99\": there are 1 to 13",
      })
  void whatMakesNoSenseIsASentence(String words, String sentence) {
    assertThat(notebooks(words.split(" "))).isEqualTo(2);
    assertThat(err.toString()).contains(sentence);
  }
}
