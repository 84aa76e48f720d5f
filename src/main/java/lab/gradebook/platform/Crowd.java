package lab.gradebook.platform;

import java.util.Collection;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Notices that what looks like one student's submission holds those of several. */
public final class Crowd {
  private static final int MIN_COUNT = 3;

  /**
   * What people call the folders of their own projects, and their versions. Longer words stand
   * before shorter ones, and nothing is tried twice: names of hundreds of such words have as many
   * readings as no time is enough for.
   */
  private static final Pattern OWN =
      Pattern.compile(
          "(?i)(?:two.?layer.?lab|mine|labs?|src|main|test|java|libs?|solutions?|references?"
              + "|data|target|docs?|bin|out|build|older|old|newer|new|backups?|copies|copy|final"
              + "|drafts?|versions?|v|attempts?|try|parts?|pieces?|exercises?|assignments?|submissions?"
              + "|archive|zip|jar|tar|tgz|gz|bz2|xz|7z|of|\\d|[ _.()+-])++");

  private Crowd() {}

  /** Whether a folder's name is one that people give to folders of their own. */
  static boolean isOnesOwn(String name) {
    return OWN.matcher(name).matches();
  }

  /**
   * The folders or archives, side by side, that all hold the same piece, and the beginnings of file
   * names, as in {@code anna_12_Grid.java}, that all end in the same.
   *
   * @param paths of sources, with slashes
   * @param pieces names of files that one student hands in once, such as {@code Grid}
   * @return three or more; empty if there are fewer, or if their names are those of versions
   */
  public static Set<String> in(Collection<String> paths, Collection<String> pieces) {
    TreeMap<String, Set<String>> holders = new TreeMap<>();
    for (String path : paths) {
      String[] steps = path.split("/");
      String file = steps[steps.length - 1].replaceFirst("(?i)\\.java(\\.txt)?$", "");
      String piece = file.substring(file.lastIndexOf('_') + 1);
      if (!pieces.contains(piece)) {
        continue;
      }
      steps[steps.length - 1] = file.substring(0, file.length() - piece.length());
      StringBuilder above = new StringBuilder();
      for (String step : steps) {
        if (!step.isEmpty() && !isOnesOwn(step)) {
          holders.computeIfAbsent(above + "\0" + piece, any -> new TreeSet<>()).add(step);
        }
        above.append(step).append('/');
      }
    }
    return holders.values().stream()
        .filter(names -> names.size() >= MIN_COUNT)
        .max(java.util.Comparator.comparingInt(Set::size))
        .orElse(Set.of());
  }
}
