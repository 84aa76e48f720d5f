package lab.console;

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
abstract class LabCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  PrintWriter out() {
    return spec.commandLine().getOut();
  }

  PrintWriter err() {
    return spec.commandLine().getErr();
  }

  ParameterException misuse(String sentence) {
    return new ParameterException(spec.commandLine(), sentence);
  }

  PracticeRecord progress(Home home) {
    return new PracticeRecord(home.remembered(err()::println));
  }
}
