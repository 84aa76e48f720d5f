package mine;

import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestPlan;

public class Listener implements TestExecutionListener {
  @Override
  public void testPlanExecutionStarted(TestPlan plan) {
    System.exit(0);
  }
}
