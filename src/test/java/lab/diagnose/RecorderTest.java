package lab.diagnose;

import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class RecorderTest {
  @Test
  void eachSettingNeedsAName() {
    Symbols symbols = Symbols.of(Map.of()).withSettings("beta1");
    Recorder recorder = new Recorder(symbols, UnaryOperator.identity());
    assertThatIllegalStateException()
        .isThrownBy(() -> recorder.made(new Object[] {0.9, 0.999}))
        .withMessage(
            "The piece is made of 2 settings, but the exercise's symbols name [beta1]:"
                + " give withSettings a name for each, in their order.");
  }
}
