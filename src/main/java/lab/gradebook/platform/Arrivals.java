package lab.gradebook.platform;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.ProviderNotFoundException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import lab.base.Reason;
import lab.base.Shown;
import lab.gradebook.platform.Listing.Child;
import lab.gradebook.platform.Platform.Export;

/**
 * Finds a class's submissions in a folder, in the only folder or zip that lies in it, or in a zip,
 * and recognises their platform. Nothing is unpacked; the zips stay open until this is closed.
 */
public final class Arrivals implements Closeable {
  private static final int MAX_DEPTH = 4;

  private final Deque<FileSystem> zips = new ArrayDeque<>();
  private Export export;
  private Listing listing;
  private String where;

  private Arrivals() {}

  /**
   * Opens what has arrived and recognises its platform.
   *
   * @param from word of the platform that it is from; recognised unless told
   * @throws UnclearException if it is not named as that platform does it
   */
  public static Arrivals open(Path submissions, Optional<String> from) throws IOException {
    Arrivals arrivals = new Arrivals();
    try {
      arrivals.find(submissions, from.isPresent() ? Platform.of(from.get()) : null);
      return arrivals;
    } catch (IOException | RuntimeException e) {
      arrivals.close();
      throw e;
    }
  }

  /** Sums up what has arrived, for the instructor. */
  public Summary summary() {
    return Summary.of(export, where);
  }

  /**
   * The platform's name as {@code --from} takes it; {@code folders} if no platform is recognised.
   */
  public String platform() {
    return export.platform().word();
  }

  /** Whether no platform was recognised, so that each folder is taken for a student. */
  public boolean isPlain() {
    return export.platform() == Platform.FOLDERS;
  }

  /**
   * What each student handed in, in the order of their labels.
   *
   * @throws UnclearException if the attempts that shall count are not in the export
   */
  public List<Delivery> deliveries(Counting counting) throws UnclearException {
    return Deliveries.of(export, counting);
  }

  /** Java files that lie side by side with folders and archives, or alone. */
  public List<String> looseSources() {
    return listing.children().stream().filter(Child::isSource).map(Child::name).toList();
  }

  private void find(Path submissions, Platform forced) throws IOException {
    Listing first = listing(submissions);
    if (forced == Platform.FOLDERS) {
      take(forced.read(first).orElseThrow(), first, "");
      return;
    }
    List<Platform> asked =
        forced == null
            ? Stream.of(Platform.values()).filter(one -> one != Platform.FOLDERS).toList()
            : List.of(forced);
    Listing current = first;
    String at = "";
    Listing classAt = first;
    String classWhere = "";
    for (int depth = 0; depth < MAX_DEPTH; depth++) {
      for (Platform platform : asked) {
        Optional<Export> found = platform.read(current);
        if (found.isPresent()) {
          take(found.get(), current, at);
          return;
        }
      }
      Optional<Child> only = only(current);
      if (only.isEmpty()) {
        break;
      }
      current = listing(only.get().path());
      at = at.isEmpty() ? only.get().name() : at + "/" + only.get().name();
      if (looksLikeAClass(current)) {
        classAt = current;
        classWhere = at;
      }
    }
    if (forced != null) {
      throw new UnclearException(
          "--from %s: nothing in %s is named as %s does it (%s)."
              .formatted(forced.word(), submissions, forced.title(), forced.form()));
    }
    if (!Files.isDirectory(submissions) && classAt == first && !looksLikeAClass(first)) {
      throw new UnclearException(
          "%s does not look like a class: --single takes it for one submission."
              .formatted(submissions));
    }
    take(Folders.read(classAt).orElseThrow(), classAt, classWhere);
  }

  private void take(Export found, Listing in, String at) {
    export = found;
    listing = in;
    where = at;
  }

  /** The one folder or zip in which all lies, if there is but one. */
  private static Optional<Child> only(Listing listing) {
    List<Child> holders =
        listing.children().stream().filter(child -> child.isFolder() || child.isArchive()).toList();
    boolean loose = listing.children().stream().anyMatch(Child::isSource);
    return holders.size() == 1 && !loose && (holders.get(0).isFolder() || holders.get(0).isZip())
        ? Optional.of(holders.get(0))
        : Optional.empty();
  }

  /** Whether there are several folders or archives, and none of them a project's. */
  private static boolean looksLikeAClass(Listing listing) {
    List<String> holders =
        listing.children().stream()
            .filter(child -> child.isFolder() || child.isArchive())
            .map(Child::name)
            .toList();
    return holders.size() > 1 && holders.stream().noneMatch(Crowd::isOnesOwn);
  }

  private Listing listing(Path path) throws IOException {
    return Listing.of(Files.isDirectory(path) ? path : root(path));
  }

  private Path root(Path zip) throws IOException {
    try {
      FileSystem opened = FileSystems.newFileSystem(zip, Map.of());
      zips.push(opened);
      return opened.getPath("/");
    } catch (IOException | RuntimeException e) {
      String why =
          e instanceof ProviderNotFoundException
              ? "it is neither a folder nor a zip"
              : Reason.of(e);
      throw new IOException(
          "%s cannot be read as a zip (%s): unpack it, and name the folder."
              .formatted(zip.getFileName(), why),
          e);
    }
  }

  @Override
  public void close() throws IOException {
    while (!zips.isEmpty()) {
      zips.pop().close();
    }
  }

  /**
   * A summary of what has arrived, for the instructor.
   *
   * @param platform from which it is
   * @param where in what was named it lies; empty if it lies there at once
   * @param groups of how many more than one is
   * @param several how many students have handed in more than once, two if none more than twice
   * @param left what was taken for nobody's
   */
  public record Summary(
      String platform,
      String where,
      int students,
      int late,
      int groups,
      int several,
      boolean twice,
      boolean allPacked,
      List<String> left) {

    static Summary of(Export export, String where) {
      Map<String, List<Attempt>> byStudent = Deliveries.byStudent(export);
      List<Integer> counts =
          byStudent.values().stream().map(Deliveries::count).filter(count -> count > 1).toList();
      return new Summary(
          export.platform().title(),
          where,
          byStudent.size(),
          (int)
              byStudent.values().stream()
                  .map(attempts -> attempts.get(attempts.size() - 1).late())
                  .filter(Optional.of(true)::equals)
                  .count(),
          (int) export.attempts().stream().filter(one -> one.students().size() > 1).count(),
          counts.size(),
          counts.stream().allMatch(count -> count == 2),
          export.platform().packsAll(),
          export.left());
    }

    /** In a sentence, such as "Canvas, 41 students, 3 late." */
    public String sentence(Counting counting) {
      StringBuilder text = new StringBuilder(platform);
      text.append(where.isEmpty() ? "" : " (in %s)".formatted(where));
      text.append(", ").append(students == 1 ? "1 student" : students + " students");
      text.append(late > 0 ? ", %d late".formatted(late) : "");
      text.append(groups > 0 ? ", %s".formatted(groups == 1 ? "1 group" : groups + " groups") : "");
      if (several > 0) {
        text.append(", %d with %s attempts: ".formatted(several, twice ? "two" : "several"));
        text.append(counts(counting));
      }
      return Shown.of(text.append('.').toString());
    }

    private String counts(Counting counting) {
      if (!allPacked) {
        return "only the latest is in the export";
      }
      return switch (counting) {
        case LATEST -> "the latest counts; --attempt best, first or all";
        case BEST -> "the best counts";
        case FIRST -> "the first counts";
        case ALL -> "each is graded";
      };
    }
  }
}
