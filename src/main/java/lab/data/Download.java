package lab.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import lab.base.Reason;
import lab.base.Shown;

/**
 * Downloads one file and resumes an interrupted download: the bytes so far are in {@code
 * FILE.part}, and the version of the file they belong to in {@code FILE.part.version}.
 */
final class Download {
  private static final int OK = 200;
  private static final int PARTIAL = 206;
  private static final int BEYOND_THE_END = 416;

  private final URI from;
  private final Path part;
  private final Path version;
  private final long limit;
  private final Duration patience;
  private final DownloadProgress progress;
  private final HttpClient client =
      HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();

  /**
   * @param from where the file is, http or https
   * @param file where it would go; its name with {@code .part} is where it does
   * @param limit bytes that it may have at most
   * @param patience how long to wait for the next byte
   * @param progress hears of every piece
   */
  Download(URI from, Path file, long limit, Duration patience, DownloadProgress progress) {
    this.from = from;
    this.part = file.resolveSibling(file.getFileName() + ".part");
    this.version = file.resolveSibling(file.getFileName() + ".part.version");
    this.limit = limit;
    this.patience = patience;
    this.progress = progress;
  }

  /**
   * Downloads what is not yet here.
   *
   * @return the whole file, still with the ending {@code .part}
   * @throws IOException if it fails; what has come is kept for the next time
   */
  Path run() throws IOException {
    FileChannel out = open();
    try (out) {
      fetch(out);
    } finally {
      if (Files.size(part) == 0) {
        discard();
      }
    }
    return part;
  }

  private FileChannel open() throws IOException {
    FileChannel out;
    try {
      Files.createDirectories(part.toAbsolutePath().getParent());
      out = FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw unwritable(e);
    }
    if (out.tryLock() == null) {
      out.close();
      throw new IOException("%s: another download is writing it; let it end".formatted(part));
    }
    return out;
  }

  /** Deletes what has come. */
  void discard() throws IOException {
    Files.deleteIfExists(version);
    Files.deleteIfExists(part);
  }

  private void fetch(FileChannel out) throws IOException {
    HttpResponse<InputStream> response = ask(out.size());
    if (response.statusCode() == BEYOND_THE_END && out.size() > 0) {
      response.body().close();
      if (contentRange(response).equals("bytes */" + out.size())) {
        return; // all of it is here already
      }
      out.truncate(0);
      response = ask(0);
    }
    try (InputStream body = response.body()) {
      switch (response.statusCode()) {
        case PARTIAL -> requireToGoOn(response, out.size());
        case OK -> {
          out.truncate(0);
          rememberVersion(response);
        }
        default ->
            throw new IOException(
                "%s: the server answered %d where 200 was expected: check the address, name a mirror"
                        .formatted(from, response.statusCode())
                    + " with --url, or import a file with --from");
      }
      long length = response.headers().firstValueAsLong("Content-Length").orElse(-1);
      copy(body, out, length < 0 ? -1 : out.size() + length);
    }
  }

  private HttpResponse<InputStream> ask(long have) throws IOException {
    HttpRequest.Builder request = HttpRequest.newBuilder(from);
    if (have > 0) {
      request.header("Range", "bytes=" + have + "-");
      if (Files.exists(version)) {
        request.header("If-Range", Files.readString(version));
      }
    }
    try {
      return await(client.sendAsync(request.build(), BodyHandlers.ofInputStream()));
    } catch (TimeoutException e) {
      throw stalled(have, -1);
    } catch (ExecutionException e) {
      throw new IOException(
          "%s: cannot be reached (%s): check the address and the network, or import a file with --from"
              .formatted(from, Shown.of(String.valueOf(e.getCause()))),
          e);
    }
  }

  private void requireToGoOn(HttpResponse<?> response, long have) throws IOException {
    String range = contentRange(response);
    if (!range.startsWith("bytes " + have + "-")) {
      throw new IOException(
          "%s: the server was asked for the bytes from %d on, but sent \"%s\": delete %s to start anew"
              .formatted(from, have, range, part));
    }
  }

  private static String contentRange(HttpResponse<?> response) {
    return Shown.of(response.headers().firstValue("Content-Range").orElse(""));
  }

  /** A weak tag (W/"…") promises the same meaning, not the same bytes, so it will not do. */
  private void rememberVersion(HttpResponse<?> response) throws IOException {
    Optional<String> tag = response.headers().firstValue("ETag").filter(t -> t.startsWith("\""));
    Optional<String> known = tag.or(() -> response.headers().firstValue("Last-Modified"));
    if (known.isPresent() && Shown.of(known.get()).equals(known.get())) {
      Files.writeString(version, known.get());
    } else {
      Files.deleteIfExists(version);
    }
  }

  private void copy(InputStream body, FileChannel out, long total) throws IOException {
    // A blocking read has no time limit of its own, so another thread does it.
    ExecutorService reader = Executors.newSingleThreadExecutor(Download::daemon);
    byte[] buffer = new byte[1 << 16];
    long have = out.size();
    out.position(have);
    try {
      progress.at(have, total);
      for (int n; (n = await(reader.submit(() -> body.read(buffer)))) >= 0; ) {
        write(out, ByteBuffer.wrap(buffer, 0, n));
        have += n;
        progress.at(have, total);
        if (have > limit) {
          out.truncate(0);
          throw new IOException(
              "%s: must be at most %d bytes long, but is longer".formatted(from, limit));
        }
      }
    } catch (TimeoutException e) {
      throw stalled(have, total);
    } catch (ExecutionException e) {
      throw new IOException(
          "%s: the connection broke after %s (%s)%s"
              .formatted(from, amount(have, total), Reason.of(e.getCause()), kept(have)),
          e);
    } finally {
      reader.shutdownNow();
    }
  }

  private void write(FileChannel out, ByteBuffer bytes) throws IOException {
    try {
      out.write(bytes);
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "download");
    thread.setDaemon(true);
    return thread;
  }

  private <T> T await(Future<T> future) throws IOException, ExecutionException, TimeoutException {
    try {
      return future.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("%s: interrupted".formatted(from));
    } finally {
      future.cancel(true);
    }
  }

  private IOException stalled(long have, long total) {
    return new IOException(
        "%s: not a byte came for %s s, after %s%s"
            .formatted(from, patience.toMillis() / 1000.0, amount(have, total), kept(have)));
  }

  private static String amount(long have, long total) {
    return total < 0 ? have + " bytes" : "%d of %d bytes".formatted(have, total);
  }

  private String kept(long have) {
    return have == 0
        ? ""
        : "; what came is in %s, and labs/lab data goes on from there".formatted(part);
  }

  private IOException unwritable(IOException e) {
    return new IOException("%s: cannot be written (%s)".formatted(part, e), e);
  }
}
