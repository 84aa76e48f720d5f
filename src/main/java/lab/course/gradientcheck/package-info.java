/** The checks and the known mistakes of the exercises of lab 5, checking gradients. */
package lab.course.gradientcheck;
