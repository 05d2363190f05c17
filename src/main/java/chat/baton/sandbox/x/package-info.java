/** Plays direct messages on X. */
@org.jspecify.annotations.NullMarked
package chat.baton.sandbox.x;
