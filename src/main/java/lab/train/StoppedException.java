package lab.train;

import java.nio.file.Path;

/**
 * The program was asked to stop (Ctrl-C) while it trained; what it had done is kept, and was told.
 */
public final class StoppedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StoppedException(long t, long updates, Path checkpoint) {
    super(
        "training stopped after %,d of %,d updates, all of them kept in %s: %s goes on from there"
            .formatted(
                t,
                updates,
                checkpoint,
                ResumeHint.command().orElse("the same training with this checkpoint")));
  }
}
