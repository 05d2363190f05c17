/** Plays Telegram. */
@org.jspecify.annotations.NullMarked
package chat.baton.sandbox.telegram;
