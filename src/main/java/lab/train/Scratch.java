package lab.train;

import java.util.Set;
import lab.identity.Settings;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.memory.MemoryWorkspaceManager;
import org.nd4j.linalg.api.memory.conf.WorkspaceConfiguration;
import org.nd4j.linalg.api.memory.enums.AllocationPolicy;
import org.nd4j.linalg.api.memory.enums.LearningPolicy;
import org.nd4j.linalg.api.memory.enums.SpillPolicy;
import org.nd4j.linalg.exception.ND4JIllegalStateException;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Manages the memory of arrays that live no longer than an update. Left to the garbage collector,
 * ND4J's temporaries grow to gigabytes, since the collector sees only their small Java ends.
 */
final class Scratch {
  private static final WorkspaceConfiguration LEARN_SIZE =
      WorkspaceConfiguration.builder()
          .policyAllocation(AllocationPolicy.OVERALLOCATE)
          .overallocationLimit(0.1)
          .policyLearning(LearningPolicy.FIRST_LOOP)
          .policySpill(SpillPolicy.REALLOCATE)
          .build();

  private static final String NAME = "scratch";

  /** What calls pieces. */
  private static final Set<String> LOOPS = Set.of("Loop", "Rehearsal", "Checked", "Evaluation");

  private Scratch() {}

  /** Arrays made until this is closed are gone then. */
  static MemoryWorkspace scope() {
    return Nd4j.getWorkspaceManager().getAndActivateWorkspace(LEARN_SIZE, NAME);
  }

  /**
   * Gives this thread's memory back. Not by {@code destroyAllWorkspacesForCurrentThread}: it has
   * all of Java's garbage collected, while the trainings side by side stand still.
   */
  static void free() {
    MemoryWorkspaceManager workspaces = Nd4j.getWorkspaceManager();
    workspaces.destroyWorkspace(workspaces.getWorkspaceForCurrentThread(NAME));
  }

  /** What ND4J says of an array that outlived its scope, in a sentence that names the piece. */
  static RuntimeException told(ND4JIllegalStateException e) {
    if (!String.valueOf(e.getMessage()).contains("workspace")) {
      return e;
    }
    String piece = "a piece";
    for (StackTraceElement frame : e.getStackTrace()) {
      if (frame.getClassName().startsWith(Scratch.class.getPackageName() + ".")
          && LOOPS.contains(frame.getClassName().replaceFirst(".*\\.", ""))) {
        break;
      }
      piece = Settings.name(frame.getClassName()) + "." + frame.getMethodName();
    }
    return new IllegalStateException(
        "training: %s uses an array of an earlier update, whose memory holds other numbers by now; keep such a one as array.detach(), or fill arrays in place that init gave"
            .formatted(piece),
        e);
  }
}
