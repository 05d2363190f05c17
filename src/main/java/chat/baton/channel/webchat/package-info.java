/** The chat in shops' own pages, both directions: here Baton is the provider, too. */
@org.jspecify.annotations.NullMarked
package chat.baton.channel.webchat;
