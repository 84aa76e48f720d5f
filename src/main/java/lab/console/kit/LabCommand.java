package lab.console.kit;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import lab.practice.PracticeRecord;
import lab.script.Home;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Has what all commands share: where they print, how they tell a misuse, and the record of
 * practice.
 */
public abstract class LabCommand implements Callable<Integer> {
  @Spec protected CommandSpec spec;

  /** Where results go. */
  protected PrintWriter out() {
    return spec.commandLine().getOut();
  }

  /** Where sentences about what went wrong go. */
  protected PrintWriter err() {
    return spec.commandLine().getErr();
  }

  /** What is thrown where a command line makes no sense. */
  protected ParameterException misuse(String sentence) {
    return new ParameterException(spec.commandLine(), sentence);
  }

  /** What is remembered of a project's practice. */
  protected PracticeRecord progress(Home home) {
    return new PracticeRecord(home.remembered(err()::println));
  }
}
