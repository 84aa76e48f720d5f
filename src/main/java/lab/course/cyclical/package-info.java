/** The checks and the known mistakes of the exercises of lab 7, the cyclical rate. */
package lab.course.cyclical;
