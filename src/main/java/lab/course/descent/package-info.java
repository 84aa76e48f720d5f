/** The checks and the known mistakes of the exercises of lab 6, mini-batch descent. */
package lab.course.descent;
