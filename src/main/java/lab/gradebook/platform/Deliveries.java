package lab.gradebook.platform;

import java.text.Normalizer;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import lab.base.Shown;
import lab.gradebook.platform.Attempt.Student;
import lab.gradebook.platform.Platform.Export;

/** Groups attempts by student and chooses the one that counts. */
final class Deliveries {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");
  private static final int MAX_LABEL_LENGTH = 60;

  private final Export export;
  private final Set<String> labels = new HashSet<>();

  private Deliveries(Export export) {
    this.export = export;
  }

  static List<Delivery> of(Export export, Counting counting) throws UnclearException {
    Deliveries deliveries = new Deliveries(export);
    List<Delivery> all = new ArrayList<>();
    for (List<Attempt> attempts : byStudent(export).values()) {
      all.addAll(deliveries.of(attempts, counting));
    }
    all.sort(Comparator.comparing(Delivery::label));
    return List.copyOf(all);
  }

  /** Each student's attempts in their order; the one student of each is the one they are of. */
  static Map<String, List<Attempt>> byStudent(Export export) {
    Map<String, List<Attempt>> all = new TreeMap<>();
    for (Attempt attempt : export.attempts()) {
      for (Student student : attempt.students()) {
        all.computeIfAbsent(student.key(), any -> new ArrayList<>()).add(of(attempt, student));
      }
    }
    Comparator<Attempt> order =
        Comparator.comparing((Attempt one) -> one.time().orElse(LocalDateTime.MIN))
            .thenComparing(Attempt::number);
    all.values().forEach(attempts -> attempts.sort(order));
    return all;
  }

  private static Attempt of(Attempt attempt, Student student) {
    List<String> notes = new ArrayList<>(attempt.notes());
    List<String> others =
        attempt.students().stream()
            .filter(other -> !other.equals(student))
            .map(Student::name)
            .toList();
    if (!others.isEmpty()) {
      notes.add("Handed in together with %s.".formatted(String.join(", ", others)));
    }
    return new Attempt(
        List.of(student),
        attempt.number(),
        attempt.time(),
        attempt.late(),
        attempt.handle(),
        attempt.parts(),
        List.copyOf(notes));
  }

  /** How many attempts there have been, whether all are in the export or not. */
  static int count(List<Attempt> attempts) {
    boolean none = attempts.size() == 1 && attempts.get(0).number() == 0;
    return Math.max(
        none ? 0 : attempts.size(),
        attempts.stream().mapToInt(Attempt::number).max().orElseThrow());
  }

  private List<Delivery> of(List<Attempt> attempts, Counting counting) throws UnclearException {
    int count = count(attempts);
    Student student = attempts.get(0).students().get(0);
    if (counting != Counting.LATEST && counting != Counting.ALL && count > attempts.size()) {
      throw new UnclearException(
          "--attempt %s: %s has handed in %d times, and %s packs the last one only: take --attempt latest."
              .formatted(counting, student.name(), count, export.platform().title()));
    }
    if (attempts.size() > 1
        && counting != Counting.ALL
        && attempts.stream().anyMatch(attempt -> attempt.time().isEmpty())) {
      throw new UnclearException(
          "It is not clear which attempt of %s came last (%s): take --attempt all."
              .formatted(
                  student.name(),
                  String.join(", ", attempts.stream().map(Attempt::handle).toList())));
    }
    String label = label(student);
    List<Delivery> each = new ArrayList<>();
    for (int i = 0; i < attempts.size(); i++) {
      int number = count == 0 ? 0 : Math.max(i + 1, attempts.get(i).number());
      String own =
          counting == Counting.ALL && attempts.size() > 1 ? label + ", attempt " + number : label;
      each.add(delivery(own, attempts.get(i), number, count, counting));
    }
    Delivery last = each.get(each.size() - 1);
    return switch (counting) {
      case ALL -> each;
      case FIRST -> List.of(each.get(0));
      case LATEST -> List.of(last);
      case BEST ->
          List.of(
              new Delivery(
                  last.label(),
                  last.entry(),
                  last.parts(),
                  last.notes(),
                  List.copyOf(each.subList(0, each.size() - 1))));
    };
  }

  private static Delivery delivery(
      String label, Attempt attempt, int number, int count, Counting counting) {
    List<String> notes = new ArrayList<>(attempt.notes());
    if (count > 1 && counting != Counting.ALL) {
      notes.add(
          "Attempt %d of %d counts%s."
              .formatted(number, count, counting == Counting.BEST ? ", since none is better" : ""));
    }
    Student student = attempt.students().get(0);
    Entry entry =
        new Entry(
            student.key(),
            student.name(),
            number,
            count,
            attempt.time().map(TIME::format).orElse(""),
            attempt.late().map(late -> late ? "yes" : "no").orElse(""),
            attempt.handle());
    return new Delivery(label, entry, attempt.parts(), List.copyOf(notes), List.of());
  }

  private String label(Student student) {
    return distinct(
        export.platform() == Platform.FOLDERS ? student.key() : tame(student.name(), student.key()),
        labels);
  }

  /** Makes a label unique by a number if it is taken already, and takes it. */
  static String distinct(String label, Set<String> taken) {
    String other = label;
    for (int i = 2; !taken.add(asStored(other)); i++) {
      other = "%s (%d)".formatted(label, i);
    }
    return other;
  }

  /** On some systems names of folders that differ in case or in accents apart are the same. */
  private static String asStored(String label) {
    return Normalizer.normalize(label, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
  }

  /** What every system takes for the name of a folder. */
  static String tame(String name, String key) {
    return name.equals(key) ? tame(key) : "%s (%s)".formatted(tame(name), tame(key));
  }

  private static String tame(String word) {
    String tame =
        Shown.of(word).replaceAll("[/\\\\:*?\"<>|]", "_").strip().replaceFirst("^[.~]+", "_");
    int end = Math.min(tame.length(), MAX_LABEL_LENGTH);
    return tame.substring(0, end).replaceFirst("[. ]+$", "");
  }
}
