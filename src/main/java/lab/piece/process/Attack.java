package lab.piece.process;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.bytedeco.javacpp.Pointer;

/**
 * The attacks that a hostile piece would try, run by the grader itself in the place where pieces
 * run.
 */
enum Attack {
  READS("files of who grades can be read") {
    @Override
    void run(Path canary, int port, int grader) throws IOException {
      if (Files.isDirectory(canary)) {
        Files.list(canary).close();
      } else {
        Files.newInputStream(canary).close();
      }
    }
  },
  WRITES("files of who grades can be changed") {
    @Override
    void run(Path canary, int port, int grader) throws IOException {
      Files.writeString(canary.resolveSibling("written"), "harm");
    }
  },
  CONNECTS("the network can be reached") {
    @Override
    void run(Path canary, int port, int grader) throws IOException {
      InetAddress local = InetAddress.getByName("127.0.0.1");
      try (DatagramSocket datagrams = new DatagramSocket()) {
        datagrams.send(new DatagramPacket(new byte[1], 1, local, port)); // the grader listens
      } catch (IOException e) {
        // no datagrams; but perhaps connections
      }
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress(local, port), 1000);
      }
    }
  },
  SEES("other processes can be seen") {
    @Override
    void run(Path canary, int port, int grader) throws IOException {
      boolean itself = ProcessHandle.current().pid() == grader;
      if (itself || ProcessHandle.of(grader).isEmpty()) {
        throw new IOException("not there");
      }
    }
  },
  ENDS("other processes can be read and ended") {
    @Override
    void run(Path canary, int port, int grader) throws IOException {
      Optional<String> owner = ProcessHandle.of(grader).flatMap(one -> one.info().user());
      Optional<String> own = ProcessHandle.current().info().user();
      if (owner.isEmpty() || !owner.equals(own)) {
        throw new IOException("not there, or another user's");
      }
    }
  },
  RUNS("other programs can be started") {
    @Override
    void run(Path canary, int port, int grader) throws IOException {
      Path shell = Path.of("/bin/sh");
      boolean windows = !Files.isDirectory(Path.of("/"));
      if (!windows && !Files.exists(shell)) {
        throw new IOException("not there");
      }
    }
  },
  ALLOCATES("memory outside Java's heap is not limited") {
    @Override
    void run(Path canary, int port, int grader) throws IOException {
      Pointer memory = Pointer.malloc(3L << 30);
      if (memory == null || memory.isNull()) {
        throw new IOException("refused");
      }
      Pointer.free(memory);
    }
  },
  MULTIPLIES("threads and processes are not limited") {
    @Override
    void run(Path canary, int port, int grader) throws IOException {
      CountDownLatch end = new CountDownLatch(1);
      try {
        for (int i = 0; i < 600; i++) {
          Thread thread = new Thread(() -> await(end));
          thread.setDaemon(true);
          thread.start();
        }
      } catch (OutOfMemoryError e) {
        throw new IOException(e);
      } finally {
        end.countDown();
      }
    }
  };

  private final String lacks;

  Attack(String lacks) {
    this.lacks = lacks;
  }

  /** Says that the attack succeeded. */
  String lacks() {
    return lacks;
  }

  /** Succeeds or throws. */
  abstract void run(Path canary, int port, int grader) throws IOException;

  /**
   * Tries all.
   *
   * @param canary a file or folder that must not be seen
   * @param port of a listener on this machine
   * @param grader the grader's process
   * @return the names of those that succeeded
   */
  static List<String> all(String canary, int port, int grader) {
    return Arrays.stream(values())
        .filter(attack -> attack.succeeds(Path.of(canary), port, grader))
        .map(Attack::name)
        .toList();
  }

  /** Whether it does; what is held off throws. */
  boolean succeeds(Path canary, int port, int grader) {
    try {
      run(canary, port, grader);
      return true;
    } catch (IOException | RuntimeException | LinkageError e) {
      return false;
    }
  }

  private static void await(CountDownLatch end) {
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
