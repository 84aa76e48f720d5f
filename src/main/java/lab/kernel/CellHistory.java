package lab.kernel;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import lab.jupyter.JupyterMessage;

/** The cells that this kernel has run, for who looks for one of them. */
final class CellHistory {
  private static final int SESSION = 1;

  private final List<Entry> entries = new ArrayList<>();

  /** A cell that was run, and its value as text; empty if it had none. */
  private record Entry(int number, String code, String output) {
    JsonArray json(boolean withOutput) {
      JsonArray entry = new JsonArray();
      entry.add(SESSION);
      entry.add(number);
      if (withOutput) {
        JsonArray both = new JsonArray();
        both.add(code);
        both.add(output.isEmpty() ? null : output);
        entry.add(both);
      } else {
        entry.add(code);
      }
      return entry;
    }
  }

  void add(int number, String code, String output) {
    entries.add(new Entry(number, code, output));
  }

  /** Answers a {@code history_request}. */
  JsonObject answer(JupyterMessage request) {
    List<Entry> found =
        switch (request.text("hist_access_type")) {
          case "range" -> range(request);
          case "search" -> search(request);
          default -> last(entries, request.number("n", Integer.MAX_VALUE));
        };
    JsonArray history = new JsonArray();
    found.forEach(entry -> history.add(entry.json(request.is("output", false))));
    JsonObject content = new JsonObject();
    content.addProperty("status", "ok");
    content.add("history", history);
    return content;
  }

  /** Sessions are counted from 1 on, or back from 0, which is this one. */
  private List<Entry> range(JupyterMessage request) {
    int session = request.number("session", 0);
    int from = request.number("start", 0);
    int to = request.number("stop", Integer.MAX_VALUE);
    return entries.stream()
        .filter(entry -> session == 0 || session == SESSION)
        .filter(entry -> entry.number() >= from && entry.number() < to)
        .toList();
  }

  private List<Entry> search(JupyterMessage request) {
    Pattern pattern = glob(request.text("pattern"));
    List<Entry> found =
        entries.stream().filter(entry -> pattern.matcher(entry.code()).matches()).toList();
    if (request.is("unique", false)) {
      Map<String, Entry> last = new LinkedHashMap<>();
      found.forEach(
          entry -> {
            last.remove(entry.code());
            last.put(entry.code(), entry);
          });
      found = List.copyOf(last.values());
    }
    return last(found, request.number("n", Integer.MAX_VALUE));
  }

  /** {@code *} for any run of characters, {@code ?} for one. */
  private static Pattern glob(String pattern) {
    StringBuilder regex = new StringBuilder();
    for (char c : (pattern.isEmpty() ? "*" : pattern).toCharArray()) {
      regex.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote("" + c));
    }
    return Pattern.compile(regex.toString(), Pattern.DOTALL);
  }

  private static <T> List<T> last(List<T> all, int n) {
    return all.subList(Math.max(0, all.size() - Math.max(0, n)), all.size());
  }
}
