/** The checks and the known mistakes of the exercises of lab 11, Adam. */
package lab.course.adam;
