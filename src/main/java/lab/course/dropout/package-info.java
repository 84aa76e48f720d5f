/** Lab 9: the checks and the known mistakes of Dropout. */
package lab.course.dropout;
