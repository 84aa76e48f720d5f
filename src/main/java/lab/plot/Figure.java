package lab.plot;

import de.erichseifert.vectorgraphics2d.Processors;
import de.erichseifert.vectorgraphics2d.VectorGraphics2D;
import de.erichseifert.vectorgraphics2d.util.PageSize;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import lab.base.AtomicFile;
import lab.base.Reason;

/**
 * A figure that can be saved as PNG and SVG: one panel or several, at most three side by side, on
 * white. The same figure is the same bytes each time it is saved on a machine.
 */
public final class Figure {
  static {
    // Drawing into memory needs no screen; a person's own setting wins.
    if (System.getProperty("java.awt.headless") == null) {
      System.setProperty("java.awt.headless", "true");
    }
  }

  private static final int SCALE = 2;
  private static final int GAP = 16;
  private static final int MAX_COLUMNS = 3; // in a row
  private static final Pattern NAME = Pattern.compile("[\\w-][\\w.-]*");
  private static final Pattern LONG_FRACTION = Pattern.compile("(\\d\\.\\d{2})\\d+");

  private static volatile Consumer<Figure> viewer = figure -> {};

  private final String description;
  private final List<Panel> panels;

  Figure(String description, Panel... panels) {
    this.description = description;
    this.panels = List.of(panels);
  }

  private List<List<Panel>> rows() {
    return IntStream.range(0, (panels.size() + MAX_COLUMNS - 1) / MAX_COLUMNS)
        .mapToObj(
            i -> panels.subList(i * MAX_COLUMNS, Math.min(panels.size(), (i + 1) * MAX_COLUMNS)))
        .toList();
  }

  private static int width(List<Panel> row) {
    return row.stream().mapToInt(Panel::width).sum() + GAP * (row.size() - 1);
  }

  private static int height(List<Panel> row) {
    return row.stream().mapToInt(Panel::height).max().orElseThrow();
  }

  /** Pixels from left to right; the PNG has twice as many. */
  public int width() {
    return rows().stream().mapToInt(Figure::width).max().orElseThrow();
  }

  /** Pixels from top to bottom; the PNG has twice as many. */
  public int height() {
    return rows().stream().mapToInt(Figure::height).sum() + GAP * (rows().size() - 1);
  }

  /**
   * Has each figure that is saved by its name alone shown besides, as a notebook does.
   *
   * @param viewer called by the thread that saves, behind the files
   */
  public static void show(Consumer<Figure> viewer) {
    Figure.viewer = viewer;
  }

  /** Each panel as a figure of its own, for pages that put them below one another. */
  public List<Figure> panels() {
    return panels.stream().map(panel -> new Figure(description, panel)).toList();
  }

  /**
   * Saves NAME.png and NAME.svg in {@code target/figures} of the lab: system property {@code
   * lab.home}, or the folder the program was started in.
   *
   * @param name the files' name without its ending, such as {@code best_cyclic}
   * @return the PNG and the SVG
   * @throws IllegalArgumentException if the name is not a plain file name
   * @throws UncheckedIOException if they cannot be written; whatever was there before stays
   */
  public List<Path> save(String name) {
    List<Path> files =
        save(Path.of(System.getProperty("lab.home", "."), "target", "figures"), name);
    viewer.accept(this);
    return files;
  }

  /**
   * Saves NAME.png and NAME.svg in a folder, which is made if it is missing.
   *
   * @param folder where
   * @param name the files' name without its ending, such as {@code best_cyclic}
   * @return the PNG and the SVG
   * @throws IllegalArgumentException if the name is not a plain file name
   * @throws UncheckedIOException if they cannot be written; whatever was there before stays
   */
  public List<Path> save(Path folder, String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "figure: name must be letters, digits, _, - and dots, such as best_cyclic, but is \"%s\""
              .formatted(name));
    }
    byte[] image = png();
    try {
      Path png = folder.resolve(name + ".png");
      Path svg = folder.resolve(name + ".svg");
      AtomicFile.write(svg, svg());
      AtomicFile.write(png, out -> out.write(image));
      return List.of(png, svg);
    } catch (IOException e) {
      throw new UncheckedIOException("figure: " + Reason.of(e), e);
    }
  }

  /** The figure as a PNG file; see {@link #width} for its size. */
  public byte[] png() {
    var image = new BufferedImage(SCALE * width(), SCALE * height(), BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    g.scale(SCALE, SCALE);
    paint(g);
    g.dispose();
    var bytes = new ByteArrayOutputStream();
    try (var stream = new MemoryCacheImageOutputStream(bytes)) {
      ImageIO.write(image, "png", stream);
    } catch (IOException e) {
      throw new UncheckedIOException("figure: no PNG could be made of " + description, e);
    }
    return bytes.toByteArray();
  }

  /**
   * The figure as SVG, ready to stand in a page: no prolog, no DOCTYPE, its letters drawn as
   * outlines, what it shows in its title.
   */
  public String svg() {
    var g = new VectorGraphics2D();
    paint(g);
    var bytes = new ByteArrayOutputStream();
    try {
      Processors.get("svg")
          .getDocument(g.getCommands(), new PageSize(width(), height()))
          .writeTo(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("figure: no SVG could be made of " + description, e);
    }
    String text = bytes.toString(StandardCharsets.UTF_8);
    String rounded =
        LONG_FRACTION
            .matcher(text.substring(text.indexOf("<svg ")))
            .replaceAll("$1") // a hundredth of a pixel is enough
            .replace("<image ", "<image style=\"image-rendering:pixelated\" ");
    int body = rounded.indexOf('>') + 1;
    return "<svg role=\"img\" "
        + rounded.substring("<svg ".length(), body)
        + "<title>"
        + description.replace("&", "&amp;").replace("<", "&lt;")
        + "</title>"
        + rounded.substring(body);
  }

  private void paint(Graphics2D g) {
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    g.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
    g.setColor(Style.PAPER);
    g.fillRect(0, 0, width(), height());
    int top = 0;
    for (List<Panel> row : rows()) {
      int left = 0;
      for (Panel panel : row) {
        g.translate(left, top);
        panel.paint(g);
        g.translate(-left, -top);
        left += panel.width() + GAP;
      }
      top += height(row) + GAP;
    }
  }

  /** What the figure shows. */
  @Override
  public String toString() {
    return "%s (%d×%d)".formatted(description, width(), height());
  }
}
