package lab.gradebook.intake;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import lab.base.EnglishList;
import lab.base.Shown;

/** Collects the files of one submission within limits, and notes what is odd about them. */
public final class Intake {
  /** No source of a piece comes near. */
  static final int MAX_LENGTH = 256 << 10;

  /** What archives may unpack to, all of them together; a zip is unpacked where sources are. */
  private static final long MAX_UNPACKED = 256 << 20;

  private static final int MAX_FILES = 500;

  /** Of all Java files that are looked at, in bytes. */
  private static final int MAX_SOURCE = 16 << 20;

  /** To begin with one takes time and memory, however little is in it. */
  private static final int MAX_ARCHIVES = 50;

  private static final int MAX_NOTES = 30;
  private static final int MAX_APART = 2;
  private static final int MAX_LISTED = 5;

  /**
   * A Java file.
   *
   * @param path from the submission's top, with slashes; an archive is a folder of its path
   */
  record Found(String path, byte[] bytes) {
    String name() {
      return path.substring(path.lastIndexOf('/') + 1);
    }

    /** Its name without what says that it is Java. */
    String stem() {
      return name().replaceFirst("(?i)\\.java(\\.txt)?$", "");
    }

    /** All that stands before its name. */
    String above() {
      return path.substring(0, path.lastIndexOf('/') + 1);
    }

    String folder() {
      String above = path.substring(0, Math.max(0, path.lastIndexOf('/')));
      return above.substring(above.lastIndexOf('/') + 1);
    }

    long depth() {
      return path.chars().filter(c -> c == '/').count();
    }
  }

  private final List<Found> files = new ArrayList<>();
  private final Map<String, Set<String>> notes = new LinkedHashMap<>(); // of whom, by what is said
  private final Set<String> harmless = new HashSet<>(); // of what is said
  private final Set<String> others = new LinkedHashSet<>();
  private long unpacked;
  private long taken;
  private int archives;

  /** A submission that would take more than it may. */
  static final class TooMuchException extends IOException {
    private static final long serialVersionUID = 1L;

    TooMuchException(String what) {
      super(what);
    }
  }

  /** Counts what was unpacked. */
  void spend(long bytes) throws TooMuchException {
    unpacked += bytes;
    if (unpacked > MAX_UNPACKED) {
      throw new TooMuchException("unpacks to more than %d MB".formatted(MAX_UNPACKED >> 20));
    }
  }

  /** Whether one more Java file may be read; if not, it is noted. */
  boolean hasRoom() {
    if (files.size() < MAX_FILES) {
      return true;
    }
    note("There are more than %d Java files: only the first are looked at.".formatted(MAX_FILES));
    return false;
  }

  /** Whether one more archive may be opened; if not, it is noted. */
  boolean mayOpen() {
    if (++archives <= MAX_ARCHIVES) {
      return true;
    }
    note("There are more than %d archives: only the first are opened.".formatted(MAX_ARCHIVES));
    return false;
  }

  /** Takes in a Java file, for which there is room. */
  public void add(String path, byte[] bytes) {
    if (mayKeep(bytes.length)) {
      files.add(new Found(path, bytes));
    }
  }

  /** Whether so much more source may be kept, and counts it; if not, it is noted. */
  boolean mayKeep(int length) {
    if (taken + length > MAX_SOURCE) {
      note(
          "There are more than %d MB of Java files: only the first are looked at."
              .formatted(MAX_SOURCE >> 20));
      return false;
    }
    taken += length;
    return true;
  }

  /** Notes something that was repaired or is in order, which needs no attention. */
  void mention(String sentence) {
    harmless.add(Shown.of(sentence));
    note(sentence);
  }

  /** Remembers something odd; the same is said once. */
  void note(String sentence) {
    note("", Shown.of(sentence));
  }

  /**
   * Remembers something odd about a file.
   *
   * @param sentence a format that begins with the file's path
   */
  void noteOf(String path, String sentence) {
    note(sentence.formatted(shown(path)));
  }

  /**
   * Mentions what was put right in a file: what is to be said of many is said once, with their
   * names.
   *
   * @param sentence that begins with the file's name, as it is shown
   */
  void mentionOf(String file, String sentence) {
    String shown = Shown.of(sentence);
    boolean begins = shown.startsWith(file + " ");
    String said = begins ? shown.substring(file.length() + 1) : shown;
    harmless.add(said);
    note(begins ? file : "", said);
  }

  private void note(String file, String said) {
    if (notes.size() < MAX_NOTES || notes.containsKey(said)) {
      notes.computeIfAbsent(said, any -> new LinkedHashSet<>()).add(file);
    } else if (notes.size() == MAX_NOTES) {
      notes.put("There is more that is odd.", Set.of(""));
    }
  }

  /** Remembers a file that is neither Java nor an archive. */
  void other(String path) {
    boolean hidden = path.substring(path.lastIndexOf('/') + 1).startsWith(".");
    if (!hidden && others.size() < MAX_NOTES) {
      others.add(shown(path));
    }
  }

  /** Some of those files, as they are shown. */
  List<String> others() {
    return List.copyOf(others);
  }

  List<Found> files() {
    return files;
  }

  List<String> notes() {
    return notes.entrySet().stream().flatMap(one -> said(one.getKey(), one.getValue())).toList();
  }

  /** The notes that need no attention. */
  List<String> mentions() {
    return notes.entrySet().stream()
        .filter(one -> harmless.contains(one.getKey()))
        .flatMap(one -> said(one.getKey(), one.getValue()))
        .toList();
  }

  private static Stream<String> said(String said, Set<String> files) {
    if (files.size() <= MAX_APART) {
      return files.stream().map(file -> file.isEmpty() ? said : file + " " + said);
    }
    return Stream.of(
        "Each of %d files %s (%s)."
            .formatted(
                files.size(),
                said.replaceFirst("\\.$", ""),
                EnglishList.first(List.copyOf(files), MAX_LISTED)));
  }

  /** A name for people: it may hold anything, even what a terminal would obey. */
  public static String shown(String name) {
    String printable = Shown.of(name);
    return printable.length() <= 100 ? printable : printable.substring(0, 100) + "…";
  }
}
