package chat.baton.conversation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One numbered message of a conversation.
 *
 * @param number      1 for the first, without gaps
 * @param flow        key of the flow whose step said it; absent unless a flow did
 * @param flowVersion that flow's version
 * @param step        that step's id in the diagram
 * @param stepName    what the flow's author called it then; absent as the step is, and for old messages
 * @param instead     language in which the step spoke for want of a text in the customer's, a BCP 47 tag; absent otherwise
 * @param editedAt    when the customer changed it; {@code content} is then the newest wording
 * @param deletedAt   when the customer took it back
 * @param reaction    the customer's reaction, an emoji
 */
public record Message(
        ConversationId conversation,
        int number,
        Author author,
        Content content,
        Instant at,
        @Nullable String flow,
        @Nullable Integer flowVersion,
        @Nullable String step,
        @Nullable String stepName,
        @Nullable String instead,
        @Nullable Instant editedAt,
        @Nullable Instant deletedAt,
        @Nullable String reaction) {}
