package lab.piece;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MemoryLoaderTest {
  /** A class of this name stands on the class path, too. */
  @Test
  void theFileOfAClassIsTheOneThatItWasMadeOf() throws IOException {
    byte[] bytes = {1, 2, 3};
    MemoryLoader loader = new MemoryLoader(Map.of("lab.Sampler", bytes));
    try (InputStream own = loader.getResourceAsStream("lab/Sampler.class");
        InputStream other = loader.getResourceAsStream("lab/Metric.class");
        InputStream none = loader.getResourceAsStream("lab/Absent.class")) {
      assertThat(own.readAllBytes()).isEqualTo(bytes);
      assertThat(other.readAllBytes()).hasSizeGreaterThan(3);
      assertThat(none).isNull();
    }
  }
}
