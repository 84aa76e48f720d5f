/** Lab 8: the checks and the known mistakes of its exercises. */
package lab.course.search;
