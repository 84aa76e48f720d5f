package lab.train;

import java.nio.file.Path;

/**
 * Thrown where the program is asked to stop (Ctrl-C) while it trains; what it has done so far is
 * kept, and has been reported.
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
