package lab.gradebook.platform;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A learning platform: recognises its download by the names of the files, and reads whose each file
 * is.
 */
enum Platform {
  MOODLE("Moodle", "Full name_id_assignsubmission_file", Moodle::read),
  CANVAS("Canvas", "name_userid_fileid_File.java", Canvas::read),
  BLACKBOARD(
      "Blackboard", "Assignment_user_attempt_2026-03-02-10-15-30_File.java", Blackboard::read),
  BRIGHTSPACE("Brightspace", "userid-folderid - Name - Mar 2, 2026 1015 AM", Brightspace::read),
  GRADESCOPE("Gradescope", "submission_N, and submission_metadata.yml beside it", Gradescope::read),
  SAKAI("Sakai", "Last, First(id)/Submission attachment(s)", Sakai::read),
  GITHUB(
      "GitHub",
      "a clone assignment-user for each student, and the classroom's grades.csv",
      GitHub::read),
  /** Plain folders, where none of the others recognises its own. */
  FOLDERS("Folders", "a folder or an archive for each student", Folders::read);

  @FunctionalInterface
  private interface Reader {
    Optional<Export> read(Listing listing) throws IOException;
  }

  private final String title;
  private final String form;
  private final Reader reader;

  Platform(String title, String form, Reader reader) {
    this.title = title;
    this.form = form;
    this.reader = reader;
  }

  /** As people write it. */
  String title() {
    return title;
  }

  /** As a word of a command. */
  String word() {
    return title.toLowerCase(Locale.ROOT);
  }

  /** How it names what it packs, in a few words. */
  String form() {
    return form;
  }

  /** Whether it packs all attempts, and not the last one alone. */
  boolean packsAll() {
    return this == BLACKBOARD || this == BRIGHTSPACE;
  }

  /** What lies there, if it is named as the platform does it. */
  Optional<Export> read(Listing listing) throws IOException {
    return reader.read(listing);
  }

  /** The one of a word. */
  static Platform of(String word) throws UnclearException {
    return Stream.of(values())
        .filter(platform -> platform.word().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new UnclearException(
                    "--from must be one of %s, but is \"%s\".".formatted(words(), word)));
  }

  private static String words() {
    return Stream.of(values()).map(Platform::word).collect(Collectors.joining(", "));
  }

  /**
   * A class as a platform packs it.
   *
   * @param attempts in any order
   * @param left names of what is nobody's: neither a student's nor the platform's own
   */
  record Export(Platform platform, List<Attempt> attempts, List<String> left) {}
}
