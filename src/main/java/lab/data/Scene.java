package lab.data;

import static lab.data.Images.SIDE;

import java.util.Random;
import lab.data.ShapeCanvas.Place;

/** Draws one image of {@link Shapes}: a figure with random place, size, colours and noise. */
final class Scene {
  private static final double NOISE = 55;
  private static final double MIDDLE = SIDE / 2.0;

  private static final Region DISC = (x, y) -> x * x + y * y < 1;
  private static final Region BAR = (x, y) -> Math.abs(x) < 0.98 && Math.abs(y) < 0.19;

  private final ShapeCanvas canvas = new ShapeCanvas();
  private final Random random;

  /** The same seed, the same image. */
  Scene(long seed) {
    // Random and not SplittableRandom: its numbers are laid down for every version of Java.
    random = new Random(seed);
  }

  /**
   * Paints a figure on its ground, with clutter behind it and sometimes a bar across it.
   *
   * @param figure the image's class
   * @param pixels where to store the image
   * @param at index of its first byte there
   */
  void paint(ShapeClass figure, byte[] pixels, int at) {
    double ground = between(80, 175);
    canvas.fill(shade(ground), between(-1, 1), between(-1, 1));
    for (int clutter = random.nextInt(4); clutter > 0; clutter--) {
      Region region = random.nextBoolean() ? DISC : BAR;
      Place anywhere = near(MIDDLE, MIDDLE, MIDDLE, between(1.5, 4), Math.PI);
      canvas.paint(region, anywhere, shade(ground + between(-60, 60)));
    }

    Place place = near(MIDDLE, MIDDLE, 4, between(9, 12.5), 0.4);
    canvas.paint(figure, place, shade(contrasting(ground), figure, between(0, 0.4)));

    if (random.nextDouble() < 0.3) {
      Place across = near(place.x(), place.y(), place.r(), between(6, 14), Math.PI);
      canvas.paint(BAR, across, shade(ground + between(-60, 60)));
    }
    byte[] grain = new byte[Images.D];
    random.nextBytes(grain);
    canvas.develop(grain, NOISE, pixels, at);
  }

  /** Up to so far from (x, y), turned by up to so much, and facing left as often as right. */
  private Place near(double x, double y, double distance, double r, double turn) {
    return new Place(
        x + between(-distance, distance),
        y + between(-distance, distance),
        r,
        between(-turn, turn),
        random.nextBoolean());
  }

  /** Brighter than a dark ground, darker than a bright one, either in between. */
  private double contrasting(double ground) {
    double contrast = between(40, 75);
    return ground < between(100, 155) ? ground + contrast : ground - contrast;
  }

  /** Some colour of that brightness: red, green, blue. */
  private double[] shade(double level) {
    return new double[] {
      level + between(-30, 30), level + between(-30, 30), level + between(-30, 30)
    };
  }

  /** Some colour of that brightness, and a share of the figure's tint in it. */
  private double[] shade(double level, ShapeClass figure, double share) {
    double[] colour = shade(level);
    for (int channel = 0; channel < colour.length; channel++) {
      colour[channel] += share * (level + figure.tint(channel) - colour[channel]);
    }
    return colour;
  }

  private double between(double from, double to) {
    return from + (to - from) * random.nextDouble();
  }
}
