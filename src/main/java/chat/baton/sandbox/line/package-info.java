/** Plays LINE. */
@org.jspecify.annotations.NullMarked
package chat.baton.sandbox.line;
