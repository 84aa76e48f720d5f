package lab.course.kit;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/** What a check is worth; those of an exercise sum up to the exercise's points. */
@Retention(RUNTIME)
@Target(METHOD)
public @interface Points {
  int value();
}
