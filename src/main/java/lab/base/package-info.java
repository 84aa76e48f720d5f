/**
 * General tools that every other package may use, and that know nothing of networks: files that are
 * written whole or not at all ({@link lab.base.AtomicFile}), locks, digests, text of unknown origin
 * made safe to show ({@link lab.base.Shown}), numbers and lists in sentences, the machine and its
 * cores.
 */
package lab.base;
