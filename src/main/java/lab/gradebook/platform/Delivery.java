package lab.gradebook.platform;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The attempt of one student that counts, with its files and those attempts that may count in its
 * place.
 *
 * @param label a name for it that differs from all others' and may be a folder's
 * @param parts of the attempt that counts
 * @param notes about it, in sentences
 * @param others attempts that count in its place if they are better; none unless the best is wanted
 */
public record Delivery(
    String label, Entry entry, List<Part> parts, List<String> notes, List<Delivery> others) {
  /**
   * A file or a folder that was handed in.
   *
   * @param path where it lies, on the disk or in the zip that the platform packed
   * @param name what the student called it; empty for a folder whose content is all that there is
   */
  public record Part(Path path, String name) {
    private static final Pattern ARCHIVE =
        Pattern.compile("(?i).*\\.(zip|tar|tgz|tbz2?|txz|tar\\.(gz|bz2|xz)|7z|rar)");

    /** A project's libraries hold nothing that its student wrote. */
    private static final Pattern JAR = Pattern.compile("(?i)(?!(?:.*/)?lib/).*\\.jar");

    /** Whether a file is an archive, by its name; with slashes, if it has folders. */
    public static boolean isArchive(String path) {
      return ARCHIVE.matcher(path).matches() || JAR.matcher(path).matches();
    }

    /** An archive's name without what tells how it is packed. */
    static String stem(String name) {
      return name.replaceFirst("(?i)(?<=.)(\\.tar)?\\.[^.]+$", "");
    }

    /** Whether a file is Java, by its name; some systems add an ending that they do not show. */
    public static boolean isSource(String path) {
      return path.toLowerCase(Locale.ROOT).matches("(?s).*\\.java(\\.txt)?");
    }
  }
}
