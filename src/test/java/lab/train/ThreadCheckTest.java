package lab.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ThreadCheckTest {
  @Test
  void saysWhatIsWrongAndWhatToDo() {
    assertThat(ThreadCheck.warning(Map.of(), 4))
        .contains(
            "training: ND4J uses 4 threads here, since OMP_NUM_THREADS is not set; they get into one another's way, and an update can take twenty times as long. Set OMP_NUM_THREADS=1 before Java starts, as labs/lab does.");
  }

  @ParameterizedTest
  @CsvSource({"2, 2", "8, 8", "' 2 ', 2", "'2,1', 2", "0, 4", "all, 4", "'', 4"})
  void namesTheUsersOwnSetting(String asked, int threads) {
    String shown = asked.isBlank() ? "not set" : "\"" + asked.strip() + "\"";
    assertThat(ThreadCheck.warning(Map.of("OMP_NUM_THREADS", asked), 4).orElseThrow())
        .startsWith(
            "training: ND4J uses %d threads here, since OMP_NUM_THREADS is %s;"
                .formatted(threads, shown));
  }

  @Test
  void openBlasOwnVariableIsNotReadAndChangesNothing() {
    assertThat(ThreadCheck.warning(Map.of("OPENBLAS_NUM_THREADS", "1"), 2)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", " 1", "1,4"})
  void oneThreadIsRight(String asked) {
    assertThat(ThreadCheck.warning(Map.of("OMP_NUM_THREADS", asked), 4)).isEmpty();
  }

  @Test
  void oneCoreIsRight() {
    assertThat(ThreadCheck.warning(Map.of(), 1)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"OMP_WAIT_POLICY, PASSIVE", "OMP_WAIT_POLICY, passive", "GOMP_SPINCOUNT, 0"})
  void threadsThatSleepWhileTheyWaitAreRight(String variable, String value) {
    assertThat(ThreadCheck.warning(Map.of("OMP_NUM_THREADS", "4", variable, value), 4)).isEmpty();
  }
}
