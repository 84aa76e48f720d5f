package lab.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.util.Base64;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import lab.terminal.Picture.Depth;
import org.junit.jupiter.api.Test;

class PictureTest {
  /** Red above blue, on the left; black on the right. */
  private static BufferedImage image() {
    var image = new BufferedImage(2, 2, BufferedImage.TYPE_INT_RGB);
    image.setRGB(0, 0, 0xFF0000);
    image.setRGB(0, 1, 0x0000FF);
    return image;
  }

  @Test
  void halfBlocksHoldTwoPixels() {
    assertThat(Picture.blocks(image(), 2, Depth.TRUE_COLOUR))
        .isEqualTo(
            "\u001b[38;2;255;0;0m\u001b[48;2;0;0;255m▀\u001b[38;2;0;0;0m\u001b[48;2;0;0;0m▀\u001b[0m\n");
    assertThat(Picture.blocks(image(), 2, Depth.COLOURS_256))
        .isEqualTo("\u001b[38;5;196m\u001b[48;5;21m▀\u001b[38;5;16m\u001b[48;5;16m▀\u001b[0m\n");
    assertThat(Picture.blocks(image(), 2, Depth.NONE)).isEqualTo("▓█\n");
  }

  @Test
  void kittyAndItermGetThePngItself() {
    byte[] png = new byte[9000];
    png[5000] = 7;
    String kitty = Picture.kitty(png, 40);
    assertThat(kitty).startsWith("\u001b_Ga=T,f=100,q=2,c=40,m=1;").endsWith("\u001b\\\n");
    String data =
        Pattern.compile("\u001b_G[^;]*;([^\u001b]*)\u001b\\\\")
            .matcher(kitty)
            .results()
            .map((MatchResult chunk) -> chunk.group(1))
            .collect(Collectors.joining());
    assertThat(Base64.getDecoder().decode(data)).isEqualTo(png);
    assertThat(kitty.split("m=1;", -1)).hasSize(3); // two full chunks, and the last one
    assertThat(kitty).contains("\u001b_Gm=0;");

    assertThat(Picture.iterm(new byte[] {1, 2, 3}, 40))
        .isEqualToNormalizingNewlines(
            "\u001b]1337;File=inline=1;size=3;width=40;preserveAspectRatio=1:AQID\u0007\n");
  }

  @Test
  void sixelsPaintEachColourOfAStrip() {
    String sixel = Picture.sixel(image(), 40);
    assertThat(sixel).startsWith("\u001bPq\"1;1;2;2#0;2;0;0;0#1;2;0;0;20").endsWith("\u001b\\\n");
    // Black is the right column's two upper pixels, blue the left's second, red the left's first.
    assertThat(sixel).contains("#0?B$#5A?$#180@?$-");
  }
}
