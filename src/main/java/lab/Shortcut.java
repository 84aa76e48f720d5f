package lab;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.TYPE_USE;
import static java.lang.annotation.RetentionPolicy.SOURCE;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * Marks a method or an interface that only makes a reference faster: it is part of no exercise, and
 * the stub is made without it.
 */
@Retention(SOURCE)
@Target({METHOD, TYPE_USE})
public @interface Shortcut {}
