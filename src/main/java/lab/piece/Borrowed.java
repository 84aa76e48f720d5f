package lab.piece;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Recognises a piece that uses packages of the lab in place of writing the code itself. The
 * compiler does not see those packages, and would report a misspelt name.
 */
final class Borrowed {
  private static final Pattern MISSING = Pattern.compile("package (\\S+) does not exist");

  private Borrowed() {}

  /**
   * Whether a package is kept from pieces: all of the lab but package lab, which has the contracts.
   */
  static boolean holds(String packageName) {
    return packageName.startsWith("lab.") || packageName.equals("reference");
  }

  /**
   * Says in a sentence what is borrowed first, and where; empty if the errors have other causes.
   */
  static Optional<String> in(List<CompileError> errors) {
    return errors.stream().flatMap(error -> in(error).stream()).findFirst();
  }

  private static Optional<String> in(CompileError error) {
    Matcher missing = MISSING.matcher(error.message());
    if (!missing.find() || !holds(missing.group(1))) {
      return Optional.empty();
    }
    String name = missing.group(1);
    Matcher used =
        Pattern.compile(Pattern.quote(name) + "\\s*\\.\\s*(\\w+)").matcher(error.source());
    String what = used.find() ? name + "." + used.group(1) : name;
    return Optional.of(
        "%s uses %s, at %s.java:%d: write it yourself; of the lab, a piece uses package lab alone"
            .formatted(error.piece(), what, error.piece(), error.line()));
  }
}
