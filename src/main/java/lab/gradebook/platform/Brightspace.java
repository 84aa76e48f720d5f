package lab.gradebook.platform;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lab.gradebook.platform.Attempt.Student;
import lab.gradebook.platform.Listing.Child;
import lab.gradebook.platform.Platform.Export;

/**
 * Recognises and reads Brightspace's download: a folder {@code userid-folderid - Name - Mar 2, 2026
 * 1015 AM} for each attempt, and a page over all.
 */
final class Brightspace {
  private static final Pattern NAME =
      Pattern.compile("(?<user>\\d+)-\\d+ - (?<name>.+?) - (?<date>[^-]*\\d{4}[^-]*)");
  private static final Pattern MONTH_FIRST =
      Pattern.compile(
          "(\\p{L}{3,})\\.? (\\d{1,2}),? (\\d{4}),? (\\d{1,2}):?(\\d{2})(?: ?([AaPp])\\.?[Mm]\\.?)?");
  private static final Pattern DAY_FIRST =
      Pattern.compile(
          "(\\d{1,2})\\.? (\\p{L}{3,})\\.?,? (\\d{4}),? (\\d{1,2}):?(\\d{2})(?: ?([AaPp])\\.?[Mm]\\.?)?");
  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

  private Brightspace() {}

  static Optional<Export> read(Listing listing) {
    Gathered gathered = new Gathered();
    for (Child child : listing.children()) {
      Matcher name = NAME.matcher(child.name());
      if (child.isFolder() && name.matches()) {
        gathered.add(
            Gathered.attempt(
                List.of(new Student(name.group("user"), name.group("name"))),
                1,
                time(name.group("date")),
                child));
      } else if (!child.name().equals("index.html")) {
        gathered.other(child);
      }
    }
    return gathered.export(Platform.BRIGHTSPACE);
  }

  /** In English; in other languages it stays open which attempt was the last. */
  static Optional<LocalDateTime> time(String date) {
    Matcher month = MONTH_FIRST.matcher(date.strip());
    if (month.matches()) {
      return time(month, month.group(1), month.group(2));
    }
    Matcher day = DAY_FIRST.matcher(date.strip());
    return day.matches() ? time(day, day.group(2), day.group(1)) : Optional.empty();
  }

  private static Optional<LocalDateTime> time(Matcher date, String month, String day) {
    int number = MONTHS.indexOf(month.substring(0, 3).toLowerCase(Locale.ROOT)) + 1;
    int hour = Integer.parseInt(date.group(4));
    if (date.group(6) != null) {
      hour = hour % 12 + (date.group(6).equalsIgnoreCase("p") ? 12 : 0);
    }
    try {
      return Optional.of(
          LocalDateTime.of(
              Integer.parseInt(date.group(3)),
              number,
              Integer.parseInt(day),
              hour,
              Integer.parseInt(date.group(5))));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
