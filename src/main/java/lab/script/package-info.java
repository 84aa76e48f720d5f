/**
 * Runs JShell scripts strictly: they stop at the first error.
 *
 * <p><b>Scripts run in the program</b>, since the JShell tool goes on after an error and exits 0.
 * {@code Session} is the {@code jdk.jshell} API with local execution: snippets see the program's
 * classes and static state, and their values can be had as objects. It gives the parser one more
 * line at a time until a statement is complete, since analysis of a whole file trips over
 * expressions without a semicolon; a line that begins with a dot goes on with the one before.
 * {@link lab.script.ScriptRunner} stops at the first statement that fails, or shows something else
 * than its {@code // =>} says, with file and line. Ctrl-C interrupts a snippet's thread, which a
 * training hears between two updates, and after a second and a half lets JShell end it by force. A
 * value is put into words by {@code Values} alone, in a thread that can be given up.
 */
package lab.script;
