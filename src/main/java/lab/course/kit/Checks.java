package lab.course.kit;

import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Marks a class that holds an exercise's checks: its tests receive the {@link Pieces} to check, and
 * run in their {@code @Order}, the smallest case first.
 */
@Retention(RUNTIME)
@Target(TYPE)
@ExtendWith(PiecesResolver.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
public @interface Checks {}
