/** The checks and the known mistakes of the exercises of lab 1, arrays and images. */
package lab.course.arrays;
