package lab.practice;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import lab.course.Course;
import lab.course.Verdict;
import lab.piece.Message;
import lab.piece.Outcome;
import lab.piece.Outcome.Status;
import lab.piece.process.Printed;
import lab.script.Home;
import lab.script.ProgressFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PracticeRecordTest {
  private static final Verdict VERDICT =
      new Verdict(
          Course.of("4.1"),
          List.of(
              new Outcome("It adds.", 3, Status.PASSED, Message.NONE, ""),
              new Outcome(
                  "It \"subtracts\".", 4, Status.FAILED, Message.of("1 ≠ 2\n  x"), "sign")));

  @TempDir Path folder;
  private Path file;
  private final List<String> complaints = new ArrayList<>();
  private PracticeRecord progress;

  @BeforeEach
  void begin() {
    file = folder.resolve("labs/.progress.json");
    progress = new PracticeRecord(new Home(folder).remembered(complaints::add));
  }

  @Test
  void aVerdictIsKnownForItsSourceAlone() throws IOException {
    assertThat(progress.verdict("4.1", "abc")).isEmpty();
    progress.keep(VERDICT, Printed.NOTHING, "abc");
    assertThat(
            new PracticeRecord(new Home(folder).remembered(complaints::add)).verdict("4.1", "abc"))
        .contains(VERDICT);
    assertThat(progress.verdict("4.1", "abd")).isEmpty();
    assertThat(progress.verdict("5.1", "abc")).isEmpty();
  }

  @Test
  void whatWasPrintedIsRememberedWithTheVerdict() {
    Printed printed = new Printed(List.of("n = 3"), 4, List.of("n = 15"));
    progress.keep(VERDICT, printed, "abc");
    assertThat(progress.printed("4.1", "abc")).isEqualTo(printed);
    assertThat(progress.printed("4.1", "abd")).isEqualTo(Printed.NOTHING);
    file(all -> all.getAsJsonObject("checked").getAsJsonObject("4.1").remove("printed"));
    assertThat(progress.verdict("4.1", "abc")).isEmpty();
  }

  @Test
  void aVerdictOfAnotherProgramIsNotKnown() throws IOException {
    progress.keep(VERDICT, Printed.NOTHING, "abc");
    file(
        all ->
            all.getAsJsonObject("checked").getAsJsonObject("4.1").addProperty("program", "older"));
    assertThat(progress.verdict("4.1", "abc")).isEmpty();
  }

  private void file(Consumer<JsonObject> change) {
    new ProgressFile(file.getParent(), complaints::add).update(change);
  }

  @Test
  void whatHadToBeStoppedIsRememberedForItsSource() {
    progress.keepStopped("4.1", "abc");
    assertThat(progress.wasStopped("4.1", "abc")).isTrue();
    assertThat(progress.wasStopped("4.1", "abd")).isFalse();
    assertThat(progress.wasStopped("5.1", "abc")).isFalse();
  }

  @Test
  void hintsAndGivingUpAreRememberedAndWhatOthersKeepStays() throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "{\"labs\": {\"3\": {\"step\": 5}}, \"hints\": 7, \"gaveUp\": true}");
    assertThat(progress.hints("4.1")).isZero();
    assertThat(progress.gaveUp("4.1")).isFalse();
    progress.keepHints("4.1", 2);
    progress.keepGivenUp("4.1");
    progress.keepGivenUp("4.1");
    progress.keep(VERDICT, Printed.NOTHING, "abc");
    assertThat(progress.hints("4.1")).isEqualTo(2);
    assertThat(progress.gaveUp("4.1")).isTrue();
    assertThat(progress.gaveUp("5.1")).isFalse();
    JsonObject all = new ProgressFile(file.getParent(), complaints::add).read();
    assertThat(all.getAsJsonArray("gaveUp")).hasSize(1);
    assertThat(all.get("labs")).hasToString("{\"3\":{\"step\":5}}");
    assertThat(complaints).isEmpty();
    assertThat(folder.resolve("labs")).isDirectoryNotContaining("glob:**.tmp");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"checked\": {\"4.1\"", "[]", "", "\u0000\u0000", "nonsense"})
  void aDamagedFileIsSetAsideWithASentence(String damaged) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, damaged);
    assertThat(progress.verdict("4.1", "abc")).isEmpty();
    assertThat(complaints)
        .singleElement()
        .asString()
        .matches(
            ".*\\.progress\\.json is damaged; it is now \\.progress\\.json\\.damaged, and a new one is begun:"
                + " your pieces are checked anew, but where you stopped is forgotten\\.");
    assertThat(file.resolveSibling(".progress.json.damaged")).hasContent(damaged);
    progress.keep(VERDICT, Printed.NOTHING, "abc");
    assertThat(progress.verdict("4.1", "abc")).contains(VERDICT);
  }

  @Test
  void whatIsNotAVerdictIsNotKnown() throws IOException {
    progress.keep(VERDICT, Printed.NOTHING, "abc");
    file(
        all ->
            all.getAsJsonObject("checked").getAsJsonObject("4.1").addProperty("verdict", "right"));
    assertThat(progress.verdict("4.1", "abc")).isEmpty();
    assertThat(complaints).isEmpty();
  }
}
