package chat.baton.conversation;

import java.time.Instant;

/**
 * Somebody else answers from now on. Told inside the transaction.
 *
 * @param conversation as it was before the change
 * @param turn         the new turn
 */
public record HolderChanged(Conversation conversation, Holder from, Holder to, int turn, Instant at) {}
