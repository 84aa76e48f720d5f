package lab.console;

import java.util.List;

/** How far the code of submissions is kept apart here. */
record Isolated(String level, boolean full, List<String> lines) {
  static Isolated probe() {
    return new Isolated(
        "a process of its own",
        false,
        List.of(
            "Isolation: a process of its own. A loop, an exit or a crash costs its own exercise.",
            "Not held: the submission can read, write and connect wherever you can."));
  }
}
