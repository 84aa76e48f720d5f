/** Compiles students' pieces in memory and says what is wrong with those that do not compile. */
package lab.compile;
