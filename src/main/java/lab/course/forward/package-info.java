/** The checks and the known mistakes of the exercises of lab 2, the forward pass. */
package lab.course.forward;
