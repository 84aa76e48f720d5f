package lab.gradebook.platform;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A learning platform: recognises its download by the names of the files, and reads whose each file
 * is.
 */
interface Platform {
  /** In the order in which they are asked; what none of them knows lies in plain folders. */
  List<Platform> ALL =
      List.of(
          new Moodle(),
          new Canvas(),
          new Blackboard(),
          new Brightspace(),
          new Gradescope(),
          new Sakai(),
          new GitHub(),
          new Folders());

  /** As people write it. */
  String title();

  /** As a word of a command. */
  String word();

  /** How it names what it packs, in a few words. */
  String form();

  /** Whether it packs all attempts, and not the last one alone. */
  boolean packsAll();

  /** What lies there, if it is named as the platform does it. */
  Optional<Export> read(Listing listing) throws IOException;

  /** The one of a word. */
  static Platform of(String word) throws UnclearException {
    return ALL.stream()
        .filter(platform -> platform.word().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new UnclearException(
                    "--from must be one of %s, but is \"%s\".".formatted(words(), word)));
  }

  private static String words() {
    return ALL.stream().map(Platform::word).collect(Collectors.joining(", "));
  }

  /**
   * A class as a platform packs it.
   *
   * @param attempts in any order
   * @param left names of what is nobody's: neither a student's nor the platform's own
   */
  record Export(Platform platform, List<Attempt> attempts, List<String> left) {}
}
