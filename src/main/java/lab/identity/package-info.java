/** What a piece is known by: what it is made of, in words, and a digest of its compiled code. */
package lab.identity;
