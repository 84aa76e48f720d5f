/** The commands of {@code labs/lab}: their options, their output and their exit codes. */
package lab.console;
