/**
 * Independent oracles, to hold the pieces against: automatic differentiation, central differences
 * over a range of steps, and golden vectors that another framework computed. Every training looks
 * at a dozen gradients by {@link lab.check.SpotCheck} before its first update.
 */
package lab.check;
