/**
 * What the commands of {@code labs/lab} share: options, a misuse in a sentence, where they print.
 */
package lab.console.kit;
