package lab.jupyter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConnectionFileTest {
  static final String GOOD =
      """
      {"shell_port": 5001, "iopub_port": 5002, "stdin_port": 5003, "control_port": 5004,
       "hb_port": 5005, "ip": "127.0.0.1", "key": "a0436f6c-1916", "transport": "tcp",
       "signature_scheme": "hmac-sha256", "kernel_name": "two-layer-lab"}
      """;

  @TempDir Path folder;

  private ConnectionFile read(String text) throws IOException {
    Path file = folder.resolve("kernel.json");
    Files.writeString(file, text);
    return ConnectionFile.read(file);
  }

  @Test
  void saysWhereToListen() throws IOException {
    ConnectionFile read = read(GOOD);

    assertThat(read.key()).isEqualTo("a0436f6c-1916");
    assertThat(read.address(Channel.SHELL)).isEqualTo("tcp://127.0.0.1:5001");
    assertThat(read.address(Channel.HEARTBEAT)).isEqualTo("tcp://127.0.0.1:5005");
    assertThat(read(GOOD.replace("127.0.0.1", "::1")).address(Channel.IOPUB))
        .isEqualTo("tcp://[::1]:5002");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"tcp\"          | \"ipc\"     | has the transport \"ipc\", but this kernel knows tcp alone.",
        "hmac-sha256      | hmac-md5    | has the signature_scheme \"hmac-md5\", but this kernel knows hmac-sha256 alone.",
        "127.0.0.1        | 0.0.0.0     | asks to listen on ip 0.0.0.0: this kernel listens on this machine alone, such as 127.0.0.1.",
        "127.0.0.1        | example.org | asks to listen on ip example.org: this kernel",
        "a0436f6c-1916    | ''          | has an empty key: anybody could then send this kernel what it runs.",
        "\"key\"          | \"kee\"     | lacks \"key\", a text.",
        "5003             | 65536       | lacks \"stdin_port\", a port from 1 to 65535.",
        "5003             | 0           | lacks \"stdin_port\", a port from 1 to 65535.",
        "5003             | \"5003\"    | lacks \"stdin_port\", a port from 1 to 65535.",
        "5003             | 5004        | gives one port to several channels: each needs its own.",
        "\"hb_port\":     | \"hb_port\" | is no JSON: it may be cut short."
      })
  void refusesInASentence(String good, String bad, String sentence) {
    assertThat(GOOD).contains(good);
    assertThatThrownBy(() -> read(GOOD.replace(good, bad)))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("The connection file ")
        .hasMessageContaining("kernel.json " + sentence);
  }

  @Test
  void anEmptyOneLacksAll() {
    assertThatThrownBy(() -> read("")).hasMessageEndingWith("lacks \"transport\", a text.");
  }

  @Test
  void oneThatIsNotThereIsMissed() {
    assertThatThrownBy(() -> ConnectionFile.read(folder.resolve("gone.json")))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("There is no connection file ")
        .hasMessageEndingWith("labs/lab jupyter starts Jupyter");
  }
}
