package chat.baton.handover;

import chat.baton.conversation.Conversation;
import chat.baton.core.AgentId;
import chat.baton.team.Presence;
import chat.baton.team.Team;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** To whom a resolved conversation goes whose customer writes again. */
@Component
class Reopening {

    private final Team team;
    private final Presence presence;
    private final Capacity capacity;
    private final HandoverSettings settings;
    private final Clock clock;

    Reopening(Team team, Presence presence, Capacity capacity, HandoverSettings settings, Clock clock) {
        this.team = team;
        this.presence = presence;
        this.capacity = capacity;
        this.settings = settings;
        this.clock = clock;
    }

    /** Soon after, to its last agent if they are online and can hold one more. Absent for the bot. */
    Optional<AgentId> agentFor(Conversation conversation, Conversation.Resolution resolution) {
        return Optional.ofNullable(resolution.lastAgent())
                .filter(agent -> isSoonAfter(resolution))
                .filter(presence::isOnline)
                .filter(agent -> team.maySee(agent, conversation.merchant()))
                .filter(agent -> capacity.hasRoom(conversation.merchant(), agent));
    }

    private boolean isSoonAfter(Conversation.Resolution resolution) {
        return resolution.at().plus(settings.reopenToLastAgentWithin()).isAfter(clock.instant());
    }
}
