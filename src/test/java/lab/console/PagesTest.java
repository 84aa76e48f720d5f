package lab.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lab.base.Numbers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** What README and the pages in {@code src} link to is there, and so are the commands they name. */
class PagesTest {
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]*)(?:#([^)]*))?\\)");

  /** A command with the words behind it, in a block or in a sentence. */
  private static final Pattern COMMAND = Pattern.compile("\\blabs/lab ([^`#|\\n]*)");

  private static final Pattern OPTION = Pattern.compile("(?<=[\\s`])--[a-z][a-z-]+");

  private static List<Path> pages() throws IOException {
    try (Stream<Path> pages = Files.list(Path.of("src"))) {
      return Stream.concat(
              Stream.of(Path.of("README.md"), Path.of("src/release/README.md")),
              pages.filter(page -> page.toString().endsWith(".md")).sorted())
          .filter(Files::exists)
          .toList();
    }
  }

  private static List<MatchResult> all(Pattern pattern, Path page) throws IOException {
    return pattern.matcher(Files.readString(page)).results().toList();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void whatAPageLinksToIsThere(Path page) throws IOException {
    Path folder =
        page.startsWith("src/release") ? Path.of("") : page.resolveSibling("").normalize();
    for (MatchResult link : all(LINK, page)) {
      Path target = link.group(1).isEmpty() ? page : folder.resolve(link.group(1)).normalize();
      assertThat(target).as("%s: %s", page, link.group()).exists();
      if (link.group(2) != null) {
        assertThat(anchors(target)).as("%s: %s", page, link.group()).contains(link.group(2));
      }
    }
  }

  /** Its headings' anchors, as GitHub makes them. */
  private static List<String> anchors(Path page) throws IOException {
    return all(Pattern.compile("(?m)^#+ (.*)$"), page).stream()
        .map(heading -> heading.group(1).toLowerCase(Locale.ROOT))
        .map(heading -> heading.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void theCommandsAndOptionsAPageNamesAreThere(Path page) throws IOException {
    for (MatchResult line : all(COMMAND, page)) {
      CommandLine command = Main.commandLine();
      String[] words = line.group(1).trim().split("\\s+");
      if (words[0].matches("[a-z]+")) {
        assertThat(command.getSubcommands()).as("%s: %s", page, line.group()).containsKey(words[0]);
      }
      for (String word : words) {
        command = command.getSubcommands().getOrDefault(word, command);
      }
      String own = (" " + line.group(1)).split(" -- ")[0]; // the rest is for another program
      for (MatchResult option : OPTION.matcher(own).results().toList()) {
        assertThat(command.getCommandSpec().findOption(option.group()))
            .as("%s: %s has %s", page, line.group(), option.group())
            .isNotNull();
      }
    }
  }

  /** The options that the page for instructors names without their command. */
  @Test
  void everyOptionOfGradingIsThere() throws IOException {
    CommandLine grade = Main.commandLine().getSubcommands().get("grade");
    CommandLine autograder = Main.commandLine().getSubcommands().get("autograder");
    List<MatchResult> options = all(OPTION, Path.of("src/GRADING.md"));
    assertThat(options).hasSizeGreaterThan(15);
    assertThat(options)
        .extracting(MatchResult::group)
        .allMatch(
            option ->
                grade.getCommandSpec().findOption(option) != null
                    || autograder.getCommandSpec().findOption(option) != null
                    || option.equals("--help"));
  }

  @Test
  void theKernelsTimesAreThoseOfItsRecord() throws IOException {
    JsonObject median =
        JsonParser.parseString(Files.readString(Path.of("src/bench/kernel.json")))
            .getAsJsonObject()
            .getAsJsonObject("median");
    assertThat(Files.readString(Path.of("src/BENCHMARK.md")).replaceAll("\\s+", " "))
        .contains(
            Numbers.text(
                "the first figure stands there %.1f s after the start, a cell of `1+1` takes %.0f ms, and an idle kernel has %.0f MiB",
                median.get("first_figure_s").getAsDouble(),
                median.get("cell_ms").getAsDouble(),
                median.get("idle_mib").getAsDouble()));
  }
}
