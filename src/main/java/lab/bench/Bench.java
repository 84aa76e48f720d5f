package lab.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;

/** {@code lab bench}. */
public final class Bench {
  private final Workplace place;
  private final PrintWriter out;
  private final PrintWriter err;

  public Bench(Path home, Path program, PrintWriter out, PrintWriter err) {
    place = new Workplace(home, program);
    this.out = out;
    this.err = err;
  }

  public void compare(boolean quick) throws IOException {
    Say say =
        new Say() {
          @Override
          public void sentence(String s) {
            err.println("bench: " + s);
            err.flush();
          }

          @Override
          public void round(Setting s, int r, int of) {}
        };
    err.println("bench: the contestants are built ...");
    err.flush();
    String data = place.prepare(List.of(150));
    err.println("bench: images of " + data);
    err.flush();
    Peers peers = new Peers(place, say::sentence);
    Comparison c =
        Comparison.run(
            place, new Setting(150, 100, 1, false), peers.all(1), new Blocks(50, 2, 4), say);
    for (Comparison.Result r : c.results()) {
      out.printf(
          "%-20s %s  %s  ready %.1f first %.1f peak %.0f loss %g  %s%n",
          r.name(),
          r.micros().text("%.0f"),
          r.ratioTo(c.ours()).text("%.2f"),
          r.readySeconds(),
          r.firstUpdateSeconds(),
          r.peakMegabytes(),
          r.lossDifference(c.ours()),
          r.versions());
    }
  }
}
