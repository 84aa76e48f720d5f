package lab.gradebook.platform;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import lab.gradebook.platform.WayBack.Grade;

/** Fills a platform's own table with grades, for import. */
interface Form {
  List<Form> ALL =
      List.of(
          new MoodleForm(),
          new CanvasForm(),
          new BrightspaceForm(),
          new BlackboardForm(),
          new GradescopeForm());

  /**
   * A table that is filled in.
   *
   * @param told what the instructor should know, in sentences
   */
  record Filled(Table table, List<String> told) {}

  /** As a word of a command. */
  String word();

  /**
   * Fills in the grades.
   *
   * @param sheet as the platform exported it; a new one if there is none
   * @param column a part of the heading of the column to fill; the only one that may be meant,
   *     unless told
   * @throws UnclearException if it is not the platform's, or not clear which column is meant
   */
  Filled fill(Optional<Table> sheet, Optional<String> column, List<Grade> grades)
      throws UnclearException;

  /** Where a student's page lies in the zip that the platform takes; empty if it takes none. */
  default Optional<String> page(Entry student) {
    return Optional.empty();
  }

  /** The one of a word. */
  static Form of(String word) throws UnclearException {
    return ALL.stream()
        .filter(form -> form.word().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new UnclearException(
                    "--grades-for must be one of %s, but is \"%s\"."
                        .formatted(
                            ALL.stream().map(Form::word).collect(Collectors.joining(", ")), word)));
  }
}
