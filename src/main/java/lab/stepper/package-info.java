/**
 * Leads a person through a lab's script, step by step, in a terminal: {@code Script} takes it
 * apart, {@code SessionStart} starts JShell while the introduction is being read, {@code
 * StepRunner} runs, {@code Pages} shows, {@code Bookmarks} remembers where each lab was left.
 */
package lab.stepper;
