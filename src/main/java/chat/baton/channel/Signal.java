package chat.baton.channel;

import chat.baton.conversation.CustomerRef;
import org.jspecify.annotations.Nullable;

/** What a customer can be shown besides messages. */
public enum Signal {
    /** Their message was seen. */
    SEEN,
    /** An answer is being written. */
    TYPING;

    /** @param messageId the provider's id of the message that was received; absent when it has none */
    public record Wanted(Signal signal, CustomerRef to, @Nullable String messageId) {}
}
