/**
 * The labs as Jupyter notebooks, made from the scripts in {@code labs}, which stay the one source.
 *
 * <p>{@code ScriptNotebook} makes a {@code NotebookDocument} of a {@code Script}: prose as Markdown
 * ({@code MarkdownText}, {@code Formula}), code in a cell for each step, what it shows and the
 * answers to the questions folded. A notebook knows which script it was made of and the digest of
 * its cells as they were written: so it can be told whether a person has changed one, and such a
 * one is never overwritten unasked. {@code NotebookFile} reads and writes; {@code NotebookRun} runs
 * the cells in a session of the lab and keeps what they show.
 */
package lab.notebook;
