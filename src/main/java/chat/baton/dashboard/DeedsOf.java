package chat.baton.dashboard;

import chat.baton.conversation.Conversation;
import chat.baton.conversation.Holder;
import chat.baton.core.AgentId;
import chat.baton.dashboard.Deeds.Colleague;
import chat.baton.team.Role;
import chat.baton.team.Team;
import chat.baton.team.Teams;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Finds out what a person can do about who answers. */
@Component
class DeedsOf {

    private final Team team;
    private final Teams teams;
    private final Names names;
    private final LocalMoments moments;

    DeedsOf(Team team, Teams teams, Names names, LocalMoments moments) {
        this.team = team;
        this.teams = teams;
        this.names = names;
        this.moments = moments;
    }

    Deeds of(Conversation conversation, AgentId me, Locale locale) {
        var holder = conversation.holder();
        return new Deeds(
                conversation.id().value(),
                kind(holder, me),
                holder instanceof Holder.Agent agent ? names.open().of(agent.id()) : "",
                moments.at(conversation.merchant(), conversation.holderSince(), locale),
                team.is(me, Role.MERCHANT) || team.is(me, Role.ADMIN),
                "resolved".equals(conversation.status()),
                conversation.heldByBot() ? List.of() : colleagues(conversation),
                conversation.turn() + "-" + conversation.status());
    }

    private static String kind(Holder holder, AgentId me) {
        if (holder instanceof Holder.Agent agent) {
            return agent.id().equals(me) ? "mine" : "other";
        }
        return holder.kind();
    }

    private List<Colleague> colleagues(Conversation conversation) {
        var agents = team.agents(conversation.merchant()).stream()
                .filter(agent -> !conversation.heldBy(Holder.agent(agent.id())))
                .map(agent -> new Colleague("agent:" + agent.id(), agent.name(), false));
        var groups = teams.of(conversation.merchant()).stream()
                .map(group -> new Colleague("team:" + group.id(), group.name(), true));
        return Stream.concat(agents, groups).toList();
    }
}
