package lab.jupyter;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;
import org.zeromq.ZMQException;
import zmq.ZError;

/**
 * The sockets of a kernel, bound to this machine alone. One thread owns them all, since none may be
 * used by two: it answers heartbeats, hands over what comes, and sends what it is given through a
 * queue, in order. It runs nothing of anybody's, so that a kernel is heard while it computes.
 */
public final class Channels implements AutoCloseable {
  private static final String INBOX = "inproc://to-be-sent";
  private static final int LINGER_MILLIS = 1000; // for what is on its way at the end
  private static final byte SUBSCRIBED = 1;

  private final Signature signature;
  private final BiConsumer<Channel, JupyterMessage> receiver;
  private final ZContext context = new ZContext();
  private final Map<Channel, ZMQ.Socket> sockets = new EnumMap<>(Channel.class);
  private final BlockingQueue<Outgoing> outgoing = new LinkedBlockingQueue<>();
  private final CountDownLatch closed = new CountDownLatch(1);

  /** What is to be sent; without a message, the end. */
  private record Outgoing(Channel channel, JupyterMessage message) {}

  /**
   * Binds the sockets and begins to listen.
   *
   * @param receiver told each message of shell, control and stdin by the thread of the sockets,
   *     which it must not keep waiting
   * @throws IOException in a sentence, if a port is in use
   */
  public Channels(ConnectionFile connection, BiConsumer<Channel, JupyterMessage> receiver)
      throws IOException {
    this.signature = new Signature(connection.key());
    this.receiver = receiver;
    context.setLinger(LINGER_MILLIS);
    ZMQ.Socket inbox = context.createSocket(SocketType.PULL);
    inbox.bind(INBOX);
    try {
      for (Channel channel : Channel.values()) {
        sockets.put(channel, bound(connection, channel));
      }
    } catch (IOException e) {
      context.close();
      throw e;
    }
    daemon("sockets", () -> listen(inbox));
    daemon("outgoing", this::passOn);
  }

  private static void daemon(String name, Runnable task) {
    Thread thread = new Thread(task, "Jupyter " + name);
    thread.setDaemon(true);
    thread.start();
  }

  private ZMQ.Socket bound(ConnectionFile connection, Channel channel) throws IOException {
    SocketType type =
        switch (channel) {
          case IOPUB -> SocketType.XPUB; // which hears who subscribes
          case HEARTBEAT -> SocketType.REP;
          default -> SocketType.ROUTER;
        };
    ZMQ.Socket socket = context.createSocket(type);
    socket.setLinger(LINGER_MILLIS);
    socket.setIPv6(connection.ip().contains(":"));
    socket.setHWM(0); // a message that has no room would be dropped without a word
    if (channel == Channel.IOPUB) {
      socket.setXpubVerbose(true);
    }
    try {
      socket.bind(connection.address(channel));
      return socket;
    } catch (ZMQException e) {
      String why =
          e.getErrorCode() == ZError.EADDRINUSE
              ? "is in use by another program: let Jupyter start the kernel again, with other ports"
              : "cannot be listened on: " + e.getMessage();
      throw new IOException(
          "%s of %s, %d, %s."
              .formatted(channel.member(), connection.file(), connection.ports().get(channel), why),
          e);
    }
  }

  /** Sends a message, behind all that were given before; any thread may call it. */
  public void send(Channel channel, JupyterMessage message) {
    outgoing.add(new Outgoing(channel, message));
  }

  /**
   * Takes what any thread wants to send to the thread that owns the sockets. A thread of a cell,
   * which may be interrupted or stopped, touches no socket.
   */
  private void passOn() {
    try (ZMQ.Socket outbox = context.createSocket(SocketType.PUSH)) {
      outbox.connect(INBOX);
      while (true) {
        Outgoing next = outgoing.take();
        if (next.message() == null) {
          outbox.send("");
          return;
        }
        outbox.sendMore(next.channel().name());
        sendAll(outbox, next.message().frames(signature));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void sendAll(ZMQ.Socket socket, List<byte[]> frames) {
    for (int i = 0; i < frames.size() - 1; i++) {
      socket.sendMore(frames.get(i));
    }
    socket.send(frames.get(frames.size() - 1));
  }

  private static List<byte[]> receiveAll(ZMQ.Socket socket) {
    List<byte[]> frames = new ArrayList<>();
    do {
      frames.add(socket.recv());
    } while (socket.hasReceiveMore());
    return frames;
  }

  private void listen(ZMQ.Socket inbox) {
    List<Channel> channels = List.copyOf(sockets.keySet());
    try (ZMQ.Poller poller = context.createPoller(channels.size() + 1)) {
      channels.forEach(channel -> poller.register(sockets.get(channel), ZMQ.Poller.POLLIN));
      poller.register(inbox, ZMQ.Poller.POLLIN);
      while (true) {
        poller.poll();
        for (int i = 0; i < channels.size(); i++) {
          if (poller.pollin(i)) {
            received(channels.get(i), receiveAll(sockets.get(channels.get(i))));
          }
        }
        if (poller.pollin(channels.size())) {
          List<byte[]> frames = receiveAll(inbox);
          if (frames.size() == 1) {
            return;
          }
          Channel channel = Channel.valueOf(new String(frames.get(0), UTF_8));
          sendAll(sockets.get(channel), frames.subList(1, frames.size()));
        }
      }
    } finally {
      context.close();
      closed.countDown();
    }
  }

  private void received(Channel channel, List<byte[]> frames) {
    switch (channel) {
      case HEARTBEAT -> sendAll(sockets.get(channel), frames);
      case IOPUB -> welcome(frames.get(0));
      default ->
          JupyterMessage.read(frames, signature)
              .ifPresent(message -> receiver.accept(channel, message));
    }
  }

  /** Who has subscribed is told so, and then knows that it will miss nothing. */
  private void welcome(byte[] subscription) {
    if (subscription.length > 0 && subscription[0] == SUBSCRIBED) {
      String topic = new String(subscription, 1, subscription.length - 1, UTF_8);
      JsonObject content = new JsonObject();
      content.addProperty("subscription", topic);
      JupyterMessage message =
          JupyterMessage.about(
              new JsonObject(), List.of(topic.getBytes(UTF_8)), "iopub_welcome", content);
      sendAll(sockets.get(Channel.IOPUB), message.frames(signature));
    }
  }

  /** Sends what is waiting, and gives the ports free; takes at most two seconds. */
  @Override
  public void close() {
    outgoing.add(new Outgoing(null, null));
    try {
      closed.await(2L * LINGER_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
