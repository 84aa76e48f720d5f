package lab.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkdownTextTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "n_s = 4             | n\\_s = 4",
        "2 * 3 * 4           | 2 \\* 3 \\* 4",
        "W2[k][i]·h          | W2\\[k\\]\\[i\\]·h",
        "a < b & c > d       | a \\< b &amp; c > d",
        "costs $5 or \\(x\\) | costs &#36;5 or &#92;(x&#92;)",
        "- no list           | \\- no list",
        "# no heading        | \\# no heading",
        "1. no list          | 1\\. no list",
        "> no quotation      | \\> no quotation",
        "`no code` ~~not~~   | \\`no code\\` \\~\\~not\\~\\~",
        "17 and 11.          | 17 and 11.",
      })
  void shownAsItIs(String text, String markdown) {
    assertThat(MarkdownText.of(text)).isEqualTo(markdown);
  }

  @Test
  void whatStandsApartIsAFormulaOrCode() {
    assertThat(MarkdownText.of(List.of("So:", "  c = error²", "  labs/lab check 4.1")))
        .isEqualTo("So:\n\n$$\nc = \\mathit{error}^2\n$$\n\n```text\nlabs/lab check 4.1\n```");
  }

  @Test
  void aFenceIsLongerThanWhatItHolds() {
    assertThat(MarkdownText.block("```\nx\n```")).isEqualTo("````text\n```\nx\n```\n````");
  }

  @Test
  void aSummaryIsPlain() {
    assertThat(MarkdownText.folded("Is <b> & $x$?", "No."))
        .isEqualTo(
            "<details><summary>Is &lt;b&gt; &amp; &#36;x&#36;?</summary>\n\nNo.\n\n</details>");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "−ln (exp(s_y) / Σ exp(s_k)) = ln Σ exp(s_k) − s_y | -\\ln(\\exp(s_{y})/\\sum\\exp(s_{k}))=\\ln\\sum\\exp(s_{k})-s_{y}",
        "θ ← θ − eta · derivative                          | \\theta\\leftarrow\\theta-\\eta\\cdot\\mathit{derivative}",
        "f(x ± h) = f ± h·f' + h²/2·f'' …                  | f(x\\pmh)=f\\pmh\\cdotf'+h^2/2\\cdotf''\\dots",
        "P − Y, probability minus truth                    | P-Y\\text{,probabilityminustruth}",
      })
  void aFormulaInLatex(String plain, String latex) {
    assertThat(Formula.latex(List.of("  " + plain)).orElseThrow().replace(" ", ""))
        .isEqualTo(latex);
  }

  @Test
  void equationsAreAligned() {
    assertThat(Formula.latex(List.of("  score = w·x + b", "  cost  = error²")))
        .hasValue(
            "\\begin{aligned}\n\\mathit{score} &= w \\cdot x + b \\\\\n"
                + "\\mathit{cost} &= \\mathit{error}^2\n\\end{aligned}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"labs/lab check 1.1", "a = {b}", "x = \"5\"", "two words"})
  void whatIsNoFormulaIsLeftAlone(String line) {
    assertThat(Formula.latex(List.of("  " + line))).isEmpty();
  }
}
