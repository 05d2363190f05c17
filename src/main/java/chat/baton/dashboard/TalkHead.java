package chat.baton.dashboard;

import chat.baton.conversation.Conversation;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A conversation as the head of its panel shows it.
 *
 * @param status {@code open} or {@code resolved}
 * @param flow   what the bot is doing, with its step; absent when no flow runs
 * @param reason why a person is wanted; absent unless one is
 */
record TalkHead(
        UUID id,
        String customer,
        String channel,
        String status,
        @Nullable String flow,
        boolean paused,
        @Nullable String reason) {

    static TalkHead of(Conversation conversation, Locale locale) {
        var help = conversation.help();
        return new TalkHead(
                conversation.id().value(),
                Names.customer(conversation),
                conversation.customer().ref().channel(),
                conversation.status(),
                flow(conversation),
                conversation.pausedAt() != null,
                help == null ? null : Reasons.in(locale, help.reason()));
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
}
