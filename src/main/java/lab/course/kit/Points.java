package lab.course.kit;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * The weight of a check among all checks of the course: an exercise is worth the sum of its checks'
 * points, and a grade's total is scaled to 100.
 */
@Retention(RUNTIME)
@Target(METHOD)
public @interface Points {
  /** The points, at least 1. */
  int value();
}
