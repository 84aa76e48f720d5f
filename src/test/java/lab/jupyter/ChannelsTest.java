package lab.jupyter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

class ChannelsTest {
  private static final String KEY = "the key";

  private final ZContext client = new ZContext();
  private final BlockingQueue<JupyterMessage> received = new LinkedBlockingQueue<>();
  private ConnectionFile connection;
  private Channels channels;

  @BeforeEach
  void open() throws IOException {
    connection = new ConnectionFile(Path.of("kernel.json"), "127.0.0.1", freePorts(), KEY);
    channels = new Channels(connection, (channel, message) -> received.add(message));
  }

  @AfterEach
  void close() {
    client.close();
    channels.close();
  }

  private static Map<Channel, Integer> freePorts() throws IOException {
    Map<Channel, Integer> ports = new EnumMap<>(Channel.class);
    List<ServerSocket> held = new ArrayList<>();
    for (Channel channel : Channel.values()) {
      ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
      held.add(socket);
      ports.put(channel, socket.getLocalPort());
    }
    for (ServerSocket socket : held) {
      socket.close();
    }
    return ports;
  }

  private ZMQ.Socket connected(SocketType type, Channel channel) {
    ZMQ.Socket socket = client.createSocket(type);
    // One connection in a hundred never says hello, where JeroMQ connects (zeromq/jeromq#1022); the
    // kernel is the other side. It is made anew after this time, in place of half a minute.
    socket.setHandshakeIvl(200);
    socket.connect(connection.address(channel));
    return socket;
  }

  private static JupyterMessage message(String type) {
    return JupyterMessage.about(new JsonObject(), List.of(), type, new JsonObject());
  }

  private static void send(ZMQ.Socket socket, List<byte[]> frames) {
    for (int i = 0; i < frames.size(); i++) {
      socket.send(frames.get(i), i < frames.size() - 1 ? ZMQ.SNDMORE : 0);
    }
  }

  /** What comes behind all that must be dropped is the first that is heard. */
  private void assertDropped(List<byte[]> frames) throws InterruptedException {
    ZMQ.Socket shell = connected(SocketType.DEALER, Channel.SHELL);
    send(shell, frames);
    send(shell, message("signed").frames(new Signature(KEY)));
    assertThat(received.take().type()).isEqualTo("signed");
    assertThat(received).isEmpty();
  }

  @Test
  void takesWhatIsSigned() throws InterruptedException {
    ZMQ.Socket shell = connected(SocketType.DEALER, Channel.SHELL);
    send(shell, message("kernel_info_request").frames(new Signature(KEY)));

    JupyterMessage request = received.take();
    channels.send(Channel.SHELL, request.reply("kernel_info_reply", new JsonObject()));

    assertThat(request.type()).isEqualTo("kernel_info_request");
    List<byte[]> frames = new ArrayList<>(List.of(shell.recv()));
    while (shell.hasReceiveMore()) {
      frames.add(shell.recv());
    }
    JupyterMessage reply = JupyterMessage.read(frames, new Signature(KEY)).orElseThrow();
    assertThat(reply.type()).isEqualTo("kernel_info_reply");
    assertThat(reply.parent()).isEqualTo(request.header());
  }

  @Test
  void dropsWhatIsSignedWithAnotherKey() throws InterruptedException {
    assertDropped(message("execute_request").frames(new Signature("another key")));
  }

  @Test
  void dropsWhatIsNotSigned() throws InterruptedException {
    List<byte[]> frames = message("execute_request").frames(new Signature(KEY));
    frames.set(1, new byte[0]);
    assertDropped(frames);
  }

  @Test
  void dropsWhatWasChangedAfterItWasSigned() throws InterruptedException {
    List<byte[]> frames = message("execute_request").frames(new Signature(KEY));
    frames.set(5, "{\"code\": \"System.exit(1)\"}".getBytes(UTF_8));
    assertDropped(frames);
  }

  @Test
  void dropsWhatIsNoMessage() throws InterruptedException {
    assertDropped(List.of("x".getBytes(UTF_8)));
    assertDropped(List.of("<IDS|MSG>".getBytes(UTF_8), "x".getBytes(UTF_8)));
    Signature signature = new Signature(KEY);
    for (String part : List.of("", "null", "[]", "{")) {
      List<byte[]> parts = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        parts.add(part.getBytes(UTF_8));
      }
      List<byte[]> frames = new ArrayList<>(List.of("<IDS|MSG>".getBytes(UTF_8)));
      frames.add(signature.of(parts));
      frames.addAll(parts);
      assertDropped(frames);
    }
  }

  @Test
  void sendsBackHeartbeats() {
    ZMQ.Socket heart = connected(SocketType.REQ, Channel.HEARTBEAT);
    heart.send("ping");
    assertThat(heart.recvStr()).isEqualTo("ping");
  }

  @Test
  void welcomesWhoSubscribes() {
    ZMQ.Socket ear = connected(SocketType.SUB, Channel.IOPUB);
    ear.subscribe("");
    List<String> frames = new ArrayList<>(List.of(ear.recvStr()));
    while (ear.hasReceiveMore()) {
      frames.add(ear.recvStr());
    }
    assertThat(frames.get(3)).contains("\"msg_type\":\"iopub_welcome\"");
  }

  @Test
  void sendsAllInOrder() {
    ZMQ.Socket ear = connected(SocketType.SUB, Channel.IOPUB);
    ear.subscribe("n");
    ear.recv(); // the welcome
    while (ear.hasReceiveMore()) {
      ear.recv();
    }
    int many = 5_000; // more than a socket holds unless told
    for (int i = 0; i < many; i++) {
      JsonObject content = new JsonObject();
      content.addProperty("i", i);
      channels.send(
          Channel.IOPUB,
          JupyterMessage.about(new JsonObject(), List.of("n".getBytes(UTF_8)), "stream", content));
    }
    for (int i = 0; i < many; i++) {
      String last = ear.recvStr();
      while (ear.hasReceiveMore()) {
        last = ear.recvStr();
      }
      assertThat(last).isEqualTo("{\"i\":%d}", i);
    }
  }

  @Test
  void aPortInUseIsNamed() {
    assertThatThrownBy(() -> new Channels(connection, (channel, message) -> {}))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "shell_port of kernel.json, %d, is in use by another program: let Jupyter start the kernel again, with other ports."
                .formatted(connection.ports().get(Channel.SHELL)));
  }
}
