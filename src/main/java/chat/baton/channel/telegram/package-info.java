/** Telegram bots, both directions. */
@org.jspecify.annotations.NullMarked
package chat.baton.channel.telegram;
