package lab.console;

import java.lang.reflect.Field;
import java.nio.file.Path;
import jdk.jshell.execution.LocalExecutionControl;

/** Runs snippets in this program, as JShell's own local execution, and hands out their values. */
final class Engine extends LocalExecutionControl {
  private static final String SNIPPETS = "JShell process local execution"; // its thread group
  private Object seen;

  /** Lets snippets use the classes of a folder or jar. */
  void see(Path classes) {
    try {
      addToClasspath(classes.toString());
    } catch (EngineTerminationException | InternalException e) {
      throw new IllegalStateException("classes in " + classes + " cannot be used", e);
    }
  }

  /** JShell asks for text; who wants the value itself finds it in {@link #seen} afterwards. */
  @Override
  public String varValue(String className, String variable)
      throws RunException, EngineTerminationException, InternalException {
    try {
      Field field = findClass(className).getDeclaredField(variable);
      field.setAccessible(true);
      seen = field.get(null);
      return "";
    } catch (ReflectiveOperationException e) {
      throw new InternalException(e.toString());
    }
  }

  Object seen() {
    return seen;
  }

  /** Asks the threads of the snippet that is running to end. */
  void interrupt() {
    Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getThreadGroup() != null)
        .filter(thread -> thread.getThreadGroup().getName().equals(SNIPPETS))
        .forEach(Thread::interrupt);
  }
}
