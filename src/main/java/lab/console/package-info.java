/** The commands of {@code lab}, as people type them. */
package lab.console;
