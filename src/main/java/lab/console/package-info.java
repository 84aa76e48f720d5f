/** The commands of {@code labs/lab}: what they take, what they print, how they end. */
package lab.console;
