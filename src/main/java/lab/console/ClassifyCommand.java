package lab.console;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import lab.base.Natives;
import lab.base.Shown;
import lab.classify.Classifier;
import lab.classify.Guess;
import lab.classify.Photo;
import lab.console.kit.LabCommand;
import lab.data.ImageShape;
import lab.terminal.Output;
import lab.terminal.Screen;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code lab classify}: prints the most probable classes of pictures. */
@Command(
    name = "classify",
    description =
        "Tells what a trained network takes pictures for; exit code 1 if one cannot be read.")
final class ClassifyCommand extends LabCommand {
  private static final int SHOWN = 3;
  private static final int MAX_BAR_LENGTH = 40;
  private static final String INDENT = "  ";

  @Parameters(
      index = "0",
      paramLabel = "MODEL",
      description = "A .npz file that Classifier.of(run, data).save(…) wrote.")
  private Path model;

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "IMAGE",
      description = "Pictures: PNG, JPEG, GIF, BMP or TIFF, of any size.")
  private List<Path> images;

  @Override
  public Integer call() throws IOException {
    Natives.require();
    Output output = Output.of(spec);
    Classifier classifier = Classifier.load(model);
    ImageShape shape = classifier.pictures();
    boolean allRead = true;
    for (Path image : images) {
      try {
        Photo photo = Photo.read(image, shape);
        output.say(title(image, photo.notes()), "", Screen.BOLD);
        output.lines(lines(classifier.guesses(photo.x()), output.width()));
      } catch (IllegalArgumentException e) {
        allRead = false;
        CommandLine command = spec.commandLine();
        command.getErr().println(command.getColorScheme().errorText(Shown.of(e.getMessage())));
      }
    }
    return allRead ? 0 : 1;
  }

  private static String title(Path image, List<String> notes) {
    String name = Shown.of(image.toString());
    return notes.isEmpty() ? name : name + ": " + Shown.of(String.join("; ", notes));
  }

  /** The most probable classes, each with a bar as long as it is probable. */
  private static List<AttributedString> lines(List<Guess> guesses, int width) {
    List<Guess> shown = guesses.subList(0, Math.min(SHOWN, guesses.size()));
    int longest = guesses.stream().mapToInt(guess -> guess.name().length()).max().orElse(0);
    int names = Math.max(1, Math.min(longest, width - 20));
    int bar = Math.min(MAX_BAR_LENGTH, width - names - 14);
    return shown.stream().map(guess -> line(guess, names, bar)).toList();
  }

  private static AttributedString line(Guess guess, int names, int bar) {
    String name = guess.name();
    String cut = name.length() <= names ? name : name.substring(0, names - 1) + "…";
    return new AttributedStringBuilder()
        .append(INDENT)
        .append(String.format(Locale.ROOT, "%-" + names + "s", cut))
        .append(String.format(Locale.ROOT, "  %5.1f %%  ", 100 * guess.probability()))
        .styled(Screen.GOOD, "█".repeat((int) Math.round(bar * guess.probability())))
        .toAttributedString();
  }
}
