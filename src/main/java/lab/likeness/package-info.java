/**
 * Finds submissions of a class whose code is alike beyond what is common and beyond chance.
 *
 * <p>{@link lab.likeness.Likeness} takes the works one by one. Each source is parsed by the JDK's
 * compiler and brought into a form that stays the same when a copy is disguised ({@code Reader}),
 * then into a sequence of tokens, of which fingerprints are kept by winnowing ({@code
 * Fingerprints}). What is {@linkplain lab.likeness.Common common} is taken out: what stands in
 * stubs, references and former classes' works, whatever the class at hand has. An index from
 * fingerprints to works counts what each pair shares ({@code Index}); the pairs above a line that
 * fits the class ({@code ChanceLine}) are joined to clusters ({@code Clusters}).
 */
package lab.likeness;
