package lab.notebook;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lab.base.Json;
import lab.base.Reason;
import lab.base.Shown;
import lab.notebook.NotebookCell.Kind;

/**
 * A notebook as it is found in a file: what of it matters for whether it is still the script's.
 *
 * @param cells without metadata and outputs; raw ones count as Markdown
 * @param origin what it says it was made of; empty where it says nothing
 */
record NotebookFile(Path file, List<NotebookCell> cells, Optional<Origin> origin) {
  private static final String NONE = "%s is no notebook that can be read: %s";

  /**
   * What a notebook says of itself.
   *
   * @param made from what, such as {@code labs/04-backprop.jsh}
   * @param digest SHA-256 of that
   * @param cells what {@link NotebookDocument#cellDigest} was when it was written
   */
  record Origin(String made, String digest, String cells) {}

  /**
   * Reads a notebook.
   *
   * @throws IOException in a sentence, if there is none or it is broken
   */
  static NotebookFile read(Path file) throws IOException {
    try {
      JsonElement json = Json.PRETTY.fromJson(Files.readString(file), JsonElement.class);
      if (json == null) {
        throw new IOException(NONE.formatted(file, "it is empty"));
      }
      return of(file, json.getAsJsonObject());
    } catch (CharacterCodingException e) {
      throw new IOException(NONE.formatted(file, "it is no text in UTF-8"), e);
    } catch (JsonParseException e) {
      String reason = Shown.line(e.getMessage().replaceFirst("^[\\w.]+Exception: ", ""), 120);
      throw new IOException(NONE.formatted(file, "its JSON is broken (" + reason + ")"), e);
    } catch (IllegalStateException | UnsupportedOperationException | NullPointerException e) {
      throw new IOException(
          NONE.formatted(file, "it is JSON, but not as Jupyter's format 4 has it"), e);
    } catch (IOException e) {
      boolean told = e.getMessage() != null && e.getMessage().startsWith(file + " is ");
      throw told ? e : new IOException(NONE.formatted(file, Reason.of(e)), e);
    }
  }

  private static NotebookFile of(Path file, JsonObject json) {
    List<NotebookCell> cells = new ArrayList<>();
    for (JsonElement one : json.get("cells").getAsJsonArray()) {
      JsonObject cell = one.getAsJsonObject();
      String id = cell.has("id") ? cell.get("id").getAsString() : "without an id";
      String source = text(cell.get("source"));
      boolean code = cell.get("cell_type").getAsString().equals("code");
      cells.add(
          new NotebookCell(
              id, code ? Kind.CODE : Kind.MARKDOWN, source, new JsonObject(), Optional.empty()));
    }
    JsonObject metadata = json.get("metadata").getAsJsonObject();
    Optional<Origin> origin =
        Optional.ofNullable(metadata.getAsJsonObject(NotebookDocument.ORIGIN))
            .map(
                made ->
                    new Origin(
                        made.get("made_from").getAsString(),
                        made.get("made_from_sha256").getAsString(),
                        made.get("cells_sha256").getAsString()));
    return new NotebookFile(file, List.copyOf(cells), origin);
  }

  private static String text(JsonElement source) {
    if (!source.isJsonArray()) {
      return source.getAsString();
    }
    StringBuilder text = new StringBuilder();
    JsonArray lines = source.getAsJsonArray();
    lines.forEach(line -> text.append(line.getAsString()));
    return text.toString();
  }

  /** Whether nobody has changed a cell since it was written; what was run is of no account. */
  boolean isAsWritten() {
    return origin
        .filter(said -> said.cells().equals(NotebookDocument.cellDigest(cells)))
        .isPresent();
  }

  /**
   * How it differs from what its script makes now.
   *
   * @return a sentence without its end; empty if it does not differ
   */
  Optional<String> difference(NotebookDocument wanted) {
    if (NotebookDocument.cellDigest(cells).equals(NotebookDocument.cellDigest(wanted.cells()))) {
      return Optional.empty();
    }
    String from = wanted.made();
    if (origin.isEmpty()) {
      return Optional.of("%s does not say that it was made from %s".formatted(file, from));
    }
    Origin said = origin.get();
    if (!said.made().equals(from)) {
      return Optional.of(
          "%s is the notebook of another lab, made from %s, and not from %s"
              .formatted(file, Shown.line(said.made(), 60), from));
    }
    String older =
        said.digest().equals(wanted.digest())
            ? ""
            : ", which has changed since the notebook was made";
    return Optional.of("%s: %s%s".formatted(file, firstDifference(wanted), older));
  }

  private String firstDifference(NotebookDocument wanted) {
    String from = wanted.made();
    for (int i = 0; i < Math.max(cells.size(), wanted.cells().size()); i++) {
      if (i == cells.size()) {
        return "cell %d, %s, is missing; %s has it"
            .formatted(i + 1, wanted.cells().get(i).id(), from);
      }
      NotebookCell cell = cells.get(i);
      if (i == wanted.cells().size() || !isOf(wanted, cell.id())) {
        return "cell %d (%s) is not of %s".formatted(i + 1, begin(cell), from);
      }
      NotebookCell other = wanted.cells().get(i);
      if (!cell.id().equals(other.id())) {
        return "cell %d is %s, where %s has %s"
            .formatted(i + 1, Shown.line(cell.id(), 64), from, other.id());
      }
      if (!cell.source().equals(other.source()) || cell.kind() != other.kind()) {
        return "cell %d, %s, %s".formatted(i + 1, cell.id(), line(cell, other, from));
      }
    }
    throw new IllegalStateException("the cells are the same");
  }

  private static boolean isOf(NotebookDocument notebook, String id) {
    return notebook.cells().stream().anyMatch(cell -> cell.id().equals(id));
  }

  private static String line(NotebookCell cell, NotebookCell other, String from) {
    if (cell.kind() != other.kind()) {
      return "is of another kind than in " + from;
    }
    List<String> is = cell.source().lines().toList();
    List<String> wanted = other.source().lines().toList();
    for (int i = 0; i < Math.min(is.size(), wanted.size()); i++) {
      if (!is.get(i).equals(wanted.get(i))) {
        return "differs from %s in line %d: it has \"%s\" in place of \"%s\""
            .formatted(from, i + 1, Shown.line(is.get(i), 60), Shown.line(wanted.get(i), 60));
      }
    }
    return "has %d lines, and %d in %s".formatted(is.size(), wanted.size(), from);
  }

  private static String begin(NotebookCell cell) {
    String line = Shown.line(cell.source(), 40);
    return line.isEmpty() ? "an empty one" : '"' + line + '"';
  }
}
