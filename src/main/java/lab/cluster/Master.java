package lab.cluster;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lab.base.Reason;

/**
 * A master, as Spark names it.
 *
 * @param url such as {@code spark://10.0.0.1:7077}, or {@code spark://one:7077,two:7077}
 */
record Master(String url) {
  private static final String STANDALONE = "spark://";
  private static final int ANSWER_MILLIS = 5_000;
  private static final Pattern ADDRESS = Pattern.compile("([^/,:]+|\\[[^]]+]):\\d{1,5}");
  private static final Pattern OTHERS = Pattern.compile("local(\\[.+])?|yarn|k8s://.+");

  /**
   * @throws IllegalArgumentException if Spark would not understand it
   */
  Master {
    boolean understood =
        OTHERS.matcher(url).matches()
            || url.startsWith(STANDALONE)
                && addresses(url).stream().allMatch(one -> ADDRESS.matcher(one).matches());
    if (!understood) {
      String bare = url.replaceFirst("^[a-z]+://", "");
      String meant =
          ADDRESS.matcher(bare).matches() ? "; did you mean %s%s?".formatted(STANDALONE, bare) : "";
      throw new IllegalArgumentException(
          "cluster: a master is spark://HOST:PORT, local[2], yarn or k8s://…, but is \"%s\"%s"
              .formatted(url, meant));
    }
  }

  private static List<String> addresses(String url) {
    return List.of(url.substring(STANDALONE.length()).split(",", -1));
  }

  /**
   * Looks whether somebody listens where a standalone master should, since Spark tries for a
   * minute.
   *
   * @throws IOException if nobody does
   */
  void requireAnswer() throws IOException {
    if (!url.startsWith(STANDALONE)) {
      return;
    }
    IOException last = null;
    for (String address : addresses(url)) {
      int colon = address.lastIndexOf(':');
      int port = Integer.parseInt(address.substring(colon + 1));
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress(address.substring(0, colon), port), ANSWER_MILLIS);
        return;
      } catch (IOException e) {
        last = e;
      }
    }
    throw new IOException(
        "cluster: no master answers at %s (%s): start one with labs/lab cluster start, or name the address that it told"
            .formatted(url, Reason.of(last)),
        last);
  }

  /** Whether it is on this machine alone. */
  boolean isLoopback() {
    return Stream.of("//127.0.0.1", "//localhost").anyMatch(url::contains);
  }
}
