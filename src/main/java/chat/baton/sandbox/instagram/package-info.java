/** Plays Instagram. */
@org.jspecify.annotations.NullMarked
package chat.baton.sandbox.instagram;
