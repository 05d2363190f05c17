/**
 * What Meta's channels share: signature, handshake and errors of its Graph API; and, for Messenger and Instagram, the
 * events of the envelope {@code messaging} and the Send API.
 */
@org.jspecify.annotations.NullMarked
package chat.baton.channel.meta;
