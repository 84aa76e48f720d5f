package lab.jupyter;

/** The sockets of a kernel. */
public enum Channel {
  /** Requests that are answered one after the other: to run a cell, to complete, to explain. */
  SHELL("shell_port"),
  /** Requests that wait for no cell: to interrupt, to shut down. */
  CONTROL("control_port"),
  /** The kernel asks a person. */
  STDIN("stdin_port"),
  /** What everybody hears: output, and whether the kernel is busy. */
  IOPUB("iopub_port"),
  /** Whatever comes is sent back. */
  HEARTBEAT("hb_port");

  private final String member;

  Channel(String member) {
    this.member = member;
  }

  /** Its port's name in a connection file. */
  String member() {
    return member;
  }
}
