/** The checks and the known mistakes of the exercises of lab 4, back-propagation. */
package lab.course.backprop;
