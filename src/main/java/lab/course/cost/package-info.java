/** The checks and the known mistakes of the exercises of lab 3, the cost. */
package lab.course.cost;
