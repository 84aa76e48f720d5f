/** Lab 1: the checks and the known mistakes of Standardise. */
package lab.course.arrays;
