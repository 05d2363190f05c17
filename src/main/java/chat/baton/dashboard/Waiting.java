package chat.baton.dashboard;

import chat.baton.conversation.Conversation;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;

/** Somebody who waits for a person, under the bell. */
record Waiting(UUID id, String customer, String reason, Instant since, Age age, boolean overdue) {

    static Waiting of(Conversation conversation, Instant now, Locale locale) {
        var help = Objects.requireNonNull(conversation.help());
        return new Waiting(
                conversation.id().value(),
                Names.customer(conversation),
                Reasons.in(locale, help.reason()),
                help.at(),
                Age.of(help.at(), now),
                help.overdueAt() != null);
    }
}
