package lab;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.TYPE_USE;
import static java.lang.annotation.RetentionPolicy.SOURCE;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * Marks what only makes a reference faster, a method or an interface that it implements: it is part
 * of no exercise, and the stub does without it.
 */
@Retention(SOURCE)
@Target({METHOD, TYPE_USE})
public @interface Shortcut {}
