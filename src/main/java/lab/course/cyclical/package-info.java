/** Lab 7: the checks and the known mistakes of its exercises. */
package lab.course.cyclical;
