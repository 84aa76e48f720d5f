package lab.base;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

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
        .withLoader(partial -> new StringReader(text(Html.class, partial)))
        .compile(text(beside, name));
  }

  /**
   * A file as it is, such as a script.
   *
   * @param beside the class beside which it lies
   */
  public static String text(Class<?> beside, String name) {
    try (InputStream in = beside.getResourceAsStream(name)) {
      if (in == null) {
        throw new FileNotFoundException(name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("the template %s cannot be read".formatted(name), e);
    }
  }
}
