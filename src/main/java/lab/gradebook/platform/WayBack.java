package lab.gradebook.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import lab.base.AtomicFile;
import lab.base.Shown;

/** Writes the grades and the feedback in the form that a platform imports. */
public final class WayBack {
  public static final String TABLE = "grades.csv";
  public static final String PAGES = "feedback.zip";

  /** The same grades give the same bytes. */
  private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  private WayBack() {}

  /**
   * Requires that grades could be written into the sheet, before anything is graded.
   *
   * @param platform a word
   * @param sheet the platform's own export, if there is one
   * @param column a part of the heading of the column for them
   * @throws UnclearException if no platform of this word takes grades, or not into this sheet
   */
  public static void require(String platform, Optional<Path> sheet, Optional<String> column)
      throws IOException {
    Form.of(platform).fill(table(sheet), column, List.of());
  }

  private static Optional<Table> table(Optional<Path> sheet) throws IOException {
    return sheet.isPresent() ? Optional.of(Table.read(sheet.get())) : Optional.empty();
  }

  /**
   * Writes the table that the platform reads, and where it takes one the zip with a page for each
   * student.
   *
   * @param sheet the platform's own export, into which the points go
   * @param column a part of the heading of the column for them
   * @return what the instructor should know, in sentences
   * @throws UnclearException if it is not clear where the points go; then nothing is written
   */
  public static List<String> write(
      Path folder,
      String platform,
      Optional<Path> sheet,
      Optional<String> column,
      List<Grade> grades)
      throws IOException {
    Form form = Form.of(platform);
    Form.Filled filled = form.fill(table(sheet), column, grades);
    AtomicFile.requireFolder(folder);
    byte[] bytes = filled.table().bytes();
    AtomicFile.write(folder.resolve(TABLE), out -> out.write(bytes));
    List<String> told = new ArrayList<>(filled.told());
    told.add("%s is what %s imports.".formatted(folder.resolve(TABLE), platform));
    Map<String, Path> pages = new TreeMap<>();
    for (Grade grade : grades) {
      form.page(grade.student()).ifPresent(name -> pages.put(name, grade.feedback()));
    }
    if (!pages.isEmpty()) {
      AtomicFile.write(folder.resolve(PAGES), out -> zip(pages, out));
      told.add(
          "%s holds the feedback of %d, as %s takes it."
              .formatted(folder.resolve(PAGES), pages.size(), platform));
    }
    return told.stream().map(Shown::of).toList();
  }

  private static void zip(Map<String, Path> pages, java.io.OutputStream out) throws IOException {
    ZipOutputStream zip = new ZipOutputStream(out);
    for (Map.Entry<String, Path> page : pages.entrySet()) {
      ZipEntry entry = new ZipEntry(page.getKey());
      entry.setTimeLocal(TIME);
      zip.putNextEntry(entry);
      Files.copy(page.getValue(), zip);
      zip.closeEntry();
    }
    zip.finish();
  }

  /**
   * A student's grade on its way back.
   *
   * @param points of 100
   * @param comment what the student is told, in a sentence or two
   * @param feedback a page that tells all
   */
  public record Grade(Entry student, double points, String comment, Path feedback) {}
}
