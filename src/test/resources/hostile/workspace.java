package mine;
import java.util.random.RandomGenerator;
import org.nd4j.linalg.api.memory.Deallocator;
import org.nd4j.linalg.api.memory.abstracts.Nd4jWorkspace;
import org.nd4j.linalg.api.memory.conf.WorkspaceConfiguration;
import org.nd4j.linalg.api.memory.enums.LocationPolicy;

public record Flip(double p) implements lab.Augmentation {
  public void apply(float[] x, int side, RandomGenerator random) {
    new Mine();
  }

  static class Mine extends Nd4jWorkspace {
    Mine() {
      super(
          WorkspaceConfiguration.builder()
              .initialSize(1 << 20)
              .policyLocation(LocationPolicy.MMAP)
              .tempFilePath("CANARY")
              .build());
    }

    protected void clearPinnedAllocations(boolean extended) {}

    protected void clearExternalAllocations() {}

    protected void resetWorkspace() {}

    public long getPrimaryOffset() {
      return 0;
    }

    public Deallocator deallocator() {
      return null;
    }

    public String getUniqueId() {
      return "mine";
    }

    public int targetDevice() {
      return 0;
    }
  }
}
