package lab.console.kit;

import java.lang.invoke.MethodType;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import lab.base.Nearest;
import lab.stepper.Lab;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Explains in one sentence what is wrong with a command line. */
public final class Misuse {
  private Misuse() {}

  /** Gives what was understood; what is refused with a sentence is a misuse of the command. */
  public static <T> T unless(CommandSpec spec, Supplier<T> understood) {
    try {
      return understood.get();
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage());
    }
  }

  /** What is wrong, what may have been meant, and where more is to be read. */
  public static String sentence(ParameterException misuse, String[] args) {
    CommandLine command = misuse.getCommandLine();
    Optional<String> word = Arrays.stream(args).filter(arg -> !arg.startsWith("-")).findFirst();
    boolean begun = word.filter(command.getSubcommands()::containsKey).isPresent();
    if (command.getParent() == null && word.isPresent() && !begun && !word.get().matches("\\d.*")) {
      return unknown(command, word.get()); // whatever else there is was meant for that command
    }
    String name = command.getCommandSpec().qualifiedName();
    String help = "labs/" + name + " --help";
    if (misuse instanceof UnmatchedArgumentException unmatched) {
      String first = unmatched.getUnmatched().get(0);
      if (!unmatched.isUnknownOption() && !command.getSubcommands().isEmpty()) {
        return "%s: there is no command \"%s\"%s %s lists the commands."
            .formatted(
                name, first, meant(first, List.copyOf(command.getSubcommands().keySet())), help);
      }
      if (!unmatched.isUnknownOption()) {
        return "%s: \"%s\" is one word too many; %s shows what it takes."
            .formatted(name, first, help);
      }
      String option = first.replaceFirst("=.*", "");
      return "%s: there is no option %s%s %s lists what there is."
          .formatted(name, option, meant(option, options(command)), help);
    }
    if (misuse instanceof MissingParameterException missing && !missing.getMissing().isEmpty()) {
      ArgSpec wanted = missing.getMissing().get(0);
      return "%s: %s is missing; %s shows what it takes."
          .formatted(
              name,
              wanted.isOption() ? "the value of " + label(wanted) : wanted.paramLabel(),
              help);
    }
    if (misuse.getArgSpec() != null && misuse.getValue() != null) {
      return "%s: %s must be %s, but is \"%s\"."
          .formatted(
              name, label(misuse.getArgSpec()), kind(misuse.getArgSpec()), misuse.getValue());
    }
    return misuse.getMessage().replaceFirst("^Error: ", name + ": ");
  }

  /** No command and no lab of this name. */
  public static String unknown(CommandLine lab, String word) {
    if (word.matches("\\d+")) {
      return "lab: there is no lab %s%s; labs/lab alone shows them.".formatted(word, Lab.range());
    }
    return "lab: there is no command or lab \"%s\"%s labs/lab --help lists the commands, labs/lab alone the labs."
        .formatted(word, meant(word, new ArrayList<>(lab.getSubcommands().keySet())));
  }

  private static String meant(String word, List<String> known) {
    return Nearest.of(word, known).map(near -> "; did you mean " + near + "?").orElse(";");
  }

  private static List<String> options(CommandLine command) {
    return command.getCommandSpec().options().stream()
        .map(OptionSpec::longestName)
        .collect(Collectors.toList());
  }

  private static String label(ArgSpec argument) {
    return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
  }

  private static String kind(ArgSpec argument) {
    Class<?> type = MethodType.methodType(argument.type()).wrap().returnType();
    if (type == Integer.class || type == Long.class) {
      return "a whole number";
    }
    if (type == Double.class) {
      return "a number";
    }
    if (type == Path.class) {
      return "a file or a folder";
    }
    return type == URI.class ? "an address such as https://example.org/" : "true or false";
  }
}
