package lab.train;

import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.memory.MemoryWorkspaceManager;
import org.nd4j.linalg.api.memory.conf.WorkspaceConfiguration;
import org.nd4j.linalg.api.memory.enums.AllocationPolicy;
import org.nd4j.linalg.api.memory.enums.LearningPolicy;
import org.nd4j.linalg.api.memory.enums.SpillPolicy;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Memory for what lives no longer than an update. Left to the garbage collector, ND4J's temporaries
 * grow to gigabytes, since the collector sees only their small Java ends.
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
}
