package lab.notebook;

import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import lab.base.Digests;
import lab.base.EnglishList;
import lab.piece.Assignment;
import lab.script.Script;
import lab.script.Script.Code;
import lab.script.Script.Question;
import lab.script.Script.Step;

/**
 * A notebook made of a lab's script. The same script gives the same notebook.
 *
 * @param script what it was made of
 * @param notebook as it is before it is run
 * @param code what the cells run that are the script's, by the cells' ids
 */
record ScriptNotebook(Script script, NotebookDocument notebook, Map<String, Code> code) {
  private static final String HOW =
      "*Shift-Enter runs a cell: it shows the value of each line that has no semicolon, and of its"
          + " last declaration. Below it you can unfold what that is when all is well, where …"
          + " stands for what may be otherwise on your machine. This notebook is made from"
          + " `labs/%s`.*";

  /** The first line of a folded cell is seen all the same. */
  private static final String FOLDED =
      "// Guess first: the code is folded, as it tells the answer.\n";

  /**
   * Makes the notebook of a script.
   *
   * @param exercises that are to be written after the last step
   */
  static ScriptNotebook of(Script script, List<Assignment> exercises) {
    return new Maker(script, exercises).make();
  }

  /** Goes through the script once. */
  private static final class Maker {
    /** How long the part of a cell's id may be that a step's title gives it. */
    private static final int LONGEST = 48;

    private final Script script;
    private final List<Assignment> exercises;
    private final List<NotebookCell> cells = new ArrayList<>();
    private final Map<String, Code> code = new LinkedHashMap<>();
    private final Set<String> ids = new HashSet<>();

    Maker(Script script, List<Assignment> exercises) {
      this.script = script;
      this.exercises = exercises;
    }

    ScriptNotebook make() {
      String name = script.file().getFileName().toString();
      text(
          "title",
          heading(1, script.title()),
          MarkdownText.of(script.intro()),
          HOW.formatted(name));
      code("imports", script.preamble(), false);
      for (Step step : script.steps()) {
        step(step);
      }
      if (!script.questions().isEmpty()) {
        questions();
      }
      byte[] lines = String.join("\n", script.lines()).getBytes(StandardCharsets.UTF_8);
      NotebookDocument notebook =
          new NotebookDocument(List.copyOf(cells), "labs/" + name, Digests.hex("SHA-256", lines));
      return new ScriptNotebook(script, notebook, Map.copyOf(code));
    }

    private void step(Step step) {
      String name = name(step.title());
      text(name, heading(2, step.title()), MarkdownText.of(step.lead()), guess(step));
      code(name + "-code", step.code(), step.hidden());
      List<String> shows = step.code().expectations();
      if (!shows.isEmpty()) {
        String lines = MarkdownText.block(String.join("\n", shows));
        text(name + "-shows", MarkdownText.folded("What it shows", lines));
      }
      if (!step.task().isEmpty()) {
        task(name, step.task());
      }
    }

    private static String guess(Step step) {
      return step.guess()
          .map(asked -> "**Your guess?** " + MarkdownText.of(asked))
          .map(MarkdownText::quotation)
          .orElse("");
    }

    /** The command that checks the exercises is a cell. */
    private void task(String name, List<String> paragraphs) {
      List<String> said =
          paragraphs.stream().filter(text -> !text.matches("  +labs/lab check [\\d. ]+")).toList();
      text(name + "-task", MarkdownText.of(said), where());
      for (Assignment exercise : exercises) {
        String id = "check-" + exercise.id().replace('.', '-');
        cells.add(NotebookCell.code(id, "check(\"%s\")".formatted(exercise.id())));
      }
    }

    private String where() {
      List<String> files =
          exercises.stream().map(one -> "`labs/mine/%s.java`".formatted(one.piece())).toList();
      return files.isEmpty()
          ? ""
          : "*You write in %s, in any editor; run the %s below whenever you have saved.*"
              .formatted(EnglishList.and(files), files.size() == 1 ? "cell" : "cells");
    }

    private void questions() {
      List<String> parts = new ArrayList<>(List.of(heading(2, Script.QUESTIONS)));
      for (Question one : script.questions()) {
        String question = String.join(" ", one.question());
        parts.add(MarkdownText.folded(question, MarkdownText.of(one.answer())));
      }
      text("questions", parts.toArray(String[]::new));
    }

    private static String heading(int level, String title) {
      return "#".repeat(level) + " " + MarkdownText.of(title);
    }

    private void text(String id, String... parts) {
      List<String> all = List.of(parts).stream().filter(part -> !part.isEmpty()).toList();
      cells.add(NotebookCell.markdown(id, String.join("\n\n", all)));
    }

    private void code(String id, Code run, boolean folded) {
      if (run.isEmpty()) {
        return;
      }
      String source = run.withBareMarks();
      NotebookCell cell = NotebookCell.code(id, folded ? FOLDED + source : source);
      if (folded) {
        JsonObject hidden = new JsonObject();
        hidden.addProperty("source_hidden", true);
        cell = cell.with("jupyter", hidden);
      }
      cells.add(cell);
      code.put(id, run);
    }

    /** What a step's cells are called: by its title, so that a step before it changes nothing. */
    private String name(String title) {
      String words =
          title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
      String name = "step-" + words.substring(0, Math.min(LONGEST, words.length()));
      String unique = name;
      for (int i = 2; !ids.add(unique); i++) {
        unique = name + "-" + i;
      }
      return unique;
    }
  }
}
