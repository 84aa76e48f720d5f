package lab.cluster;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Frames of another program, read as they come by a thread of their own, so that its end is seen
 * whatever this one is doing.
 */
public final class Inbox {
  private final BlockingQueue<Optional<Frame>> arrived = new LinkedBlockingQueue<>();

  /**
   * @param gone what to do when the other program has ended
   */
  public Inbox(InputStream in, Runnable gone) {
    Thread reading = new Thread(() -> read(in, gone), "inbox");
    reading.setDaemon(true);
    reading.start();
  }

  private void read(InputStream from, Runnable gone) {
    try (DataInputStream in = new DataInputStream(new BufferedInputStream(from))) {
      Frame.readAll(in, frame -> arrived.add(Optional.of(frame)));
    } catch (IOException e) {
      // as if it had ended
    }
    arrived.add(Optional.empty());
    gone.run();
  }

  /** Waits for the next; empty if the other program has ended. */
  public Optional<Frame> take() throws InterruptedException {
    return arrived.take();
  }
}
