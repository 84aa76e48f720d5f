package lab.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import lab.base.Json;
import lab.course.Course;
import lab.notebook.LabNotebooks.Written;
import lab.script.Script;
import lab.stepper.Lab;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NotebooksTest {
  private static final String SCRIPT =
      """
      // Lab 4: Small * steps
      //
      // An intro with n_s.
      import java.util.*;

      // ---- Add, and look
      // It is one:
      //
      //   c = a·b
      //
      // ?? How much is it?
      int a = 1;     // => 1
      a + 1          // => 2

      // ---- Add & look
      System.out.println(a);
      // => 1
      // Your turn: exercise 4.1.
      """;

  @TempDir Path folder;
  private Path labs;
  private Path notebooks;
  private Lab lab;

  @BeforeEach
  void aLab() throws IOException {
    labs = Files.createDirectories(folder.resolve("labs"));
    notebooks = folder.resolve("notebooks");
    lab = new Lab(4, "04-small", labs.resolve("04-small.jsh"));
    Files.writeString(lab.file(), SCRIPT);
  }

  private LabNotebooks small() {
    return new LabNotebooks(List.of(lab), notebooks);
  }

  private Path file() {
    return notebooks.resolve("04-small.ipynb");
  }

  private void edit(String what, String by) throws IOException {
    String text = Files.readString(file());
    assertThat(text).contains(what);
    Files.writeString(file(), text.replace(what, by));
  }

  @Test
  void aScriptGivesTheseBytes() throws Exception {
    Files.writeString(
        lab.file(),
        """
        // Lab 4: Small * steps
        import java.util.*;

        // ---- Add, and look
        // It is n_s.
        //
        //   c = a·b
        //
        // ?? How much?
        int a = 1;     // => 1
        a + 1          // => 2

        // ---- Questions
        // Q Why a < b?
        // A Because.
        """);
    small().write(false);
    assertThat(Files.readString(file()))
        .isEqualTo(
            """
            {
             "cells": [
              {
               "cell_type": "markdown",
               "id": "title",
               "metadata": {},
               "source": [
                "# Lab 4: Small \\\\* steps\\n",
                "\\n",
                "*Shift-Enter runs a cell: it shows the value of each line that has no semicolon, and of its last declaration. Below it you can unfold what that is when all is well, where … stands for what may be otherwise on your machine. This notebook is made from `labs/04-small.jsh`.*"
               ]
              },
              {
               "cell_type": "code",
               "execution_count": null,
               "id": "imports",
               "metadata": {},
               "outputs": [],
               "source": [
                "import java.util.*;"
               ]
              },
              {
               "cell_type": "markdown",
               "id": "step-add-and-look",
               "metadata": {},
               "source": [
                "## Add, and look\\n",
                "\\n",
                "It is n\\\\_s.\\n",
                "\\n",
                "$$\\n",
                "c = a \\\\cdot b\\n",
                "$$\\n",
                "\\n",
                "> **Your guess?** How much?"
               ]
              },
              {
               "cell_type": "code",
               "execution_count": null,
               "id": "step-add-and-look-code",
               "metadata": {
                "jupyter": {
                 "source_hidden": true
                }
               },
               "outputs": [],
               "source": [
                "// Guess first: the code is folded, as it tells the answer.\\n",
                "int a = 1;     // =>\\n",
                "a + 1"
               ]
              },
              {
               "cell_type": "markdown",
               "id": "step-add-and-look-shows",
               "metadata": {},
               "source": [
                "<details><summary>What it shows</summary>\\n",
                "\\n",
                "```text\\n",
                "1\\n",
                "2\\n",
                "```\\n",
                "\\n",
                "</details>"
               ]
              },
              {
               "cell_type": "markdown",
               "id": "questions",
               "metadata": {},
               "source": [
                "## Questions\\n",
                "\\n",
                "<details><summary>Why a &lt; b?</summary>\\n",
                "\\n",
                "Because.\\n",
                "\\n",
                "</details>"
               ]
              }
             ],
             "metadata": {
              "kernelspec": {
               "display_name": "Two-Layer Lab (Java)",
               "language": "java",
               "name": "two-layer-lab"
              },
              "language_info": {
               "file_extension": ".java",
               "mimetype": "text/x-java",
               "name": "java",
               "pygments_lexer": "java"
              },
              "two_layer_lab": {
               "cells_sha256": "CELLS",
               "made_from": "labs/04-small.jsh",
               "made_from_sha256": "SCRIPT"
              }
             },
             "nbformat": 4,
             "nbformat_minor": 5
            }
            """
                .replace("CELLS", metadata("cells_sha256"))
                .replace("SCRIPT", metadata("made_from_sha256")));
    assertThat(metadata("cells_sha256")).matches("[0-9a-f]{64}");
    assertThat(metadata("made_from_sha256")).matches("[0-9a-f]{64}");
  }

  private String metadata(String name) throws IOException {
    JsonObject notebook = Json.PRETTY.fromJson(Files.readString(file()), JsonObject.class);
    JsonObject metadata = notebook.getAsJsonObject("metadata").getAsJsonObject("two_layer_lab");
    return metadata.get(name).getAsString();
  }

  static List<Lab> labs() throws IOException {
    return Lab.all();
  }

  @ParameterizedTest
  @MethodSource("labs")
  void everyLabsNotebookIsTheFormatsAndNothingInItWasRun(Lab one) throws Exception {
    String text = ScriptNotebook.of(Script.read(one.file()), one.exercises()).notebook().text();
    assertThat(ScriptNotebook.of(Script.read(one.file()), one.exercises()).notebook().text())
        .isEqualTo(text);
    JsonObject notebook = Json.PRETTY.fromJson(text, JsonObject.class);
    Set<String> ids = new HashSet<>();
    for (JsonElement each : notebook.getAsJsonArray("cells")) {
      JsonObject cell = each.getAsJsonObject();
      String id = cell.get("id").getAsString();
      assertThat(id).matches("^[a-zA-Z0-9-_]+$").hasSizeLessThanOrEqualTo(64);
      assertThat(ids.add(id)).as(id).isTrue();
      if (cell.get("cell_type").getAsString().equals("code")) {
        assertThat(cell.get("execution_count").isJsonNull()).isTrue();
        assertThat(cell.getAsJsonArray("outputs")).isEmpty();
      }
    }
    assertThat(ids).hasSizeGreaterThan(15);
    Course.all().stream()
        .filter(exercise -> exercise.lab() == one.number())
        .forEach(exercise -> assertThat(ids).contains("check-" + exercise.id().replace('.', '-')));
  }

  @Test
  void stepsOfLikeTitlesHaveCellsOfTheirOwn() throws Exception {
    NotebookDocument made = ScriptNotebook.of(Script.read(lab.file()), List.of()).notebook();
    assertThat(made.cells())
        .extracting(NotebookCell::id)
        .containsExactly(
            "title",
            "imports",
            "step-add-and-look",
            "step-add-and-look-code",
            "step-add-and-look-shows",
            "step-add-look",
            "step-add-look-code",
            "step-add-look-shows");
    Files.writeString(lab.file(), SCRIPT.replace("Add & look", "Add and look"));
    assertThat(ScriptNotebook.of(Script.read(lab.file()), List.of()).notebook().cells())
        .extracting(NotebookCell::id)
        .contains("step-add-and-look-2-code");
  }

  @Test
  void whatIsThereAlreadyIsLeftWithItsOutputs() throws Exception {
    assertThat(small().write(false)).isEqualTo(new Written(1, 0, List.of()));
    edit("\"outputs\": []", "\"outputs\": [ ]");
    String run = Files.readString(file());
    assertThat(small().write(false)).isEqualTo(new Written(0, 1, List.of()));
    assertThat(Files.readString(file())).isEqualTo(run);
    assertThat(small().differences()).isEmpty();
  }

  @Test
  void whatNobodyHasChangedFollowsItsScript() throws Exception {
    small().write(false);
    Files.writeString(lab.file(), SCRIPT.replace("It is one", "It is two"));
    assertThat(small().differences())
        .containsExactly(
            file()
                + ": cell 3, step-add-and-look, differs from labs/04-small.jsh in line 3: it has"
                + " \"It is one:\" in place of \"It is two:\", which has changed since the notebook"
                + " was made");
    assertThat(small().write(false)).isEqualTo(new Written(1, 0, List.of()));
    assertThat(Files.readString(file())).contains("It is two");
  }

  @Test
  void whatAPersonHasChangedIsKeptUnlessForced() throws Exception {
    small().write(false);
    edit("It is one", "I say it is one");
    String changed = Files.readString(file());
    String sentence =
        file()
            + ": cell 3, step-add-and-look, differs from labs/04-small.jsh in line 3: it has"
            + " \"I say it is one:\" in place of \"It is one:\"";
    assertThat(small().write(false)).isEqualTo(new Written(0, 0, List.of(sentence)));
    assertThat(Files.readString(file())).isEqualTo(changed);
    assertThat(small().differences()).containsExactly(sentence);
    assertThat(small().write(true)).isEqualTo(new Written(1, 0, List.of()));
    assertThat(small().differences()).isEmpty();
  }

  @Test
  void eachKindOfDifferenceIsASentence() throws Exception {
    String cell = file() + ": cell ";
    assertThat(small().differences())
        .containsExactly(file() + " is not there: labs/lab notebooks makes it");

    small().write(false);
    edit("\"id\": \"imports\"", "\"id\": \"mine\"");
    assertThat(small().differences())
        .containsExactly(cell + "2 (\"import java.util.*;\") is not of labs/04-small.jsh");

    small().write(true);
    edit("int a = 1;     // =>\\n\",\n    \"a + 1\"", "int a = 1;     // =>\"");
    assertThat(small().differences())
        .containsExactly(
            cell + "4, step-add-and-look-code, has 2 lines, and 3 in labs/04-small.jsh");

    small().write(true);
    edit("labs/04-small.jsh\",", "labs/05-other.jsh\",");
    edit("int a", "int b");
    assertThat(small().differences())
        .containsExactly(
            file()
                + " is the notebook of another lab, made from labs/05-other.jsh, and not from"
                + " labs/04-small.jsh");

    Files.writeString(file(), "{\"cells\": [], \"metadata\": {}}");
    assertThat(small().differences())
        .containsExactly(file() + " does not say that it was made from labs/04-small.jsh");

    Files.writeString(file(), "[]");
    assertThat(small().differences())
        .containsExactly(
            file()
                + " is no notebook that can be read: it is JSON, but not as Jupyter's format 4 has"
                + " it");

    Files.writeString(file(), "");
    assertThat(small().differences())
        .containsExactly(file() + " is no notebook that can be read: it is empty");

    Files.writeString(file(), "{\"cells\": [");
    assertThat(small().differences().get(0))
        .startsWith(file() + " is no notebook that can be read: its JSON is broken (");
    assertThat(small().write(false).kept()).hasSize(1);
    assertThat(Files.readString(file())).isEqualTo("{\"cells\": [");

    Files.write(file(), new byte[] {'{', (byte) 0xff});
    assertThat(small().differences())
        .containsExactly(file() + " is no notebook that can be read: it is no text in UTF-8");
  }

  @Test
  void aCellMoreOrLessIsNamed() throws Exception {
    small().write(false);
    String text = Files.readString(file());
    int last = text.lastIndexOf("  {\n   \"cell_type\"");
    Files.writeString(
        file(),
        text.substring(0, text.lastIndexOf(',', last))
            + text.substring(text.indexOf("\n ],\n \"metadata\"")));
    assertThat(small().differences())
        .containsExactly(
            file() + ": cell 8, step-add-look-shows, is missing; labs/04-small.jsh has it");
    Files.writeString(
        file(),
        text.replace(
            "\n ],\n \"metadata\"",
            ",\n{\"cell_type\": \"code\", \"id\": \"x\", \"source\": \"1 + 1\"}\n ],\n \"metadata\""));
    assertThat(small().differences())
        .containsExactly(file() + ": cell 9 (\"1 + 1\") is not of labs/04-small.jsh");
  }
}
