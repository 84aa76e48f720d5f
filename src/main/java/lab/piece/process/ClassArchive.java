package lab.piece.process;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/**
 * Makes and uses an archive of loaded classes (class-data sharing), with which the next piece
 * process starts in two thirds of the time. It is made of the lab's own classes alone, by a process
 * that runs nobody's code, while others run already; without it they start as ever.
 */
final class ClassArchive implements AutoCloseable {
  /** Processes, behind which it pays to make one. */
  private static final int SOME = 4;

  private static final long DUMP_TIMEOUT_SECONDS = 60;

  private final Path file;
  private int started;
  private Process maker;
  private boolean closed;

  /**
   * @param file where it will be, in a folder that is there
   */
  ClassArchive(Path file) {
    this.file = file;
  }

  /** What a process is started with: nothing until there is an archive. */
  List<String> options() {
    return Files.exists(file)
        ? List.of("-XX:SharedArchiveFile=" + file, "-Xlog:cds=off", "-Xlog:cds+dynamic=off")
        : List.of();
  }

  /**
   * A process is about to start; one of the first few has the archive made.
   *
   * @param like how such a process is started outside of any jail, given more options
   */
  synchronized void starting(UnaryOperator<List<String>> like) {
    if (++started == SOME) {
      Thread thread = new Thread(() -> make(like), "archive of classes");
      thread.setDaemon(true);
      thread.start();
    }
  }

  private void make(UnaryOperator<List<String>> like) {
    Path raw = file.resolveSibling("unfinished");
    try {
      if (!begin(like.apply(List.of("-XX:ArchiveClassesAtExit=" + raw)))) {
        return;
      }
      try (OutputStream out = maker.getOutputStream()) {
        out.write(new byte[PieceProcess.MARK]); // no request follows: it ends when it has started
      }
      if (maker.waitFor(DUMP_TIMEOUT_SECONDS, TimeUnit.SECONDS) && maker.exitValue() == 0) {
        JailFiles.open(raw);
        Files.move(raw, file, StandardCopyOption.ATOMIC_MOVE);
      }
    } catch (IOException e) {
      return; // there is none, then
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      close();
    }
  }

  private synchronized boolean begin(List<String> command) throws IOException {
    if (!closed) {
      maker =
          new ProcessBuilder(command)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
    }
    return !closed;
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (maker != null) {
      maker.destroyForcibly();
    }
  }
}
