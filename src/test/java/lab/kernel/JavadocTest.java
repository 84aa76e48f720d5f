package lab.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import jdk.jshell.SourceCodeAnalysis.Documentation;
import lab.script.Home;
import org.junit.jupiter.api.Test;

class JavadocTest {
  private final Javadoc javadoc = new Javadoc(new Home(Path.of("")));

  private String of(String signature) {
    return javadoc.of(
        new Documentation() {
          @Override
          public String signature() {
            return signature;
          }

          @Override
          public String javadoc() {
            return null;
          }
        });
  }

  @Test
  void isFoundInTheProject() {
    assertThat(of("Figure Plots.curves(Run run)"))
        .startsWith("Loss left and accuracy right, over the updates;")
        .contains("@param run a finished training");
    assertThat(of("Figure Plots.curves(List<Run> runs)")).startsWith("The same for several seeds");
    assertThat(of("lab.plot.Plots")).startsWith("Makes the figures of the lab.");
    assertThat(of("reference.Adam()")).isEqualTo(of("reference.Adam")).isNotEmpty();
    assertThat(of("void lab.kernel.Notebook.display(Object value)")).startsWith("Shows a value");
  }

  @Test
  void isEmptyWhereThereIsNone() {
    assertThat(of("int Math.max(int a, int b)")).isEmpty();
    assertThat(of("Figure Plots.curves(Run another)")).isEmpty();
    assertThat(of("nothing of this kind!")).isEmpty();
  }

  @Test
  void isPlainText() {
    assertThat(
            Javadoc.plain(
                " Gives {@code a <b} and {@link #f the {@code c}}.\n\n <p>More &lt;here&gt;.\n"))
        .isEqualTo("Gives a <b and #f the c.\n\n\nMore <here>.".replace("\n\n\n", "\n\n"));
  }
}
