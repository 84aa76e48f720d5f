/**
 * Leads a person through a lab's script, step by step, in a terminal: {@code Script} takes it
 * apart, {@code Opening} starts JShell while the introduction is being read, {@code Stage} runs,
 * {@code Pages} shows, {@code Bookmarks} remembers where each lab was left.
 */
package lab.stepper;
