package lab.gradebook.intake;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lab.base.EnglishList;
import lab.gradebook.intake.Collector.Collected;
import lab.gradebook.platform.Arrivals;
import lab.gradebook.platform.Counting;
import lab.gradebook.platform.Delivery;
import lab.gradebook.platform.Roster;
import lab.gradebook.platform.UnclearException;

/** Takes in a class from any platform, and refuses where it is not clear which files are whose. */
public final class Reception {
  private static final int MAX_NAMED = 3;

  private final Collector collector;
  private final Optional<String> from;
  private final Counting counting;
  private final Optional<Path> roster;

  /**
   * @param from word of the platform; recognised unless told
   * @param counting which attempt of a student counts
   * @param roster a table of the class, with a header
   */
  public Reception(
      Collector collector, Optional<String> from, Counting counting, Optional<Path> roster) {
    this.collector = collector;
    this.from = from;
    this.counting = counting;
    this.roster = roster;
  }

  /**
   * The submissions of a class, with the platform and what is to be told about them.
   *
   * @param platform the word of what was recognised
   * @param told for the instructor, in sentences, the first of which says what was recognised
   */
  public record Received(List<Submission> submissions, String platform, List<String> told) {}

  /**
   * Reads all submissions of a class.
   *
   * @throws UnclearException if nothing is recognised and much would be graded as nobody's, or as
   *     one student's what several have written
   * @throws IOException if nothing can be read
   */
  public Received receive(Path submissions) throws IOException {
    try (Arrivals arrivals = Arrivals.open(submissions, from)) {
      boolean guessed = from.isEmpty() && arrivals.isPlain();
      if (guessed) {
        requireNoLooseSources(arrivals);
      }
      List<String> told = new ArrayList<>(List.of(arrivals.summary().sentence(counting)));
      if (!arrivals.summary().left().isEmpty()) {
        told.add("Nobody's, so not taken: %s.".formatted(named(arrivals.summary().left())));
      }
      List<Delivery> deliveries = arrivals.deliveries(counting);
      if (deliveries.isEmpty()) {
        throw new UnclearException("%s holds nothing that could be graded.".formatted(submissions));
      }
      if (roster.isPresent()) {
        Roster.Called called = Roster.read(roster.get()).call(deliveries);
        requireSomebody(called);
        deliveries = called.deliveries();
        told.add(
            "Roster: %d students, of whom %d %s handed in nothing."
                .formatted(
                    called.students(), called.absent(), called.absent() == 1 ? "has" : "have"));
        if (!called.strangers().isEmpty()) {
          told.add("Not on the roster: %s.".formatted(named(called.strangers())));
        }
      }
      List<Submission> all = new ArrayList<>();
      for (Delivery delivery : deliveries) {
        Collected collected = collector.of(delivery);
        if (guessed && !collected.crowd().isEmpty()) {
          throw new UnclearException(crowd(delivery.label(), collected.crowd()));
        }
        all.add(collected.submission());
      }
      if (guessed) {
        requireSubmissions(all);
      }
      return new Received(List.copyOf(all), arrivals.platform(), List.copyOf(told));
    }
  }

  private void requireSomebody(Roster.Called called) throws UnclearException {
    if (called.absent() == called.students() && !called.strangers().isEmpty()) {
      throw new UnclearException(
          "Nobody of those who have handed in (%s) is on the roster %s: its ids or names must be those of the submissions."
              .formatted(named(called.strangers()), roster.orElseThrow()));
    }
  }

  private static void requireNoLooseSources(Arrivals arrivals) throws UnclearException {
    List<String> loose = arrivals.looseSources();
    if (!loose.isEmpty()) {
      throw new UnclearException(
          ("Java files lie loose in the folder (%s), and are not named as any platform does it, so that it is not clear whose they are. "
                  + "--from names the platform; --single takes the folder for one submission; --from folders takes each file for a student's.")
              .formatted(named(loose)));
    }
  }

  private static void requireSubmissions(List<Submission> all) throws UnclearException {
    List<Submission> handed = all.stream().filter(one -> one.student().attempts() > 0).toList();
    List<String> empty =
        handed.stream().filter(one -> one.sources().isEmpty()).map(Submission::name).toList();
    if (handed.size() > 1 && 2 * empty.size() > handed.size()) {
      throw new UnclearException(
          ("Nothing is named as any platform does it, and of %d folders and files %d hold no piece (%s). "
                  + "Is this what a platform hands out? --from names it; --from folders takes each for a student's as it lies there.")
              .formatted(handed.size(), empty.size(), named(empty)));
    }
  }

  private static String crowd(String label, Set<String> crowd) {
    return ("%s looks like several students' work, not one's: %s each hold the same pieces. Name the folder in which they lie; "
            + "if it is one student's, --from folders takes it so.")
        .formatted(Intake.shown(label), named(List.copyOf(crowd)));
  }

  private static String named(List<String> names) {
    return EnglishList.first(names.stream().map(Intake::shown).toList(), MAX_NAMED);
  }
}
