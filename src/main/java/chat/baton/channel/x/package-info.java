/** Direct messages on X, both directions. */
@org.jspecify.annotations.NullMarked
package chat.baton.channel.x;
