/** Plays Facebook Messenger. */
@org.jspecify.annotations.NullMarked
package chat.baton.sandbox.messenger;
