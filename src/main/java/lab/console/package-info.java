/** The commands of {@code labs/lab}, and the strict runner of scripts. */
package lab.console;
