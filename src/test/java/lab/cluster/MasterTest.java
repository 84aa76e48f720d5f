package lab.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MasterTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "local",
        "local[2]",
        "local[*]",
        "yarn",
        "k8s://https://10.0.0.1:6443",
        "spark://10.0.0.1:7077",
        "spark://one:7077,two:7077",
        "spark://[::1]:7077"
      })
  void whatSparkUnderstandsIsTaken(String url) {
    assertThat(new Master(url).url()).isEqualTo(url);
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1:7077, spark://127.0.0.1:7077",
    "http://127.0.0.1:8080, spark://127.0.0.1:8080",
  })
  void anAddressAloneIsAnsweredWithWhatWasMeant(String url, String meant) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Master(url))
        .withMessage(
            "cluster: a master is spark://HOST:PORT, local[2], yarn or k8s://…, but is \"%s\"; did you mean %s?",
            url, meant);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "spark://", "spark://host", "spark://host:port", "mesos"})
  void whatSparkDoesNotUnderstandIsRefused(String url) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Master(url))
        .withMessageEndingWith("but is \"%s\"", url);
  }

  @Test
  void aMasterThatDoesNotAnswerIsToldAtOnce() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      port = socket.getLocalPort();
      Master master = new Master("spark://127.0.0.1:" + port);
      assertThatCode(master::requireAnswer).doesNotThrowAnyException();
    }
    assertThatIOException()
        .isThrownBy(() -> new Master("spark://127.0.0.1:" + port).requireAnswer())
        .withMessageStartingWith(
            "cluster: no master answers at spark://127.0.0.1:%d (Connection refused", port)
        .withMessageEndingWith(
            "): start one with labs/lab cluster start, or name the address that it told");
  }
}
