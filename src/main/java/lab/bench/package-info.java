/**
 * The benchmark: a network trained by this lab and by others, block by block in turn, in one run.
 * Contestants are processes of their own; those in Java are in {@code src/bench}, whose libraries
 * the lab does not know.
 */
package lab.bench;
