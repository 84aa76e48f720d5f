/** Lab 8: the checks and the known mistakes of LogUniform and Grid. */
package lab.course.search;
