package lab.console;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import lab.author.Pages;
import lab.author.Project;
import lab.script.Home;
import lab.script.ScriptException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code lab course check}: what the course lacks. */
@Command(name = "check", description = "Says what README lacks; exit code 0 if nothing does.")
final class CourseCheckCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--table",
      description = "Prints README's table of exercises, and what the pages must say of counts.")
  private boolean table;

  @Override
  public Integer call() throws IOException, ScriptException {
    Project project = Project.in(Home.here());
    Pages pages = Pages.of(project);
    if (table) {
      spec.commandLine().getOut().print(pages.printed());
      spec.commandLine().getOut().flush();
      return 0;
    }
    List<String> wrong = pages.wrong(project);
    wrong.forEach(spec.commandLine().getOut()::println);
    return wrong.isEmpty() ? 0 : 1;
  }
}
