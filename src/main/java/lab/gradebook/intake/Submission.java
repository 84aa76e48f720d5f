package lab.gradebook.intake;

import java.util.List;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lab.gradebook.platform.Entry;

/**
 * The graded files of one student's attempt, and what was odd about them.
 *
 * @param name that differs from all others' and is that of a folder with its grade
 * @param student whose it is, and which attempt
 * @param packed sources of package {@code mine}, by the name of their class
 * @param notes what is odd about it, in sentences
 * @param mentions those of the notes that nobody needs to look at
 * @param others other attempts of the same student, the best of which counts if it is better
 */
public record Submission(
    String name,
    Entry student,
    Packed packed,
    List<String> notes,
    List<String> mentions,
    List<Submission> others) {
  private static final int SHOWN = 12;

  /** One of whose student no more is known than the name of their folder. */
  public Submission(String name, SortedMap<String, String> sources, List<String> notes) {
    this(name, Entry.of(name), sources, notes, List.of());
  }

  /** Makes a submission of sources by the names of their classes, and compresses them. */
  public Submission(
      String name,
      Entry student,
      SortedMap<String, String> sources,
      List<String> notes,
      List<String> mentions,
      List<Submission> others) {
    this(name, student, Packed.of(sources), notes, mentions, others);
  }

  /** One whose notes all need a look. */
  public Submission(
      String name,
      Entry student,
      SortedMap<String, String> sources,
      List<String> notes,
      List<Submission> others) {
    this(name, student, sources, notes, List.of(), others);
  }

  /**
   * This one and other attempts, of which the best counts. Each says which were tried, so that a
   * grade is known from before only where none of them has changed.
   */
  Submission withOthers(List<Submission> attempts) {
    String tried =
        Stream.concat(attempts.stream(), Stream.of(this))
            .map(one -> one.student.attempt() + " (" + one.digest().substring(0, SHOWN) + ")")
            .collect(Collectors.joining(", "));
    String note = "Attempts that were graded, by number and SHA-256: %s.".formatted(tried);
    return noted(note, attempts.stream().map(one -> one.noted(note, List.of())).toList());
  }

  private Submission noted(String note, List<Submission> attempts) {
    List<String> all = Stream.concat(notes.stream(), Stream.of(note)).toList();
    List<String> mentioned = Stream.concat(mentions.stream(), Stream.of(note)).toList();
    return new Submission(name, student, packed, all, mentioned, attempts);
  }

  /** What people call it; its name is that of its folder. */
  public String title() {
    return Intake.shown(student.called(name));
  }

  /** Sources of package {@code mine}, by the name of their class; unpacked at each call. */
  public SortedMap<String, String> sources() {
    return packed.sources();
  }

  /** SHA-256 of the sources and their names, in hexadecimal. */
  public String digest() {
    return packed.digest();
  }
}
