package chat.baton.conversation;

import java.util.List;

/**
 * A customer took a message back. Told inside the transaction.
 *
 * @param contents what the message was until now, which nobody may see or use any more
 */
public record MessageTakenBack(CustomerRef from, List<Content> contents) {}
