package lab.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class ReportCommandTest {
  private final StringWriter err = new StringWriter();

  private int report(String... options) {
    CommandLine command = Main.commandLine().setErr(new PrintWriter(err));
    String[] arguments = new String[options.length + 1];
    arguments[0] = "report";
    System.arraycopy(options, 0, arguments, 1, options.length);
    return command.execute(arguments);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--budget | huge | report: budget must be tiny, quick, full, but is \"huge\"",
        "--seeds | 0 | report: seeds must be a whole number from 1 to 999, but is \"0\"",
        "--data | mnist | report: data must be cifar10 or shapes, but is \"mnist\"",
      })
  void badValuesAreNotUnderstood(String option, String value, String sentence) {
    assertThat(report(option, value)).isEqualTo(2);
    assertThat(err.toString()).isEqualTo(sentence + System.lineSeparator());
  }

  @Test
  void theRecordHasAScriptOfItsOwn() {
    assertThat(report("--record", "--only", "wide")).isEqualTo(2);
    assertThat(err.toString())
        .startsWith(
            "report: only must name rows or searches of 13-record.jsh, but \"wide\" is none of them: ");
  }

  @Test
  void onlyKnowsTheScriptsNames() {
    assertThat(report("--only", "best_cyclic,besst_adam")).isEqualTo(2);
    assertThat(err.toString())
        .startsWith(
            "report: only must name rows or searches of 12-report.jsh, but \"besst_adam\" is none of them: best_adam, best_cyclic, better_adam, better_cyclic, coarse, default, default_reg, dropout, dropout_augmented, fine, grid, level_peaks, more_images, narrow, one_cycle, three_cycles, tuned_adam, tuned_sgd, unaugmented, wide");
  }
}
