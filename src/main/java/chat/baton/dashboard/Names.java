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

    private static final int LONGEST_ID = 16;
    private static final int END = 5;

    private final Team team;

    Names(Team team) {
        this.team = team;
    }

    /** A customer of whom no name is known is called by what the provider knows them as, or its end where that is long. */
    static String customer(Conversation conversation) {
        var customer = conversation.customer();
        return customer.name() == null
                ? Texts.of("page.customer", end(customer.ref().externalId()))
                : customer.name();
    }

    private static String end(String id) {
        return id.length() <= LONGEST_ID ? id : "…" + id.substring(id.length() - END);
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
