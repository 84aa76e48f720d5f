/**
 * Speaks Jupyter's protocol, and knows nothing of what a kernel runs.
 *
 * <p>A {@link lab.jupyter.ConnectionFile} says on which ports of this machine a kernel listens and
 * with which key its messages are signed. {@link lab.jupyter.Channels} owns the sockets, in a
 * thread of its own that does nothing else; it hands {@link lab.jupyter.JupyterMessage}s to whoever
 * listens, drops what is not signed by {@link lab.jupyter.Signature}, and sends what any thread
 * gives it, in that order. {@link lab.jupyter.KernelSpec} tells Jupyter how a kernel is started,
 * {@link lab.jupyter.JupyterServer} finds and starts Jupyter itself.
 */
package lab.jupyter;
