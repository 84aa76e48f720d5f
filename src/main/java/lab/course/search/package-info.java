/** The checks and the known mistakes of the exercises of lab 8, searching for lambda. */
package lab.course.search;
