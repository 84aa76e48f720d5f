package lab.data;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/** A server with one file on this machine, well or badly behaved. */
final class FileServer implements AutoCloseable {
  /** The requests so far: their Range and If-Range, or "null". */
  final List<String> requests = new CopyOnWriteArrayList<>();

  byte[] content;
  String tag = "\"v1\"";
  String modified;
  boolean knowsRanges = true;
  int status = 200;

  /** Byte of the file at which the connection breaks, once {@link #arrived} has a permit. */
  int breakAt = Integer.MAX_VALUE;

  /**
   * Released when the bytes up to {@link #breakAt} are read: Java's client drops the unread ones.
   */
  final Semaphore arrived = new Semaphore(0);

  /** Byte of the file at which the server falls silent. */
  int stallAt = Integer.MAX_VALUE;

  /** Whether it falls silent before its first word. */
  boolean deaf;

  /** Whether it says how long the file is. */
  boolean saysLength = true;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch closing = new CountDownLatch(1);

  FileServer(byte[] content) throws IOException {
    this.content = content;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  URI uri() {
    return URI.create("http://localhost:%d/cifar.tar.gz".formatted(server.getAddress().getPort()));
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String range = exchange.getRequestHeaders().getFirst("Range");
      String ifRange = exchange.getRequestHeaders().getFirst("If-Range");
      requests.add(range + " " + ifRange);
      if (deaf) {
        closing.await();
      }
      if (tag != null) {
        exchange.getResponseHeaders().set("ETag", tag);
      }
      if (modified != null) {
        exchange.getResponseHeaders().set("Last-Modified", modified);
      }
      boolean same = ifRange == null || ifRange.equals(tag) || ifRange.equals(modified);
      int from = 0;
      int code = status;
      if (code == 200 && range != null && knowsRanges && same) {
        from = Integer.parseInt(range.replaceAll("\\D", ""));
        code = from < content.length ? 206 : 416;
        String bytes = code == 206 ? from + "-" + (content.length - 1) : "*";
        exchange
            .getResponseHeaders()
            .set("Content-Range", "bytes %s/%d".formatted(bytes, content.length));
      }
      if (code >= 400) {
        exchange.sendResponseHeaders(code, -1);
        return;
      }
      exchange.sendResponseHeaders(code, saysLength ? content.length - from : 0);
      int to = Math.min(content.length, Math.min(breakAt, stallAt));
      exchange.getResponseBody().write(Arrays.copyOfRange(content, from, to));
      exchange.getResponseBody().flush();
      if (stallAt < content.length) {
        closing.await();
      } else if (breakAt < content.length) {
        arrived.acquire();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
