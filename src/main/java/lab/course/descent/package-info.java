/** Lab 6: the checks and the known mistakes of its exercises. */
package lab.course.descent;
