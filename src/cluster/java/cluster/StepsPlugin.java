package cluster;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.Serializable;
import java.util.Map;
import lab.cluster.Frame;
import lab.cluster.Frame.Kinds;
import org.apache.spark.SparkContext;
import org.apache.spark.api.plugin.DriverPlugin;
import org.apache.spark.api.plugin.ExecutorPlugin;
import org.apache.spark.api.plugin.PluginContext;
import org.apache.spark.api.plugin.SparkPlugin;

/** Brings word of tasks that are under way from executors to the driver, and to the lab. */
public final class StepsPlugin implements SparkPlugin {
  private static volatile DataOutputStream lab;
  private static volatile PluginContext executor;

  private record Steps(String number, String done) implements Serializable {}

  /** Where the driver passes it on. */
  static void tell(DataOutputStream out) {
    lab = out;
  }

  /** Says, in an executor, how many steps of a task are done. */
  static void done(String number, String steps) throws IOException {
    executor.send(new Steps(number, steps));
  }

  /** Says, in an executor, a sentence for people. */
  static void tell(String sentence) throws IOException {
    executor.send(sentence);
  }

  @Override
  public DriverPlugin driverPlugin() {
    return new DriverPlugin() {
      @Override
      public Map<String, String> init(SparkContext spark, PluginContext context) {
        return Map.of();
      }

      @Override
      public Object receive(Object message) throws IOException {
        Frame frame =
            message instanceof Steps steps
                ? Frame.of(Kinds.STEPS, steps.number(), steps.done())
                : Frame.of(Kinds.TOLD, (String) message);
        frame.writeTo(lab);
        return null;
      }
    };
  }

  @Override
  public ExecutorPlugin executorPlugin() {
    return new ExecutorPlugin() {
      @Override
      public void init(PluginContext context, Map<String, String> configuration) {
        executor = context;
      }
    };
  }
}
