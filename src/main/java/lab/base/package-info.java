/**
 * What every other package may use, and what knows nothing of networks: files that are written
 * whole or not at all ({@link lab.base.AtomicFile}), locks, digests, text of others made harmless
 * ({@link lab.base.Shown}), numbers and lists as sentences tell them, the machine and its cores.
 */
package lab.base;
