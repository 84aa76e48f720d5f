/**
 * Independent oracles, to hold the pieces against: automatic differentiation, central differences
 * over a range of steps, and golden vectors that another framework computed.
 */
package lab.check;
