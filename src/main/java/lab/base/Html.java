package lab.base;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.StringReader;

/** Fills HTML templates, and escapes whatever they are filled with. */
public final class Html {
  private Html() {}

  /**
   * Reads a template.
   *
   * @param beside the class beside which it lies
   * @param name its file; {@code {{>base.css}}} in it stands for the look that all pages share
   */
  public static Template template(Class<?> beside, String name) {
    return Mustache.compiler()
        .emptyStringIsFalse(true)
        .zeroIsFalse(true)
        .withLoader(partial -> new StringReader(Resources.text(Html.class, partial)))
        .compile(Resources.text(beside, name));
  }
}
