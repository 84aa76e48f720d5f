package lab.gradebook;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import lab.base.AtomicFile;
import lab.base.Html;
import lab.base.Shown;
import lab.gradebook.intake.Submission;
import lab.likeness.Common;
import lab.likeness.Findings;
import lab.likeness.Findings.Cluster;
import lab.likeness.Findings.Link;
import lab.likeness.SideBySide;

/** Writes a page for each pair of submissions whose code is alike, with both side by side. */
final class Alike {
  static final String FOLDER = "alike";

  /** Pages at most: those of the strongest pairs of each cluster come first. */
  private static final int MAX_PAGES = 200;

  private static final int COLOURS = 6;

  private Alike() {}

  /**
   * Some that belong together.
   *
   * @param lines that two of them share beyond chance, about
   */
  record Group(int number, List<Member> members, long lines, List<Pair> pairs, int more) {}

  /** One of them. */
  record Member(String name, String link) {}

  /** Two of them, with the page that shows both. */
  record Pair(String left, String right, long lines, String link) {}

  private record Page(String left, String right, long lines, List<Both> files) {}

  private record Both(String name, long alike, long code, List<Side> sides) {}

  private record Side(String of, List<Row> lines) {}

  private record Row(int number, String text, int part, int colour) {}

  /**
   * Writes the pages of all clusters; those of an earlier run go.
   *
   * @param out the folder of grades
   * @param works each submission, by its name
   */
  static List<Group> write(
      Path out, Findings findings, Function<String, Submission> works, Common common)
      throws IOException {
    Path folder = out.resolve(FOLDER);
    sweep(folder);
    List<Group> groups = new ArrayList<>();
    int pages = 0;
    int room = MAX_PAGES / Math.max(1, findings.clusters().size());
    for (Cluster cluster : findings.clusters()) {
      List<Link> shown =
          cluster.links().stream().limit(Math.max(room, pages < MAX_PAGES ? 1 : 0)).toList();
      List<Pair> pairs = new ArrayList<>();
      for (Link link : shown) {
        AtomicFile.requireFolder(folder);
        String file = ++pages + ".html";
        Submission left = works.apply(link.left());
        Submission right = works.apply(link.right());
        var both = SideBySide.of(left.sources(), right.sources(), common);
        var page = page(left.title(), right.title(), lines(link), both);
        AtomicFile.write(
            folder.resolve(file), Html.template(Alike.class, "alike.html").execute(page));
        pairs.add(new Pair(left.title(), right.title(), lines(link), "./" + FOLDER + "/" + file));
      }
      groups.add(
          new Group(
              groups.size() + 1,
              cluster.names().stream()
                  .map(name -> new Member(works.apply(name).title(), ClassPage.link(name)))
                  .toList(),
              lines(cluster.links().get(0)),
              pairs,
              cluster.links().size() - shown.size()));
    }
    return groups;
  }

  private static void sweep(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.filter(Alike::isPage).sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  private static boolean isPage(Path file) {
    return file.getFileName().toString().matches("\\d+\\.html");
  }

  private static long lines(Link link) {
    return Math.round(link.strength() / Findings.IN_A_LINE);
  }

  private static Page page(String left, String right, long lines, SideBySide both) {
    return new Page(
        left, right, lines, both.files().stream().map(files -> both(files, left, right)).toList());
  }

  private static Both both(SideBySide.Files files, String left, String right) {
    String name = files.left() + ".java";
    return new Both(
        files.left().equals(files.right()) ? name : name + " and " + files.right() + ".java",
        files.leftLines().stream().filter(line -> line.part() > 0).count(),
        files.leftLines().stream().filter(line -> !line.text().isBlank()).count(),
        List.of(side(left, files.leftLines()), side(right, files.rightLines())));
  }

  /** A line of a source, without what a page or a terminal would obey. */
  private static String shown(String line) {
    return Shown.lines(line.replace("\t", "    "));
  }

  private static Side side(String of, List<SideBySide.SourceLine> lines) {
    return new Side(
        of,
        lines.stream()
            .map(one -> new Row(one.number(), shown(one.text()), one.part(), one.part() % COLOURS))
            .toList());
  }
}
