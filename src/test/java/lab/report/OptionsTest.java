package lab.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OptionsTest {
  private static final Options NONE = Options.parse(null, null, null, null, false, null);

  @AfterEach
  void forget() {
    for (String name : new String[] {"budget", "seeds", "only", "data", "resume", "out"}) {
      System.clearProperty("lab.report." + name);
    }
  }

  @Test
  void withoutOptionsTheDataDecide() {
    assertThat(NONE.budget()).isEmpty();
    assertThat(NONE.data()).isEmpty();
    assertThat(NONE.seeds()).as("as many as the budget says").isEmpty();
    assertThat(NONE.resume()).isFalse();
    assertThat(NONE.wants("anything")).isTrue();
    assertThat(NONE.out()).isEmpty();
  }

  @Test
  void theyReachTheScript() {
    Options options = Options.parse("tiny", "3", "wide, coarse", "shapes", true, "here");

    Options.tell(options);

    assertThat(Options.current())
        .isEqualTo(
            new Options(
                Optional.of(Budget.TINY),
                OptionalInt.of(3),
                Set.of("wide", "coarse"),
                Optional.of("shapes"),
                true,
                Optional.of(Path.of("here"))));
    Options.tell(null);
    assertThat(Options.current()).isEqualTo(NONE);
  }

  @Test
  void onlyLimitsWhatIsRun() {
    Options options = Options.parse(null, null, "wide,coarse", null, false, null);

    assertThat(options.wants("wide")).isTrue();
    assertThat(options.wants("best_adam")).isFalse();
  }

  @Test
  void whoStopsAReportIsToldTheCommandThatGoesOn() {
    assertThat(NONE.again(false)).isEqualTo("labs/lab report --resume");
    assertThat(Options.parse("tiny", "3", "wide,coarse", "shapes", false, "my page").again(true))
        .isEqualTo(
            "labs/lab report --resume --record --budget tiny --seeds 3 --only wide,coarse --data shapes --out \"my page\"");
  }

  @Test
  void badValuesAreRefusedInASentence() {
    assertThatThrownBy(() -> Options.parse("huge", null, null, null, false, null))
        .hasMessage("report: budget must be tiny, quick, full, but is \"huge\"");
    assertThatThrownBy(() -> Options.parse(null, "0", null, null, false, null))
        .hasMessage("report: seeds must be a whole number from 1 to 999, but is \"0\"");
    assertThatThrownBy(() -> Options.parse(null, "two", null, null, false, null))
        .hasMessageContaining("\"two\"");
    assertThatThrownBy(() -> Options.parse(null, null, null, "mnist", false, null))
        .hasMessage("report: data must be cifar10 or shapes, but is \"mnist\"");
    assertThatThrownBy(() -> Options.parse(null, null, " ,", null, false, null))
        .hasMessage("report: only must name rows, such as best_cyclic,best_adam, but is \" ,\"");
  }
}
