package lab;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * Marks a method that students write: in {@code reference} its body is the answer, in {@code mine}
 * the body is {@link Todo#task}. The stubs are made from the references by this mark.
 */
@Retention(RUNTIME)
@Target(METHOD)
public @interface Exercise {
  /** The exercise's id, such as {@code 4.1}: lab 4, first exercise. */
  String value();
}
