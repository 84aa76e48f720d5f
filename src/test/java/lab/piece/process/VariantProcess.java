package lab.piece.process;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import lab.course.Course;
import lab.course.EarlierResultsTest;
import lab.course.VariantsTest;
import lab.piece.Assignment;
import lab.piece.Subject;

/** A process whose pieces are known ones: in place of classes it is sent their number. */
final class VariantProcess {
  /** A piece and whose it is. */
  record Known(Assignment exercise, String name, Subject subject) {}

  private VariantProcess() {}

  /** The right variants, who keeps an array, then of each exercise's mistakes every fifth. */
  static List<Known> all() {
    Subject kept = Subject.of("kept", settings -> new EarlierResultsTest.KeptScores());
    return Stream.concat(
            Stream.concat(
                Stream.of(new Known(Course.of("2.2"), "an array that is kept", kept)),
                VariantsTest.variants().map(one -> variant(one.get()))),
            Course.all().stream()
                .flatMap(
                    exercise ->
                        Course.mistakes(exercise).stream()
                            .filter(one -> Course.mistakes(exercise).indexOf(one) % 5 == 0)
                            .map(one -> new Known(exercise, one.name(), one))))
        .toList();
  }

  private static Known variant(Object... parts) {
    return new Known((Assignment) parts[0], (String) parts[1], (Subject) parts[2]);
  }

  public static void main(String[] args) throws IOException {
    PieceProcess.run(
        "pieces",
        classes -> all().get(Integer.parseInt(classes.keySet().iterator().next())).subject());
  }
}
