/** Apple Messages for Business (iMessage), both directions. */
@org.jspecify.annotations.NullMarked
package chat.baton.channel.apple;
