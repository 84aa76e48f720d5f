/** Lab 11: the checks and the known mistakes of Adam. */
package lab.course.adam;
