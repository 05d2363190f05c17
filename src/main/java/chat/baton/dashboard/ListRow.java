package chat.baton.dashboard;

import chat.baton.conversation.Conversation;
import chat.baton.conversation.Found;
import chat.baton.conversation.Holder;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A conversation in the list.
 *
 * @param kind     {@code bot}, {@code queue} or {@code agent}
 * @param agent    id of the agent who holds it; absent when none does
 * @param holder   that agent's name; absent when none does
 * @param flow     key of the flow that runs; absent when none does
 * @param step     the step it has reached, by its id in the diagram
 * @param reason   why a person is wanted; absent unless one is
 * @param waiting  since when the customer waits for an answer; absent when they have one
 * @param found    what somebody looked for; empty when nobody did
 * @param foundAt  number of the message it was found in; absent when in none
 */
record ListRow(
        UUID id,
        int number,
        String customer,
        String channel,
        String status,
        String kind,
        @Nullable String agent,
        @Nullable String holder,
        @Nullable String flow,
        @Nullable String flowName,
        @Nullable String step,
        @Nullable String stepName,
        boolean paused,
        @Nullable String reason,
        String words,
        Instant last,
        @Nullable Instant waiting,
        int unread,
        List<String> tags,
        List<Excerpt.Piece> found,
        @Nullable Integer foundAt) {

    static ListRow of(Conversation conversation, @Nullable String holder, List<String> tags) {
        var place = conversation.place();
        var step = place == null ? null : place.step();
        var agent = conversation.holder().agentId();
        var help = conversation.help();
        return new ListRow(
                conversation.id().value(),
                conversation.lastNumber(),
                Names.customer(conversation),
                conversation.customer().ref().channel(),
                conversation.status(),
                conversation.holder().kind(),
                agent == null ? null : agent.value(),
                holder,
                place == null ? null : place.flow(),
                place == null ? null : place.flowName(),
                step == null ? null : step.id(),
                step == null ? null : step.name(),
                conversation.pausedAt() != null,
                help == null ? null : help.reason(),
                conversation.lastText(),
                conversation.lastAt(),
                waiting(conversation),
                conversation.unread(),
                tags,
                List.of(),
                null);
    }

    /** With the bot nobody waits: it answers at once. */
    private static @Nullable Instant waiting(Conversation conversation) {
        var help = conversation.help();
        if (help != null) {
            return help.at();
        }
        return conversation.holder() instanceof Holder.Bot ? null : conversation.unansweredSince();
    }

    ListRow with(Found found, Excerpt excerpt) {
        return new ListRow(
                id,
                number,
                customer,
                channel,
                status,
                kind,
                agent,
                holder,
                flow,
                flowName,
                step,
                stepName,
                paused,
                reason,
                words,
                last,
                waiting,
                unread,
                tags,
                excerpt.pieces(),
                found.number());
    }

    public String html(Instant now, Locale locale) {
        return new RowHtml(this, now, locale).written();
    }

    /** Where a click leads: to the message that was looked for, if one was. */
    public String href() {
        return "/conversations/" + id + (foundAt == null ? "" : "?at=" + foundAt);
    }

    public @Nullable String reason(Locale locale) {
        return reason == null ? null : Reasons.in(locale, reason);
    }

    /** For the page, which decides by itself whether a changed row still belongs to its filter. */
    public String tagList() {
        return String.join("\n", tags);
    }

    public Age age(Instant now) {
        return Age.of(last, now);
    }

    public @Nullable Age waited(Instant now) {
        return waiting == null ? null : Age.of(waiting, now);
    }
}
