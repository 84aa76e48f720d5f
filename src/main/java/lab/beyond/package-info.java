/**
 * Pieces beyond the report's tools, behind the same contracts, which nobody has to write: what two
 * layers reach with what else is known.
 */
package lab.beyond;
