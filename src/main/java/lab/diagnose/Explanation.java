package lab.diagnose;

import java.util.Optional;

/**
 * Why a result is wrong.
 *
 * @param sentence true in every case that was tried; it goes on after what was seen and a colon
 * @param name of the known mistake, if it is one
 */
public record Explanation(String sentence, Optional<String> name) {}
