package chat.baton.conversation;

import org.jspecify.annotations.Nullable;

/**
 * A conversation somebody looked for.
 *
 * @param number of the newest message that has the words; absent when only the customer's name has
 * @param text   that message's
 */
public record Found(Conversation conversation, @Nullable Integer number, @Nullable String text) {}
