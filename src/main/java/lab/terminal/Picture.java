package lab.terminal;

import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.image.BufferedImage;
import java.util.Base64;
import java.util.Locale;
import org.jline.utils.Colors;

/** Encodes an image as text that a terminal draws. */
public final class Picture {
  private static final int CHUNK = 4096; // of kitty's protocol
  private static final int CELL_WIDTH = 9; // pixels, about
  private static final int LEVELS = 6; // of each colour, in sixels
  private static final String SHADES = " ░▒▓█";

  private Picture() {}

  /** Kitty's protocol, also of Ghostty, WezTerm and Konsole. */
  public static String kitty(byte[] png, int columns) {
    String data = Base64.getEncoder().encodeToString(png);
    StringBuilder out = new StringBuilder();
    for (int from = 0; from < data.length(); from += CHUNK) {
      int to = Math.min(data.length(), from + CHUNK);
      String control = from == 0 ? "a=T,f=100,q=2,c=" + columns + "," : "";
      out.append("\u001b_G").append(control).append(to < data.length() ? "m=1;" : "m=0;");
      out.append(data, from, to).append("\u001b\\");
    }
    return out.append('\n').toString();
  }

  /** The protocol of iTerm2. */
  public static String iterm(byte[] png, int columns) {
    return "\u001b]1337;File=inline=1;size=%d;width=%d;preserveAspectRatio=1:%s\u0007%n"
        .formatted(png.length, columns, Base64.getEncoder().encodeToString(png));
  }

  /** Sixels: strips six pixels high, one pass for each colour in them. */
  public static String sixel(BufferedImage image, int columns) {
    BufferedImage small = scaled(image, Math.min(image.getWidth(), columns * CELL_WIDTH), 1);
    int width = small.getWidth();
    StringBuilder out = new StringBuilder("\u001bPq\"1;1;" + width + ";" + small.getHeight());
    for (int colour = 0; colour < LEVELS * LEVELS * LEVELS; colour++) {
      out.append(
          "#%d;2;%d;%d;%d"
              .formatted(
                  colour,
                  colour / (LEVELS * LEVELS) * 100 / (LEVELS - 1),
                  colour / LEVELS % LEVELS * 100 / (LEVELS - 1),
                  colour % LEVELS * 100 / (LEVELS - 1)));
    }
    for (int top = 0; top < small.getHeight(); top += 6) {
      char[][] strips = new char[LEVELS * LEVELS * LEVELS][];
      for (int x = 0; x < width; x++) {
        for (int y = top; y < Math.min(top + 6, small.getHeight()); y++) {
          int colour = level(small.getRGB(x, y));
          if (strips[colour] == null) {
            strips[colour] = new char[width];
          }
          strips[colour][x] |= (char) (1 << (y - top));
        }
      }
      for (int colour = 0; colour < strips.length; colour++) {
        if (strips[colour] != null) {
          out.append('#').append(colour);
          appendRuns(out, strips[colour]);
          out.append('$');
        }
      }
      out.append('-');
    }
    return out.append("\u001b\\\n").toString();
  }

  private static int level(int rgb) {
    int top = LEVELS - 1;
    int r = ((rgb >> 16 & 255) * top + 127) / 255;
    int g = ((rgb >> 8 & 255) * top + 127) / 255;
    int b = ((rgb & 255) * top + 127) / 255;
    return (r * LEVELS + g) * LEVELS + b;
  }

  private static void appendRuns(StringBuilder out, char[] strip) {
    for (int from = 0, to; from < strip.length; from = to) {
      to = from;
      while (to < strip.length && strip[to] == strip[from]) {
        to++;
      }
      char sixel = (char) (63 + strip[from]);
      out.append(
          to - from > 3 ? "!" + (to - from) + sixel : String.valueOf(sixel).repeat(to - from));
    }
  }

  /** How a block of text gets its colours. */
  public enum Depth {
    NONE,
    COLOURS_256,
    TRUE_COLOUR
  }

  /** Half blocks, each two pixels, one above the other; without colours, shades of one. */
  public static String blocks(BufferedImage image, int columns, Depth depth) {
    int perRow = depth == Depth.NONE ? 1 : 2;
    BufferedImage small = scaled(image, columns, depth == Depth.NONE ? 0.5 : 1);
    boolean chart = isMostlyWhite(small);
    StringBuilder out = new StringBuilder();
    for (int y = 0; y < small.getHeight(); y += perRow) {
      for (int x = 0; x < small.getWidth(); x++) {
        int top = pixel(small, x, y, chart);
        if (depth == Depth.NONE) {
          out.append(SHADES.charAt((255 - grey(top)) * SHADES.length() / 256));
        } else {
          int bottom = pixel(small, x, Math.min(y + 1, small.getHeight() - 1), chart);
          out.append(colour(38, top, depth)).append(colour(48, bottom, depth)).append('▀');
        }
      }
      out.append(depth == Depth.NONE ? "\n" : "\u001b[0m\n");
    }
    return out.toString();
  }

  private static String colour(int ground, int rgb, Depth depth) {
    int r = rgb >> 16 & 255;
    int g = rgb >> 8 & 255;
    int b = rgb & 255;
    return depth == Depth.TRUE_COLOUR
        ? "\u001b[%d;2;%d;%d;%dm".formatted(ground, r, g, b)
        : "\u001b[%d;5;%dm".formatted(ground, Colors.roundRgbColor(r, g, b, 256));
  }

  /** Thin lines fade when an image shrinks: in charts, what is not white is made darker. */
  private static int pixel(BufferedImage image, int x, int y, boolean chart) {
    int rgb = image.getRGB(x, y);
    return chart ? darker(rgb >> 16) << 16 | darker(rgb >> 8) << 8 | darker(rgb) : rgb & 0xFFFFFF;
  }

  private static int darker(int part) {
    return Math.max(0, 255 - 2 * (255 - (part & 255)));
  }

  private static int grey(int rgb) {
    return ((rgb >> 16 & 255) * 3 + (rgb >> 8 & 255) * 6 + (rgb & 255)) / 10;
  }

  private static boolean isMostlyWhite(BufferedImage image) {
    int white = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        white += grey(image.getRGB(x, y)) > 230 ? 1 : 0;
      }
    }
    return white > image.getWidth() * image.getHeight() / 2;
  }

  /** Each pixel the mean of those that it stands for. */
  private static BufferedImage scaled(BufferedImage image, int width, double stretch) {
    int height =
        Math.max(1, (int) Math.round(stretch * image.getHeight() * width / image.getWidth()));
    Image mean = image.getScaledInstance(width, height, Image.SCALE_AREA_AVERAGING);
    BufferedImage small = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = small.createGraphics();
    g.drawImage(mean, 0, 0, null);
    g.dispose();
    return small;
  }

  /** What a terminal can do, as its environment tells. */
  public static Depth depth(String colorterm, boolean colours) {
    if (!colours) {
      return Depth.NONE;
    }
    String term = colorterm == null ? "" : colorterm.toLowerCase(Locale.ROOT);
    return term.matches("truecolor|24bit") ? Depth.TRUE_COLOUR : Depth.COLOURS_256;
  }
}
