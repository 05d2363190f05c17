/** Instagram direct messages, both directions. */
@org.jspecify.annotations.NullMarked
package chat.baton.channel.instagram;
