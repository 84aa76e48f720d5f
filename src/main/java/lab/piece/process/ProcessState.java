package lab.piece.process;

import java.util.HashSet;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TimeZone;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;

/** Notices when a piece has changed state that all pieces of a process share. */
final class ProcessState {
  private final Locale locale = Locale.getDefault();
  private final TimeZone zone = TimeZone.getDefault();
  private final Object in = System.in;
  private final Object out = System.out;
  private final Object err = System.err;
  private final Properties properties = (Properties) System.getProperties().clone();
  private final Set<Thread> threads = new HashSet<>(Thread.getAllStackTraces().keySet());
  private String spoilt = "";

  private ProcessState() {}

  static ProcessState now() {
    return new ProcessState();
  }

  void spoil(String how) {
    spoilt = how;
  }

  /** The first thing that is no longer as it was; nothing if all is. */
  String changed() {
    if (!spoilt.isEmpty()) {
      return spoilt;
    }
    if (!locale.equals(Locale.getDefault())) {
      return "changed the default Locale";
    }
    if (!zone.equals(TimeZone.getDefault())) {
      return "changed the default TimeZone";
    }
    if (in != System.in || out != System.out || err != System.err) {
      return "changed System.in, out or err";
    }
    if (!properties.equals(System.getProperties())) {
      return "changed the system's properties";
    }
    if (Nd4j.dataType() != DataType.FLOAT) {
      return "changed ND4J's default type";
    }
    long more = Thread.getAllStackTraces().keySet().stream().filter(this::isForeign).count();
    return more == 0 ? "" : "left %d threads behind".formatted(more);
  }

  private boolean isForeign(Thread thread) {
    boolean ofStreams = thread.getName().startsWith("ForkJoinPool.commonPool");
    boolean known = threads.contains(thread) || thread.getName().equals("clock");
    return !known && !ofStreams && thread.isAlive();
  }
}
