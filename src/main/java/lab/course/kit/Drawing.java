package lab.course.kit;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import lab.diagnose.draws.Trait;
import lab.diagnose.draws.Trait.Kind;

/**
 * The questions and names by which {@code Diagnosis} explains wrong results of a piece that draws
 * random numbers. Two pieces with the same mistake need not draw the same numbers, so that what all
 * their draws have in common is looked at.
 *
 * @param questions each asks a piece to draw, and says what is wrong with all draws
 * @param checks what each check is about, in order
 * @param names the known mistakes' names, by the sentences of traits that are theirs alone
 */
public record Drawing(
    List<Function<Pieces, List<Trait>>> questions,
    List<Set<Kind>> checks,
    Map<String, String> names) {}
