package chat.baton.handover;

import chat.baton.conversation.Author;
import chat.baton.conversation.Content;
import chat.baton.conversation.Conversation;
import chat.baton.conversation.ConversationId;
import chat.baton.conversation.Conversations;
import chat.baton.conversation.Holder;
import chat.baton.core.AgentId;
import chat.baton.core.TeamId;
import chat.baton.team.Absence;
import chat.baton.team.AgentTeam;
import chat.baton.team.TeamDissolved;
import chat.baton.team.Teams;
import java.util.Comparator;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** How a conversation comes to wait for a person, and whose people are asked. */
@Component
class HelpRequests {

    private static final Logger LOG = LoggerFactory.getLogger(HelpRequests.class);

    private final Conversations conversations;
    private final Takeovers takeovers;
    private final Teams teams;
    private final OutOfHours outOfHours;
    private final ApplicationEventPublisher events;

    HelpRequests(
            Conversations conversations,
            Takeovers takeovers,
            Teams teams,
            OutOfHours outOfHours,
            ApplicationEventPublisher events) {
        this.conversations = conversations;
        this.takeovers = takeovers;
        this.teams = teams;
        this.outOfHours = outOfHours;
        this.events = events;
    }

    /** @return false when the bot keeps the conversation */
    boolean ask(Conversation conversation, HelpWanted wanted) {
        var absence = outOfHours.now(conversation);
        if (!wanted.inAnyCase() && absence != null && absence.botKeeps()) {
            keep(conversation, wanted, absence);
            return false;
        }
        var team = team(conversation, wanted.team());
        conversations.hand(conversation.id(), Holder.QUEUE, wanted.reason());
        if (team != null) {
            conversations.want(conversation.id(), team);
        }
        var words = outOfHours.words(conversation, absence, wanted.farewell());
        conversations.farewell(conversation.id(), Content.text(words), wanted.step());
        takeovers.begin(conversation, null, wanted.reason(), team);
        return true;
    }

    private void keep(Conversation conversation, HelpWanted wanted, Absence absence) {
        var words = outOfHours.words(conversation, absence, wanted.farewell());
        conversations.reply(conversation.id(), Author.BOT, Content.text(words), wanted.step());
        conversations.tell(conversation.id(), HandoverNotes.wantedOutOfHours(wanted.reason()));
    }

    private @Nullable TeamId team(Conversation conversation, @Nullable String name) {
        if (name == null || name.isBlank()) {
            return null;
        }
        var team = teams.named(conversation.merchant(), name).map(AgentTeam::id);
        if (team.isEmpty()) {
            LOG.warn(
                    "Merchant {} has no team \"{}\", which a flow asks for: everybody is asked instead",
                    conversation.merchant(),
                    name);
        }
        return team.orElse(null);
    }

    /**
     * Asks a team's people instead of those who were asked, or who answered, before.
     *
     * @throws chat.baton.team.NoSuchTeam when the merchant has no such team
     */
    void ask(Conversation conversation, Task task, TeamId id, AgentId by) {
        var team = teams.get(conversation.merchant(), id);
        conversations.hand(conversation.id(), Holder.QUEUE, HelpReason.TEAM_ASKED.words(team.name()), by);
        conversations.want(conversation.id(), id);
        takeovers.offer(task, id);
        if (task.getAssignee() == null) {
            events.publishEvent(new TeamAsked(conversation, team.name(), by));
        } else {
            takeovers.putBack(task);
        }
    }

    /** @param farewell what who asks for a person is told in any case; absent when the message did not ask */
    void stillWaits(Conversation conversation, @Nullable Farewell farewell) {
        if (farewell == null) {
            outOfHours.tell(conversation);
        } else {
            outOfHours.answer(conversation, farewell);
        }
    }

    @EventListener
    void on(TeamDissolved event) {
        // In one order, and each before its task: so lock those who take over, and those who join conversations.
        takeovers.offeredTo(event.team()).stream()
                .sorted(Comparator.comparing(ConversationId::value))
                .forEach(this::askEverybody);
    }

    private void askEverybody(ConversationId id) {
        conversations.lock(id);
        takeovers.task(id).ifPresent(task -> takeovers.offer(task, null));
        conversations.want(id, null);
    }
}
