/**
 * Independent computations of gradients that the pieces are compared with: automatic
 * differentiation, central differences over a range of steps, and golden vectors from another
 * framework. Every training looks at a dozen gradients by {@link lab.check.SpotCheck} before its
 * first update.
 */
package lab.check;
