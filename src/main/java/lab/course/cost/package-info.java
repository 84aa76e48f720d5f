/** Lab 3: the checks and the known mistakes of CrossEntropyCost and Accuracy. */
package lab.course.cost;
