/**
 * Writes pages of lines to a terminal: {@link lab.terminal.Screen} shows styled text and asks,
 * {@link lab.terminal.Wrap} and {@link lab.terminal.Margin} break lines between words, {@link
 * lab.terminal.CodeListing} breaks code between tokens, as wide as {@link lab.terminal.Width} finds
 * the window, {@link lab.terminal.Paging} divides what is taller than it, {@link
 * lab.terminal.JavaLineEditor} reads Java with highlighting and completion, {@link
 * lab.terminal.Picture} draws a figure with the means that the terminal has. {@link
 * lab.terminal.Printable} lets nothing through that a terminal would obey.
 */
package lab.terminal;
