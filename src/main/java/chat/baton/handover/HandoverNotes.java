package chat.baton.handover;

import chat.baton.conversation.Content;
import chat.baton.conversation.Conversation;
import chat.baton.conversation.Conversations;
import chat.baton.conversation.Holder;
import chat.baton.conversation.HolderChanged;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Writes into the transcript, for agents, who took over, who is waited for and what the bot was told to do. Kinds and
 * details: {@code taken-over} (by), {@code assigned} (by, to), {@code help-wanted} (reason), {@code wanted-out-of-hours} (reason), {@code waits-again} (from, by,
 * reason), {@code team-asked} (by, team), {@code reopened} (to), {@code transferred} (by, action, target),
 * {@code resolved} (by),
 * {@code opened-again} (by). Who did it is absent when no person is known.
 */
@Component
class HandoverNotes {

    private final Conversations conversations;

    HandoverNotes(Conversations conversations) {
        this.conversations = conversations;
    }

    @EventListener
    void on(HolderChanged event) {
        if (event.to() instanceof Holder.Agent agent) {
            tell(event.conversation(), given(event, agent.id().value()));
        } else if (event.to() instanceof Holder.Queue) {
            tell(event.conversation(), wanted(event));
        }
    }

    private static Content.Happening given(HolderChanged event, String to) {
        if (event.by() == null && event.conversation().resolution() != null) {
            return happening("reopened", to + " goes on, as the customer wrote again.", "to", to);
        }
        var by = event.by() == null ? to : event.by().value();
        return by.equals(to) ? takenOver(to) : assigned(by, to);
    }

    private static Content.Happening takenOver(String by) {
        return happening("taken-over", by + " took over. The bot is silent.", "by", by);
    }

    private static Content.Happening assigned(String by, String to) {
        return happening("assigned", by + " assigned the conversation to " + to + ".", "by", by, "to", to);
    }

    private static Content.Happening wanted(HolderChanged event) {
        var by = event.by() == null ? null : event.by().value();
        return event.from() instanceof Holder.Agent before
                ? happening(
                        "waits-again",
                        "The conversation waits for a person again: " + event.reason(),
                        "from",
                        before.id().value(),
                        "by",
                        by,
                        "reason",
                        event.reason())
                : happening(
                        "help-wanted",
                        "A person is wanted: " + event.reason() + ". The bot is silent.",
                        "reason",
                        event.reason());
    }

    static Content.Happening wantedOutOfHours(String reason) {
        return happening(
                "wanted-out-of-hours",
                "A person is wanted out of hours: " + reason + ". The bot goes on.",
                "reason",
                reason);
    }

    @EventListener
    void on(TeamAsked event) {
        var by = event.by().value();
        var text = by + " asked team " + event.team() + ".";
        tell(event.conversation(), happening("team-asked", text, "by", by, "team", event.team()));
    }

    @EventListener
    void on(Transferred event) {
        var by = event.conversation().holder().agentId();
        var action = event.action();
        var what = action.target() == null ? action.word() : action.word() + " " + action.target();
        tell(
                event.conversation(),
                happening(
                        "transferred",
                        "Given back to the bot (" + what + ") by "
                                + event.conversation().holder() + ".",
                        "by",
                        by == null ? null : by.value(),
                        "action",
                        action.word(),
                        "target",
                        action.target()));
    }

    @EventListener
    void on(ConversationResolved event) {
        var by = event.by().value();
        tell(event.conversation(), happening("resolved", by + " resolved the conversation.", "by", by));
    }

    @EventListener
    void on(ConversationReopened event) {
        var by = event.by().value();
        tell(event.conversation(), happening("opened-again", by + " opened the conversation again.", "by", by));
    }

    /** @param details names and values in turns; those without a value are left out */
    private static Content.Happening happening(String what, String text, @Nullable String... details) {
        Map<String, String> given = new TreeMap<>();
        for (int name = 0; name < details.length; name += 2) {
            var value = details[name + 1];
            if (value != null) {
                given.put(String.valueOf(details[name]), value);
            }
        }
        return new Content.Happening(what, given, text);
    }

    private void tell(Conversation conversation, Content.Happening happening) {
        conversations.tell(conversation.id(), happening);
    }
}
