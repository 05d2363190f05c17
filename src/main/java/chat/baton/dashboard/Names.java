package chat.baton.dashboard;

import chat.baton.conversation.Conversation;
import chat.baton.core.AgentId;
import chat.baton.team.Agent;
import chat.baton.team.Team;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** People's names for screens. */
@Component
class Names {

    private final Team team;

    Names(Team team) {
        this.team = team;
    }

    /** A customer whose name the provider does not tell is called by what it knows them as. */
    static String customer(Conversation conversation) {
        var customer = conversation.customer();
        return customer.name() == null
                ? Texts.of("page.customer", customer.ref().externalId())
                : customer.name();
    }

    /** Looks each agent up once. */
    Book open() {
        return new Book(team, new HashMap<>());
    }

    record Book(Team team, Map<AgentId, String> known) {

        String of(AgentId id) {
            return id.equals(AgentId.OUTSIDE)
                    ? Texts.of("page.somebody-outside")
                    : known.computeIfAbsent(
                            id, agent -> team.agent(agent).map(Agent::name).orElse(agent.value()));
        }
    }
}
