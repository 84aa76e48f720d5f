package bench;

import bench.ContestResult.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A comparison in lines of text: medians, with quartiles in brackets. */
final class ContestTable {
  private static final String ROW = "%-18s %22s %9s %18s %8s %8s %8s %8s %8s";

  private ContestTable() {}

  static List<String> lines(ContestResult all) {
    List<String> lines = new ArrayList<>();
    lines.add(all.setting().toString());
    lines.add(
        text(
            ROW,
            "",
            "µs an update",
            "images/s",
            "× this lab",
            "× limit",
            "MB",
            "ready s",
            "first s",
            "loss"));
    for (Result one : all.contestants()) {
      lines.add(
          text(
              ROW,
              one.name(),
              one.micros().text("%.0f"),
              text("%.0f", one.imagesPerSecond(all.setting().n())),
              ratio(all, one),
              all.limit().map(limit -> text("%.2f", one.ratioTo(limit).median())).orElse("–"),
              Double.isNaN(one.peakMegabytes()) ? "–" : text("%.0f", one.peakMegabytes()),
              text("%.1f", one.readySeconds()),
              text("%.1f", one.firstUpdateSeconds()),
              text("%.2f %%", 100 * all.lossDifference(one))));
    }
    all.products().ifPresent(one -> lines.add(bound(all, Peers.PRODUCTS, one)));
    all.limit().ifPresent(one -> lines.add(bound(all, Peers.LIMIT, one)));
    lines.add(losses(all));
    lines.addAll(ContestCaption.lines(all));
    lines.replaceAll(String::stripTrailing);
    return lines;
  }

  /** What no contestant can be faster than: it learns nothing. */
  private static String bound(ContestResult all, String name, Result one) {
    return text(
        ROW,
        name,
        one.micros().text("%.0f"),
        text("%.0f", one.imagesPerSecond(all.setting().n())),
        ratio(all, one),
        all.limit().map(limit -> text("%.2f", one.ratioTo(limit).median())).orElse("–"),
        "",
        "",
        "",
        "");
  }

  private static String ratio(ContestResult all, Result one) {
    return all.isComparable(one) ? one.ratioTo(all.ours()).text("%.2f") : "not comparable";
  }

  private static String losses(ContestResult all) {
    List<String> others =
        all.contestants().stream().filter(one -> !all.learnsAlike(one)).map(Result::name).toList();
    String within = text("%.0f %%", 100 * all.setting().variation().tolerance());
    return others.isEmpty()
        ? "All learn alike: no loss is further than %s from this lab's.".formatted(within)
        : "Not comparable, since their losses are further than %s from this lab's: %s."
            .formatted(within, String.join(", ", others));
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
