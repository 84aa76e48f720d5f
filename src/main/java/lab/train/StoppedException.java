package lab.train;

import java.nio.file.Path;

/** The program was asked to stop (Ctrl-C) while it trained; the message says how to go on. */
public final class StoppedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StoppedException(long t, long updates, Path checkpoint) {
    super(
        "training stopped after %,d of %,d updates, all of them kept in %s: run the same again to go on"
            .formatted(t, updates, checkpoint));
  }
}
