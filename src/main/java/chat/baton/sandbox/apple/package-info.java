/** Plays Apple Messages for Business. */
@org.jspecify.annotations.NullMarked
package chat.baton.sandbox.apple;
