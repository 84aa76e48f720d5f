/** Lab 3: the checks and the known mistakes of its exercises. */
package lab.course.cost;
