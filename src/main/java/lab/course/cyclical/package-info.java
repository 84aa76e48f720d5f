/** Lab 7: the checks and the known mistakes of CyclicalSchedule. */
package lab.course.cyclical;
