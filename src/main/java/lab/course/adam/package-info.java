/** Lab 11: the checks and the known mistakes of its exercises. */
package lab.course.adam;
