package lab.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import lab.script.Script.Code;
import lab.script.Script.Question;
import lab.script.Script.Step;
import lab.terminal.Prose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScriptTest {
  @TempDir Path folder;

  private Path file() {
    return folder.resolve("03-cost.jsh");
  }

  private Script read(String text) throws IOException, ScriptException {
    Files.writeString(file(), text);
    return Script.read(file());
  }

  @Test
  void takesALabApart() throws Exception {
    Script script =
        read(
            """
            // Lab 3: The cost
            //
            // What is it worth?
            // It depends.
            //
            //   c = −ln p
            //   d = 0
            // Then on.
            import java.util.*;

            var a = 1;

            // ---- The first step
            // Prose of
            // two lines.
            // ? How large,
            // ? about?
            var b = 2; // a remark
            // not prose
            b + a     // => 3

            // ---- The second step

            // not prose either
            b

            // ---- Questions
            //
            // Q Why is it
            // so?
            // A Because
            //
            // it is.

            // Q And?
            // A No.
            """);
    assertThat(script.title()).isEqualTo("Lab 3: The cost");
    assertThat(script.intro())
        .containsExactly("What is it worth? It depends.", "  c = −ln p\n  d = 0", "Then on.");
    assertThat(script.preamble()).isEqualTo(new Code("import java.util.*;\n\nvar a = 1;\n\n", 9));
    assertThat(script.steps())
        .containsExactly(
            new Step(
                "The first step",
                List.of("Prose of two lines."),
                Optional.of("How large, about?"),
                false,
                new Code("var b = 2; // a remark\n// not prose\nb + a     // => 3\n\n", 18)),
            new Step(
                "The second step",
                List.of(),
                Optional.empty(),
                false,
                new Code("\n// not prose either\nb\n\n", 23)));
    assertThat(script.questions())
        .containsExactly(
            new Question(List.of("Why is it so?"), List.of("Because", "it is.")),
            new Question(List.of("And?"), List.of("No.")));
  }

  @Test
  void aQuestionThatTheCodeAnswersComesBeforeIt() throws Exception {
    Step step =
        read("// ---- A\n// Prose.\n// ?? How large,\n// ?? about?\nint b = 2;\n").steps().get(0);
    assertThat(step.guess()).contains("How large, about?");
    assertThat(step.hidden()).isTrue();
  }

  @Test
  void aMarkOfTheByteOrderIsNoPartOfTheText() throws Exception {
    assertThat(read("\ufeff// Lab 3: The cost\nint a = 1;\n"))
        .isEqualTo(read("// Lab 3: The cost\nint a = 1;\n"));
  }

  @Test
  void withoutStepsItIsOneStep() throws Exception {
    Script script = read("int a = 1;\n// ----------\nint b = 2;\n");
    assertThat(script.title()).isEqualTo("03-cost.jsh");
    assertThat(script.preamble().isEmpty()).isTrue();
    assertThat(script.steps())
        .containsExactly(
            new Step(
                "03-cost.jsh",
                List.of(),
                Optional.empty(),
                false,
                new Code("int a = 1;\n// ----------\nint b = 2;\n", 1)));
    assertThat(script.questions()).isEmpty();
    assertThat(read("").steps()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "// ----@int a; | 1 | a step needs a title, on the line that begins it: // ---- Title",
        "// ---- A@1@// ---- A@ | 3 | two steps have the title \"A\", the other one on line 1: give one of them another",
        "// ---- A@// ? Guess@// more@1@ | 3 | the question to guess at, // ?, must be the end of the step's prose",
        "// ---- A@// Prose@// => 2@1@ | 3 | there is no statement above that could show this",
        "// ---- A@@// code@// => 2@1@ | 4 | there is no statement above that could show this",
        "// ---- Questions@@ | 2 | there are no questions here: // Q …",
        "// ---- Questions@// Q Why?@ | 2 | this question has no answer: // A …",
        "// ---- Questions@// Q Why?@// Q How?@// A So. | 3 | the question before this one has no answer: // A …",
        "// ---- Questions@// A Why?@ | 2 | there is no question above that this could answer: // Q …",
        "// ---- Questions@// Why?@ | 2 | a question begins with // Q",
        "// ---- Questions@// Q Why?@int a;@ | 3 | among the questions there can be no code: // Q …, // A …",
        "// ---- Questions@// Q Why?@// A So.@// ---- A@1 | 4 | the questions, from line 1 on, must be the last section",
      })
  void whatBreaksTheFormatIsASentence(String text, int line, String sentence) throws IOException {
    Files.writeString(file(), text.replace('@', '\n'));
    ScriptException failure =
        catchThrowableOfType(ScriptException.class, () -> Script.read(file()));
    assertThat(failure).hasMessageStartingWith("%s:%d: %s%n".formatted(file(), line, sentence));
    assertThat(failure.line()).isEqualTo(line);
  }

  @Test
  void proseIsWrappedAndFormulaeStand() {
    assertThat(Prose.wrap("one two three  four-and-a-half", 9))
        .containsExactly("one two", "three", "four-and-a-half");
    assertThat(Prose.wrap("  a = b   +   c\n  d", 5)).containsExactly("  a = b   +   c", "  d");
  }
}
