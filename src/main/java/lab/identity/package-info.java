/**
 * What a piece is known by: what it is made of, in words, and a digest of its compiled code. What
 * is known so completely can be made again in another Java, with {@link lab.identity.PieceFormat}.
 */
package lab.identity;
