/** Lab 2: the checks and the known mistakes of its exercises. */
package lab.course.forward;
