/** Lab 4: the checks and the known mistakes of Backprop. */
package lab.course.backprop;
