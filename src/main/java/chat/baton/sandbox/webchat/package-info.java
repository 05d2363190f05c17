/** A shop whose pages carry the web chat: here no provider has to be played, only the shop. */
@org.jspecify.annotations.NullMarked
package chat.baton.sandbox.webchat;
