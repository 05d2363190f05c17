package chat.baton.dashboard;

import chat.baton.conversation.Conversation;
import chat.baton.conversation.Holder;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A conversation as screens show it.
 *
 * @param kind    {@code bot}, {@code queue} or {@code agent}
 * @param flow    what the bot is doing, with its step; absent when no flow runs
 * @param reason  why a person is wanted; absent unless one is
 * @param waiting how long the customer has waited for an answer; absent when they have one
 */
record Listed(
        UUID id,
        String merchant,
        String customer,
        String channel,
        String status,
        String kind,
        String holder,
        @Nullable String flow,
        boolean paused,
        @Nullable String reason,
        String words,
        String last,
        @Nullable String waiting,
        int unread) {

    static Listed of(Conversation conversation, Names.Book names, Instant now) {
        var help = conversation.help();
        return new Listed(
                conversation.id().value(),
                conversation.merchant().value(),
                customer(conversation),
                conversation.customer().ref().channel(),
                conversation.status(),
                conversation.holder().kind(),
                names.of(conversation.holder()),
                flow(conversation),
                conversation.pausedAt() != null,
                help == null ? null : help.reason(),
                conversation.lastText(),
                Ago.since(conversation.lastAt(), now),
                waiting(conversation, now),
                conversation.unread());
    }

    static String customer(Conversation conversation) {
        var name = conversation.customer().name();
        return name == null
                ? Texts.of("page.customer", conversation.customer().ref().externalId())
                : name;
    }

    private static @Nullable String flow(Conversation conversation) {
        var place = conversation.place();
        if (place == null) {
            return null;
        }
        return place.step() == null
                ? place.flowName()
                : place.flowName() + " · " + place.step().name();
    }

    /** With the bot nobody waits: it answers at once. */
    private static @Nullable String waiting(Conversation conversation, Instant now) {
        var help = conversation.help();
        if (help != null) {
            return Ago.since(help.at(), now);
        }
        var since = conversation.unansweredSince();
        return since == null || conversation.holder() instanceof Holder.Bot ? null : Ago.since(since, now);
    }
}
