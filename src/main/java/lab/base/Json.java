package lab.base;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;

/**
 * The lab's settings for writing and reading JSON. A quantity may be NaN or infinite, as a diverged
 * loss is.
 */
public final class Json {
  /** Writes JSON on one line. */
  public static final Gson COMPACT =
      new GsonBuilder().serializeSpecialFloatingPointValues().create();

  /** Writes JSON on many lines, for files that people open. */
  public static final Gson PRETTY =
      new GsonBuilder()
          .serializeSpecialFloatingPointValues()
          .disableHtmlEscaping()
          .setPrettyPrinting()
          .create();

  private Json() {}
}
