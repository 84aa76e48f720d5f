/** The checks and the known mistakes of the exercises of lab 9, dropout. */
package lab.course.dropout;
