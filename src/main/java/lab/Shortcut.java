package lab;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.RetentionPolicy.SOURCE;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * Marks a method of a reference that only makes it faster: it is part of no exercise, and the stub
 * does without it.
 */
@Retention(SOURCE)
@Target(METHOD)
public @interface Shortcut {}
