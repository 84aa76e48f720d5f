package lab.script;

import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import jdk.jshell.execution.LocalExecutionControl;
import lab.terminal.Sentence;

/** Runs JShell's snippets in this program and hands out their values as objects. */
final class Engine extends LocalExecutionControl {
  private static final String SNIPPETS = "JShell process local execution"; // its thread group
  private static final InheritableThreadLocal<Method> TARGET = new InheritableThreadLocal<>();
  private Field field;
  private Object seen;

  /** What a value says of itself. */
  private record Said(String text) {
    @Override
    public String toString() {
      return text;
    }
  }

  /**
   * Has the value asked what it is where the snippet runs, so that this, too, can be ended and may
   * fail: JShell itself would do so in the program's own thread.
   */
  @Override
  protected String invoke(Method snippet) throws Exception {
    TARGET.set(snippet);
    Method call = Engine.class.getDeclaredMethod("callTarget");
    call.setAccessible(true);
    return super.invoke(call);
  }

  private static Said callTarget() throws Throwable {
    try {
      return said(TARGET.get().invoke(null));
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private static Said said(Object value) {
    try {
      String text = valueString(value);
      return new Said(text == null ? "null" : text);
    } catch (Throwable e) { // of a learner's own making: it may throw anything at all
      return new Said("(cannot be shown: " + Sentence.of(e) + ")");
    }
  }

  /** Gives JShell the value as text; the value itself is in {@link #seen} afterwards. */
  @Override
  public String varValue(String className, String variable)
      throws RunException, EngineTerminationException, InternalException {
    try {
      field = findClass(className).getDeclaredField(variable);
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

  /** Gives the variable that was asked for last a value, and says whether its type takes it. */
  boolean putBack(Object value) {
    if (!field.getType().isInstance(value)) {
      return false;
    }
    try {
      field.set(null, value);
      return true;
    } catch (IllegalAccessException e) {
      return false;
    }
  }

  /** Whether a snippet is just ending the program. */
  boolean callsExit() {
    return Thread.getAllStackTraces().values().stream()
        .map(List::of)
        .anyMatch(
            stack ->
                stack.stream().anyMatch(frame -> isCall(frame, "java.lang.Runtime", "exit"))
                    && stack.stream().anyMatch(frame -> frame.getClassName().startsWith("REPL.")));
  }

  private static boolean isCall(StackTraceElement frame, String type, String method) {
    return frame.getClassName().equals(type) && frame.getMethodName().equals(method);
  }

  /** Asks the threads of the snippet that is running to end. */
  void interrupt() {
    Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getThreadGroup() != null)
        .filter(thread -> thread.getThreadGroup().getName().equals(SNIPPETS))
        .forEach(Thread::interrupt);
  }
}
