/**
 * The commands of {@code labs/lab}, and the strict runner of scripts.
 *
 * <p><b>Scripts run in the program</b>, since the JShell tool goes on after an error and exits 0.
 * {@code Session} is the {@code jdk.jshell} API with local execution: snippets see the program's
 * classes and static state, and their values can be had as objects. It gives the parser one more
 * line at a time until a statement is complete, since analysis of a whole file trips over
 * expressions without a semicolon; a line that begins with a dot goes on with the one before.
 * {@link lab.console.ScriptRunner} stops at the first statement that fails, or shows something else
 * than its {@code // =>} says, with file and line. {@code Stepper} leads a person through the same
 * script in a terminal: {@code Script} takes it apart, {@code Opening} starts JShell while the
 * introduction is being read, {@code Stage} runs, {@code Pages} shows. Ctrl-C interrupts a
 * snippet's thread, which a training hears between two updates, and after a second and a half lets
 * JShell end it by force. A value is put into words by {@code Values} alone, in a thread that can
 * be given up, and {@code Printable} lets nothing through that a terminal would obey; {@code
 * Listing} breaks code between tokens, {@code Margin} what is printed between words, as wide as
 * {@code Width} finds the window, and {@code Paging} what is taller than the screen.
 *
 * <p><b>A learner's piece is checked in a Java of its own.</b> {@code Workbench} finds out about it
 * with as little work as it takes: a stub that still throws its {@code Todo} is not begun; a
 * verdict that {@code labs/.progress.json} holds for the SHA-256 of this very source (and of the
 * siblings it names) counts; else it is compiled in memory, alone, so that one broken stub stops no
 * other, and checked by a {@link lab.grade.isolation.PieceRunner} whose process is kept warm: just
 * as it is graded, but for the jail. {@code Watch} turns saves, keys and verdicts into turns taken
 * one after another; {@code WatchPage} lays a {@code View} out for a terminal of any size and is a
 * pure function.
 */
package lab.console;
