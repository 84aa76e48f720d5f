package lab.practice;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import lab.piece.Assignment;

/**
 * Everything that the screen of {@code lab watch} shows.
 *
 * @param statuses what is known; an exercise that is being checked for the first time is not in it
 * @param current the exercise in view
 * @param running the exercise that is being checked
 * @param before the last verdict on the current exercise, if what was found since is none
 * @param panel what is in view of it
 * @param hint the hint in view, its heading first; empty if none is
 */
public record WatchState(
    Map<Assignment, PieceStatus> statuses,
    Assignment current,
    Optional<Assignment> running,
    Optional<PieceStatus.Checked> before,
    Panel panel,
    List<String> hint) {
  /** What the middle of the screen shows. */
  enum Panel {
    VERDICT,
    HINT,
    LIST,
    HELP
  }

  /** The state of the exercise in view; empty while it is being checked for the first time. */
  public Optional<PieceStatus> status() {
    return Optional.ofNullable(statuses.get(current));
  }
}
