package lab.kernel;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import jdk.jshell.SourceCodeAnalysis.Documentation;
import lab.jupyter.JupyterMessage;
import lab.terminal.Tokens;

/**
 * Helps who types: completes, explains what stands at the cursor, says whether code is complete.
 * Places in code are counted in characters of Unicode, as Jupyter counts.
 */
final class CodeHelp {
  private static final int MAX_EXPLAINED = 12; // methods of one name

  private final SourceCodeAnalysis java;
  private final Javadoc javadoc;

  /**
   * Helps with the code of a session.
   *
   * @param javadoc what is written above declarations
   */
  CodeHelp(SourceCodeAnalysis java, Javadoc javadoc) {
    this.java = java;
    this.javadoc = javadoc;
  }

  /**
   * The statement of a cell in which a place lies, as far as that place.
   *
   * @param text from its beginning
   * @param from where in the cell it begins
   */
  private record Statement(String text, int from) {}

  /** JShell knows one statement at a time. */
  private Statement statementAt(String code, int cursor) {
    int from = 0;
    while (from < cursor) {
      CompletionInfo info = java.analyzeCompletion(code.substring(from));
      String rest = info.remaining();
      int next = rest == null ? code.length() : code.length() - rest.length();
      boolean whole = info.completeness().isComplete() && next > from && next < cursor;
      if (!whole) {
        break;
      }
      from = next;
    }
    return new Statement(code.substring(from), from);
  }

  private static int cursor(JupyterMessage request, String code) {
    int points = code.codePointCount(0, code.length());
    int at = Math.max(0, Math.min(points, request.number("cursor_pos", points)));
    return code.offsetByCodePoints(0, at);
  }

  /** Answers a {@code complete_request}. */
  JsonObject complete(JupyterMessage request) {
    String code = request.text("code");
    int cursor = cursor(request, code);
    Statement statement = statementAt(code, cursor);
    int[] anchor = {cursor - statement.from()};
    Set<String> matches = new LinkedHashSet<>();
    try {
      List<SourceCodeAnalysis.Suggestion> all =
          java.completionSuggestions(statement.text(), cursor - statement.from(), anchor);
      all.stream().filter(one -> one.matchesType()).forEach(one -> matches.add(one.continuation()));
      all.forEach(one -> matches.add(one.continuation()));
    } catch (RuntimeException | Error e) { // beyond what the compiler can take: nothing to offer
      anchor[0] = cursor - statement.from();
    }
    JsonArray found = new JsonArray();
    matches.forEach(found::add);
    JsonObject content = new JsonObject();
    content.addProperty("status", "ok");
    content.add("matches", found);
    content.addProperty(
        "cursor_start", code.codePointCount(0, Math.min(statement.from() + anchor[0], cursor)));
    content.addProperty("cursor_end", code.codePointCount(0, cursor));
    content.add("metadata", new JsonObject());
    return content;
  }

  /** Answers an {@code inspect_request}. */
  JsonObject inspect(JupyterMessage request) {
    String code = request.text("code");
    String text = explained(code, cursor(request, code));
    JsonObject content = new JsonObject();
    content.addProperty("status", "ok");
    content.addProperty("found", !text.isEmpty());
    MimeBundle bundle = MimeBundle.of(text);
    content.add("data", text.isEmpty() ? new JsonObject() : bundle.data());
    content.add("metadata", new JsonObject());
    return content;
  }

  /** What is known of the name at a place, or of the method whose arguments stand there. */
  String explained(String code, int cursor) {
    int end = cursor;
    while (end < code.length() && Character.isJavaIdentifierPart(code.charAt(end))) {
      end++;
    }
    Statement statement = statementAt(code, end);
    int at = end - statement.from();
    String before = statement.text().substring(0, at);
    boolean named = at > 0 && Character.isJavaIdentifierPart(before.charAt(at - 1));
    List<Documentation> found = named ? documentation(before + "(", at + 1) : List.of();
    if (found.isEmpty()) {
      found = documentation(statement.text(), at);
    }
    String more =
        found.size() <= MAX_EXPLAINED
            ? ""
            : "\n\n… and %d more".formatted(found.size() - MAX_EXPLAINED);
    return found.stream()
        .limit(MAX_EXPLAINED)
        .map(this::told)
        .collect(Collectors.joining("\n\n", "", more));
  }

  private List<Documentation> documentation(String statement, int at) {
    try {
      return java.documentation(statement, at, true);
    } catch (RuntimeException | Error e) { // beyond what the compiler can take
      return List.of();
    }
  }

  private String told(Documentation one) {
    String text = javadoc.of(one);
    return text.isBlank()
        ? one.signature()
        : one.signature() + "\n\n" + text.indent(4).stripTrailing();
  }

  /** Answers an {@code is_complete_request}. */
  JsonObject isComplete(JupyterMessage request) {
    String rest = request.text("code");
    while (!rest.isBlank()) {
      CompletionInfo info = java.analyzeCompletion(rest);
      switch (info.completeness()) {
        case DEFINITELY_INCOMPLETE, CONSIDERED_INCOMPLETE -> {
          JsonObject content = status("incomplete");
          content.addProperty("indent", "  ".repeat(Math.max(0, Tokens.depth(rest))));
          return content;
        }
        case UNKNOWN -> {
          return status("invalid");
        }
        default -> {
          boolean moves = info.remaining() != null && info.remaining().length() < rest.length();
          rest = moves ? info.remaining() : "";
        }
      }
    }
    return status("complete");
  }

  private static JsonObject status(String status) {
    JsonObject content = new JsonObject();
    content.addProperty("status", status);
    return content;
  }
}
