package lab.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OtherVersionsTest {
  private static Map<String, String> there() {
    Map<String, String> there = new LinkedHashMap<>(Provenance.currentVersions());
    there.put("worker", "far, executor 1");
    there.put("processors", "96");
    return there;
  }

  @Test
  void anotherMachineOfTheSameKindIsNoOther() {
    assertThat(OtherVersions.of(there())).isEmpty();
  }

  @Test
  void whatBitsMayDependOnIsNamed() {
    Map<String, String> there = there();
    there.put("Java", "21.0.5");

    assertThat(OtherVersions.of(there)).isEqualTo(Map.of("Java", "21.0.5"));
    assertThat(
            OtherVersions.sentence(
                "far, executor 1", OtherVersions.of(there), Map.of("Java", "17.0.15")))
        .isEqualTo(
            "cluster, worker far, executor 1: it computes with Java 21.0.5, not 17.0.15; what it finds need not be the same to the bit as here, and its results say so");
  }
}
