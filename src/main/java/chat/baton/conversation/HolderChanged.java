package chat.baton.conversation;

import chat.baton.core.AgentId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody else answers from now on. Told inside the transaction.
 *
 * @param conversation as it was before the change
 * @param turn         the new turn
 * @param by           who did it; absent when the bot, the customer or a rule did
 * @param reason       why a person is wanted; empty when none is
 */
public record HolderChanged(
        Conversation conversation, Holder from, Holder to, int turn, Instant at, @Nullable AgentId by, String reason) {}
